import { ItemCardSkeleton } from '@/components/market/item-card'
import { ItemGrid } from '@/components/market/item-grid'
import { Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <p role="status" className="sr-only">
        Reading your inventory from Steam
      </p>
      <Skeleton className="h-7 w-36" />
      <Skeleton className="mt-2 mb-5 h-4 w-80 max-w-full" />
      <Skeleton className="mb-3 h-9 w-full max-w-[420px]" />
      <Skeleton className="mb-3 h-9 w-full max-w-[560px]" />
      <ItemGrid label="Loading">
        {Array.from({ length: 10 }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places without content
          <li key={place}>
            <ItemCardSkeleton />
          </li>
        ))}
      </ItemGrid>
    </>
  )
}
