import { ActShell, Page } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

const steps = ['bought', 'escrow', 'offer', 'now', 'next']

export default function DealLoading() {
  return (
    <Page>
      <p className="sr-only" role="status">
        The deal is being loaded.
      </p>
      <Skeleton className="mb-3 h-6 w-64" />
      <ActShell asideLabel="Item, money and help" aside={<Aside />}>
        <Card className="overflow-hidden">
          <div className="flex flex-wrap items-center gap-5 p-4 md:p-5">
            <div className="flex min-w-0 flex-[1_1_240px] flex-col gap-2">
              <Skeleton className="h-5 w-24" />
              <Skeleton className="h-8 w-4/5" />
              <Skeleton className="h-11 w-full" />
            </div>
            <Skeleton className="size-24 rounded-full" />
            <Skeleton className="h-11 w-56 max-md:w-full" />
          </div>
          <div className="border-t bg-surface-0 p-5">
            <Skeleton className="h-12 w-full" />
          </div>
        </Card>
        <Card>
          <div className="flex h-12 items-center border-b px-4">
            <Skeleton className="h-5 w-20" />
          </div>
          <div className="flex flex-col gap-7 p-4 md:pl-28">
            {steps.map((step) => (
              <div key={step} className="flex gap-3">
                <Skeleton className="size-5 shrink-0 rounded-full" />
                <div className="flex min-w-0 flex-1 flex-col gap-1.5">
                  <Skeleton className="h-5 w-48 max-w-full" />
                  <Skeleton className="h-5 w-96 max-w-full" />
                </div>
              </div>
            ))}
          </div>
        </Card>
      </ActShell>
    </Page>
  )
}

function Aside() {
  return (
    <>
      <Card className="overflow-hidden">
        <Skeleton className="h-[132px] rounded-none" />
        <div className="flex flex-col gap-2 border-t p-4">
          <Skeleton className="h-5 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
        </div>
      </Card>
      <Card className="p-4">
        <Skeleton className="h-[124px]" />
      </Card>
      <Card className="p-4">
        <Skeleton className="h-[132px]" />
      </Card>
    </>
  )
}
