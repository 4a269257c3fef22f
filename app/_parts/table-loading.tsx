import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

/** Title, an optional row of filters and a table of so many rows. */
export function TableLoading({ what, rows, filters }: { what: string; rows: number; filters?: boolean }) {
  return (
    <>
      <p role="status" className="sr-only">
        {what} being loaded.
      </p>
      <Skeleton className="h-7 w-28" />
      <Skeleton className="mt-2 mb-4 h-4 w-72 max-w-full" />
      {filters && (
        <div className="mb-4 flex flex-wrap gap-2">
          <Skeleton className="h-9 w-80 max-w-full" />
          <Skeleton className="h-9 w-20" />
        </div>
      )}
      <Card>
        <div className="border-b px-4 py-2">
          <Skeleton className="h-4 w-24" />
        </div>
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton are alike
          <div key={index} className="flex h-14 items-center gap-4 border-b px-4 last:border-b-0">
            <Skeleton className="h-4 w-32" />
            <Skeleton className="h-4 flex-1" />
            <Skeleton className="h-4 w-20" />
          </div>
        ))}
      </Card>
    </>
  )
}
