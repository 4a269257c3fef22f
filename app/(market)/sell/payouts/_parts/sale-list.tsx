'use client'
import { PagedTable } from '@/app/_parts/paged-table'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Money } from '@/components/ui/money'
import { type Column, TableCell, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { SellerRow, SellerStatementView } from '@/lib/payouts/schemas'

const medium = 'hidden md:table-cell'

const columns: Column[] = [
  { name: 'What' },
  { name: 'Price', numeric: true, className: medium },
  { name: 'Fee', numeric: true, className: medium },
  { name: 'Tax', numeric: true, className: medium },
  { name: 'Yours', numeric: true },
]

export function SaleList({ first, now }: { first: SellerStatementView; now: string }) {
  if (first.items.length === 0)
    return (
      <Card>
        <Empty title="Nothing sold yet">
          Every sale stands here with its fee, as soon as its money is yours.
        </Empty>
      </Card>
    )
  return (
    <PagedTable
      label="Sales"
      older="sales"
      columns={columns}
      first={first}
      path={`/earnings/statement?currency=${first.currency}`}
      row={(row) => <Row row={row} currency={first.currency} now={now} />}
    />
  )
}

function Row({
  row,
  currency,
  now,
}: {
  row: SellerRow
  currency: SellerStatementView['currency']
  now: string
}) {
  return (
    <TableRow id={row.id}>
      <TableCell className="py-2.5 align-top whitespace-normal">
        <p className="font-medium break-words">{row.title}</p>
        <p className="text-xs text-fg-3">
          <Time at={row.at} now={now} />
        </p>
      </TableCell>
      {[row.grossMinor, row.feeMinor, row.taxMinor].map((minor, n) => (
        <TableCell key={['gross', 'fee', 'tax'][n]} numeric className={`${medium} py-2.5 align-top`}>
          {minor !== 0 && <Money minor={minor} currency={currency} />}
        </TableCell>
      ))}
      <TableCell numeric className="py-2.5 align-top">
        <Money minor={row.netMinor} currency={currency} />
      </TableCell>
    </TableRow>
  )
}
