'use client'
import { PagedTable } from '@/app/_parts/paged-table'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Money } from '@/components/ui/money'
import { type Column, TableCell, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { PayoutListView, PayoutView } from '@/lib/payouts/schemas'

const words: Record<PayoutView['state'], { text: string; tone: BadgeTone }> = {
  requested: { text: 'On its way', tone: 'info' },
  transferred: { text: 'On its way', tone: 'info' },
  in_transit: { text: 'On its way', tone: 'info' },
  paid: { text: 'Paid', tone: 'positive' },
  failed: { text: 'Came back', tone: 'warning' },
}

const columns: Column[] = [{ name: 'When' }, { name: 'State' }, { name: 'Amount', numeric: true }]

export function PayoutList({ first, now }: { first: PayoutListView; now: string }) {
  if (first.items.length === 0)
    return (
      <Card>
        <Empty title="No payout yet">What you withdraw stands here until it is at your bank.</Empty>
      </Card>
    )
  return (
    <PagedTable
      label="Payouts"
      older="payouts"
      columns={columns}
      first={first}
      path="/payouts"
      row={(row) => <Row row={row} now={now} />}
    />
  )
}

function Row({ row, now }: { row: PayoutView; now: string }) {
  return (
    <TableRow id={row.id}>
      <TableCell className="py-2.5 align-top">
        <Time at={row.createdAt} now={now} />
        {row.monthly && <p className="text-xs text-fg-3">monthly</p>}
      </TableCell>
      <TableCell className="py-2.5 align-top whitespace-normal">
        <Badge tone={words[row.state].tone}>{words[row.state].text}</Badge>
        {row.failure && <p className="max-w-[40ch] text-xs break-words text-warning">{row.failure}</p>}
      </TableCell>
      <TableCell numeric className="py-2.5 align-top">
        <Money minor={row.amountMinor} currency={row.currency} />
      </TableCell>
    </TableRow>
  )
}
