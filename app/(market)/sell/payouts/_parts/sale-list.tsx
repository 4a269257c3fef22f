'use client'
import { useMore } from '@/app/_parts/use-more'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Money } from '@/components/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { SellerRow, SellerStatementView } from '@/lib/payouts/schemas'

const medium = 'hidden md:table-cell'

export function SaleList({ first, now }: { first: SellerStatementView; now: string }) {
  const { currency } = first
  const { items, more, pending } = useMore<SellerRow, SellerStatementView>(
    first,
    (cursor) => `/earnings/statement?currency=${currency}&cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  if (items.length === 0)
    return (
      <Card>
        <Empty title="Nothing sold yet">
          Every sale stands here with its fee, as soon as its money is yours.
        </Empty>
      </Card>
    )
  return (
    <>
      <Card>
        <Table label="Sales">
          <TableHeader>
            <TableRow>
              <TableHead>What</TableHead>
              <TableHead numeric className={medium}>
                Price
              </TableHead>
              <TableHead numeric className={medium}>
                Fee
              </TableHead>
              <TableHead numeric className={medium}>
                Tax
              </TableHead>
              <TableHead numeric>Yours</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {items.map((row) => (
              <TableRow key={row.id} id={row.id}>
                <TableCell className="py-2.5 align-top whitespace-normal">
                  <p className="font-medium break-words">{row.title}</p>
                  <p className="text-xs text-fg-3">
                    <Time at={row.at} now={now} />
                  </p>
                </TableCell>
                {[row.grossMinor, row.feeMinor, row.taxMinor].map((minor, n) => (
                  <TableCell
                    key={['gross', 'fee', 'tax'][n]}
                    numeric
                    className={`${medium} py-2.5 align-top`}
                  >
                    {minor !== 0 && <Money minor={minor} currency={currency} />}
                  </TableCell>
                ))}
                <TableCell numeric className="py-2.5 align-top">
                  <Money minor={row.netMinor} currency={currency} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      {more && (
        <div className="mt-4 text-center">
          <Button onClick={more} pending={pending}>
            Show older sales
          </Button>
        </div>
      )}
    </>
  )
}
