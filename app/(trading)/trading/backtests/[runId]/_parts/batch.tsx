import { moneyTone, percent, ratio, seriesName } from '@/components/backtest/words'
import { Card, CardHeader } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { Link } from '@/components/ui/link'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { PartView, RunView } from '@/lib/backtest/schemas/views'

/** Every series of a batch with its figures, the best return first; each opens its own result. */
export function Batch({ run }: { run: RunView }) {
  const parts = [...run.parts].sort((a, b) => (b.figures?.roi ?? -9) - (a.figures?.roi ?? -9))
  const gained = parts.filter(({ figures }) => (figures?.roi ?? 0) > 0).length
  return (
    <Card>
      <CardHeader title="Series">
        {gained} of {parts.length} gained
      </CardHeader>
      <Table label="Series of the batch">
        <TableHeader>
          <TableRow>
            <TableHead>Series</TableHead>
            <TableHead>Exchange</TableHead>
            <TableHead numeric>Return</TableHead>
            <TableHead numeric>Sharpe</TableHead>
            <TableHead numeric>Drawdown</TableHead>
            <TableHead numeric>Profit factor</TableHead>
            <TableHead numeric>Win rate</TableHead>
            <TableHead numeric>Trades</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {parts.map((part) => (
            <Row key={part.index} part={part} runId={run.runId} />
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function Row({ part, runId }: { part: PartView; runId: string }) {
  const { figures, series, failure } = part
  const name = series ? seriesName(series) : part.label
  if (!figures)
    return (
      <TableRow>
        <TableCell>{name}</TableCell>
        <TableCell>{series?.exchange}</TableCell>
        <TableCell colSpan={6} className="whitespace-normal text-warning">
          {failure ?? 'No result.'}
        </TableCell>
      </TableRow>
    )
  return (
    <TableRow>
      <TableCell>
        <Link href={`/trading/backtests/${runId}?part=${part.index}`} className="font-medium link-quiet">
          {name}
        </Link>
      </TableCell>
      <TableCell className="text-fg-2">{series?.exchange}</TableCell>
      <TableCell numeric className={cn(moneyTone(figures.roi))}>
        {percent(figures.roi, { signed: true })}
      </TableCell>
      <TableCell numeric>{ratio(figures.sharpe)}</TableCell>
      <TableCell numeric>{percent(-figures.maxDrawdown)}</TableCell>
      <TableCell numeric>{ratio(figures.profitFactor)}</TableCell>
      <TableCell numeric>{percent(figures.winRate)}</TableCell>
      <TableCell numeric>{figures.trades.toLocaleString('en-GB')}</TableCell>
    </TableRow>
  )
}
