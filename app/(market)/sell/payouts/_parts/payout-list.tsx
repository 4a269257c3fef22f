'use client'
import { useMore } from '@/app/_parts/use-more'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Money } from '@/components/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { PayoutListView, PayoutView } from '@/lib/payouts/schemas'

const words: Record<PayoutView['state'], { text: string; tone: BadgeTone }> = {
  requested: { text: 'On its way', tone: 'info' },
  transferred: { text: 'On its way', tone: 'info' },
  in_transit: { text: 'On its way', tone: 'info' },
  paid: { text: 'Paid', tone: 'positive' },
  failed: { text: 'Came back', tone: 'warning' },
}

export function PayoutList({ first, now }: { first: PayoutListView; now: string }) {
  const { items, more, pending } = useMore<PayoutView, PayoutListView>(
    first,
    (cursor) => `/payouts?cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  if (items.length === 0)
    return (
      <Card>
        <Empty title="No payout yet">What you withdraw stands here until it is at your bank.</Empty>
      </Card>
    )
  return (
    <>
      <Card>
        <Table label="Payouts">
          <TableHeader>
            <TableRow>
              <TableHead>When</TableHead>
              <TableHead>State</TableHead>
              <TableHead numeric>Amount</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {items.map((row) => (
              <TableRow key={row.id} id={row.id}>
                <TableCell className="py-2.5 align-top">
                  <Time at={row.createdAt} now={now} />
                  {row.monthly && <p className="text-xs text-fg-3">monthly</p>}
                </TableCell>
                <TableCell className="py-2.5 align-top whitespace-normal">
                  <Badge tone={words[row.state].tone}>{words[row.state].text}</Badge>
                  {row.failure && (
                    <p className="max-w-[40ch] text-xs break-words text-warning">{row.failure}</p>
                  )}
                </TableCell>
                <TableCell numeric className="py-2.5 align-top">
                  <Money minor={row.amountMinor} currency={row.currency} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      {more && (
        <div className="mt-4 text-center">
          <Button onClick={more} pending={pending}>
            Show older payouts
          </Button>
        </div>
      )}
    </>
  )
}
