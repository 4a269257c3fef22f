'use client'
import { PagedTable } from '@/app/_parts/paged-table'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Money } from '@/components/ui/money'
import { type Column, TableCell, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { ClearingRow, ClearingView } from '@/lib/earnings/schemas'

type Props = { first: ClearingView; now: string }

const columns: Column[] = [{ name: 'Sale' }, { name: 'Yours' }, { name: 'Amount', numeric: true }]

/** What was earned and lies in escrow yet, with when it becomes the seller's. */
export const ClearingList = ({ first, now }: Props) => (
  <PagedTable
    label="Not yet yours"
    columns={columns}
    first={first}
    path={`/earnings/clearing?currency=${first.currency}`}
    older="sales"
    row={(row) => (
      <TableRow id={row.id}>
        <TableCell className="py-2.5 align-top whitespace-normal">
          <Link href={`/sales/${row.sellerOrderId}`}>{row.title}</Link>
        </TableCell>
        <TableCell className="py-2.5 align-top text-xs whitespace-normal text-fg-2">
          <When row={row} now={now} />
        </TableCell>
        <TableCell numeric className="py-2.5 align-top">
          <Money minor={row.netMinor} currency={row.currency} />
        </TableCell>
      </TableRow>
    )}
  />
)

function When({ row: { state, why, availableAt }, now }: { row: ClearingRow; now: string }) {
  if (state === 'held')
    return (
      <>
        <Badge tone="warning">held</Badge> {why}
      </>
    )
  if (availableAt)
    return (
      <>
        <Time at={availableAt} now={now} />, when it can no longer be sent back
      </>
    )
  return '14 days after it was delivered'
}
