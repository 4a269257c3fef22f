import { Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <>
      <p role="status" className="sr-only">
        Your payouts are being read.
      </p>
      <Skeleton className="mb-4 h-8 w-40" />
      <Skeleton className="mb-4 h-20 w-full" />
      <Skeleton className="h-64 w-full" />
    </>
  )
}
