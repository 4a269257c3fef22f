import { ActShell, Page } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <Page>
      <p role="status" className="sr-only">
        Loading the item
      </p>
      <Skeleton className="mb-4 h-4 w-56" />
      <ActShell asideLabel="Loading" aside={<PanelSkeleton />}>
        <Card className="grid md:grid-cols-[minmax(0,1.28fr)_minmax(0,1fr)]">
          <Skeleton className="min-h-[200px] rounded-none md:min-h-[332px]" />
          <div className="flex flex-col gap-3 p-5">
            <Skeleton className="h-5 w-24" />
            <Skeleton className="h-7 w-3/4" />
            <Skeleton className="h-4 w-1/2" />
            <Skeleton className="mt-auto h-4" />
            <Skeleton className="h-4" />
            <Skeleton className="h-4" />
          </div>
        </Card>
        <Skeleton className="h-[374px] rounded-lg" />
        <Skeleton className="h-[420px] rounded-lg" />
      </ActShell>
    </Page>
  )
}

const PanelSkeleton = () => (
  <>
    <Card className="flex flex-col gap-3 p-4">
      <Skeleton className="h-8 w-32" />
      <Skeleton className="h-20" />
      <Skeleton className="h-11" />
      <Skeleton className="h-24" />
    </Card>
    <Skeleton className="h-28 rounded-lg" />
    <Skeleton className="h-24 rounded-lg" />
  </>
)
