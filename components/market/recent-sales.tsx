import { Card, CardHeader } from '../ui/card'
import { Money } from '../ui/money'
import { PriceDiff } from '../ui/price-diff'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { Time } from '../ui/time'

export type Sale = {
  id: string
  at: string
  priceMinor: number
  wear?: number | undefined
  seed?: number | undefined
}

type Props = {
  sales: Sale[]
  referenceMinor: number | null
  now: string
  /** At the right of the title: "64 in 24 h". */
  summary?: string | undefined
  currency?: string
}

export function RecentSales({ sales, referenceMinor, now, summary, currency = 'EUR' }: Props) {
  const worn = sales.some((sale) => sale.wear !== undefined)
  return (
    <Card>
      <CardHeader title="Recent sales">{summary}</CardHeader>
      {sales.length === 0 ? (
        <p className="p-4 text-fg-3">Nobody has sold this here yet. The first sale sets the first mark.</p>
      ) : (
        <Table label="Recent sales">
          <TableHeader>
            <TableRow>
              <TableHead>When</TableHead>
              {worn && <TableHead>Float</TableHead>}
              {worn && (
                <TableHead numeric className="hidden sm:table-cell">
                  Seed
                </TableHead>
              )}
              <TableHead numeric>Price</TableHead>
              <TableHead numeric>To reference</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {sales.map((sale) => (
              <TableRow key={sale.id}>
                <TableCell>
                  <Time at={sale.at} now={now} />
                </TableCell>
                {worn && <TableCell>{sale.wear?.toFixed(4) ?? ''}</TableCell>}
                {worn && (
                  <TableCell numeric className="hidden sm:table-cell">
                    {sale.seed ?? ''}
                  </TableCell>
                )}
                <TableCell numeric>
                  <Money minor={sale.priceMinor} currency={currency} className="font-medium" />
                </TableCell>
                <TableCell numeric>
                  <PriceDiff priceMinor={sale.priceMinor} referenceMinor={referenceMinor} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}
