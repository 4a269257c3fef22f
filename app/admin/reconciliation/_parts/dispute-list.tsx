'use client'
import { PagedTable } from '@/app/_parts/paged-table'
import { Badge } from '@/components/ui/badge'
import { CopyId } from '@/components/ui/copy-id'
import { Money } from '@/components/ui/money'
import { type Column, TableCell, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { CardDisputeView } from '@/lib/payments/schemas'
import { AnswerBank } from './acts'
import { disputeWords } from './words'

type Page = { items: CardDisputeView[]; nextCursor: string | null }
type Props = { first: Page; now: string }

const medium = 'hidden md:table-cell'

const columns: Column[] = [
  { name: 'Order and reason' },
  { name: 'Amount', numeric: true },
  { name: 'Answer by', className: medium },
  { name: 'Act', numeric: true, hidden: true },
]

export const DisputeList = ({ first, now }: Props) => (
  <PagedTable
    label="Card disputes"
    columns={columns}
    first={first}
    path="/admin/card-disputes"
    row={(row) => <Row row={row} now={now} />}
  />
)

function Row({ row, now }: { row: CardDisputeView; now: string }) {
  return (
    <TableRow id={row.id}>
      <TableCell className="py-2.5 align-top whitespace-normal">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {row.reason.replaceAll('_', ' ')}
          <Badge tone={disputeWords[row.state].tone}>{disputeWords[row.state].text}</Badge>
          {!row.withdrawn && <Badge tone="line">the bank only asks</Badge>}
        </p>
        <CopyId label="Order" value={row.orderId} bare className="max-w-full text-xs" />
      </TableCell>
      <TableCell numeric className="py-2.5 align-top">
        <Money minor={row.amountMinor} currency={row.currency} />
      </TableCell>
      <TableCell className={`${medium} py-2.5 align-top text-xs text-fg-3`}>
        {row.dueAt && <Time at={row.dueAt} now={now} />}
      </TableCell>
      <TableCell numeric className="py-2.5 align-top">
        {row.answered || row.endedAt ? (
          <span className="text-xs text-fg-3">answered</span>
        ) : (
          <AnswerBank disputeId={row.id} orderId={row.orderId} />
        )}
      </TableCell>
    </TableRow>
  )
}
