import { formatDay } from '../ui/format'
import { Money } from '../ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import type { PricePoint } from './price-point'

/** The chart's twin: the same days, newest first. */
export function PriceHistoryTable({ points, currency }: { points: PricePoint[]; currency: string }) {
  return (
    <div className="max-h-[340px] overflow-y-auto">
      <Table label="Price history by day" dense>
        <TableHeader>
          <TableRow>
            <TableHead>Day</TableHead>
            <TableHead numeric>Lowest</TableHead>
            <TableHead numeric>Median</TableHead>
            <TableHead numeric>Highest</TableHead>
            <TableHead numeric>Sales</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {[...points].reverse().map((point) => (
            <TableRow key={point.at}>
              <TableCell>{formatDay(new Date(point.at))}</TableCell>
              {[point.lowMinor, point.medianMinor, point.highMinor].map((minor, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three fixed columns
                <TableCell key={column} numeric>
                  <Money minor={minor} currency={currency} />
                </TableCell>
              ))}
              <TableCell numeric>{point.sales}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}
