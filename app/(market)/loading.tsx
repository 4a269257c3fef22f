import { Page } from '@/components/layout/page'
import { Skeleton } from '@/components/ui/skeleton'

/** Title, line and two cards: the shape nearly every page has. */
export default function Loading() {
  return (
    <Page>
      <p role="status" className="sr-only">
        Loading
      </p>
      <Skeleton className="h-7 w-56" />
      <Skeleton className="mt-2 h-4 w-80 max-w-full" />
      <div className="mt-6 grid gap-4 xl:grid-cols-[minmax(0,1fr)_var(--aside)]">
        <Skeleton className="h-80 rounded-lg" />
        <Skeleton className="h-80 rounded-lg" />
      </div>
    </Page>
  )
}
