import { ListShell, Page } from '@/components/layout/page'
import { ItemCardSkeleton } from '@/components/market/item-card'
import { ItemGrid } from '@/components/market/item-grid'
import { Skeleton } from '@/components/ui/skeleton'

const shares = ['w-full', 'w-4/5', 'w-11/12', 'w-3/4', 'w-5/6', 'w-2/3']

export default function Loading() {
  return (
    <Page>
      <p role="status" className="sr-only">
        Loading the market
      </p>
      <Skeleton className="h-7 w-40" />
      <Skeleton className="mt-2 mb-5 h-4 w-80 max-w-full" />
      <ListShell rail={<RailSkeleton />}>
        <div className="mb-3 flex gap-2">
          <Skeleton className="h-9 flex-1 md:max-w-[340px]" />
          <Skeleton className="ml-auto hidden h-9 w-48 md:block" />
        </div>
        <ItemGrid label="Loading">
          {Array.from({ length: 15 }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places without content
            <li key={place}>
              <ItemCardSkeleton />
            </li>
          ))}
        </ItemGrid>
      </ListShell>
    </Page>
  )
}

const RailSkeleton = () => (
  <div className="flex flex-col gap-3">
    <Skeleton className="h-9" />
    <Skeleton className="h-24" />
    {shares.map((share) => (
      <Skeleton key={share} className={`h-4 ${share}`} />
    ))}
  </div>
)
