import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

const places = (count: number) => Array.from({ length: count }, (_, index) => `${index}`)

/** Health, queues, list and case in the sizes they will have. */
export default function WorkListLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        The work list is being loaded.
      </p>
      <Skeleton className="h-7 w-32" />
      <Skeleton className="mt-2 mb-4 h-4 w-80 max-w-full" />
      <div className="mb-4 grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border-1 md:grid-cols-3 xl:grid-cols-6">
        {places(6).map((place) => (
          <div key={place} className="flex flex-col gap-1.5 bg-surface-1 px-4 py-3">
            <Skeleton className="h-3.5 w-16" />
            <Skeleton className="h-5 w-20" />
            <Skeleton className="h-3.5 w-24" />
          </div>
        ))}
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[200px_minmax(0,400px)_minmax(0,1fr)]">
        <Skeleton className="h-12 rounded-lg xl:h-[194px]" />
        <Card>
          <div className="flex h-12 items-center border-b px-4">
            <Skeleton className="h-5 w-24" />
          </div>
          {places(4).map((place) => (
            <div key={place} className="flex flex-col gap-1.5 border-b px-4 py-3 last:border-b-0">
              <Skeleton className="h-4 w-40" />
              <Skeleton className="h-3.5 w-52 max-w-full" />
              <Skeleton className="h-3.5 w-64 max-w-full" />
            </div>
          ))}
        </Card>
        <Card>
          <div className="flex h-12 items-center border-b px-4">
            <Skeleton className="h-5 w-56 max-w-full" />
          </div>
          <div className="flex items-center gap-3.5 border-b p-4">
            <Skeleton className="h-14 w-28" />
            <Skeleton className="h-9 flex-1" />
          </div>
          <div className="flex flex-col gap-3 p-4">
            {places(4).map((place) => (
              <Skeleton key={place} className="h-5" />
            ))}
            <Skeleton className="h-10 rounded-md" />
          </div>
          <div className="flex gap-2 border-t p-3">
            <Skeleton className="h-9 w-36" />
            <Skeleton className="h-9 w-24" />
          </div>
        </Card>
      </div>
    </>
  )
}
