import { ActShell, Page } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export default function WalletLoading() {
  return (
    <Page>
      <p className="sr-only" role="status">
        The wallet is being loaded.
      </p>
      <Skeleton className="mb-2 h-7 w-28" />
      <Skeleton className="mb-4 h-5 w-96 max-w-full" />
      <Card className="mb-4 p-5">
        <Skeleton className="h-[72px]" />
      </Card>
      <ActShell
        asideLabel="Escrow and ways of money"
        aside={
          <Card className="p-4">
            <Skeleton className="h-20" />
          </Card>
        }
      >
        <Card>
          <div className="h-12 border-b" />
          {rows.map((row) => (
            <div key={row} className="flex h-13 items-center gap-6 border-b px-4 last:border-b-0">
              <Skeleton className="hidden h-5 w-28 md:block" />
              <Skeleton className="h-8 flex-1" />
              <Skeleton className="h-5 w-20" />
            </div>
          ))}
        </Card>
      </ActShell>
    </Page>
  )
}
