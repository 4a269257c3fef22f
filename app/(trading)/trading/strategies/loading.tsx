import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <p role="status" className="sr-only">
        Reading your strategies
      </p>
      <Skeleton className="h-7 w-36" />
      <Skeleton className="mt-2 mb-5 h-4 w-80 max-w-full" />
      <Card className="flex flex-col gap-3 p-4">
        {Array.from({ length: 4 }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places without content
          <Skeleton key={place} className="h-9 w-full" />
        ))}
      </Card>
    </>
  )
}
