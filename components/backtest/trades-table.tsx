'use client'
import type { TradeView } from '@/lib/backtest/schemas/results'
import { cn } from '../ui/cn'
import { formatDayClock } from '../ui/format'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { amount, exitWords, moneyTone, percent, price, span } from './words'

type Props = {
  trades: readonly TradeView[]
  unit: string
  /** Left out: the rows cannot be chosen. */
  onChoose?: (trade: number) => void
  chosen?: number | null
}

export function TradesTable({ trades, unit, onChoose, chosen = null }: Props) {
  return (
    <Table label="Trades" dense>
      <TableHeader>
        <TableRow>
          <TableHead>#</TableHead>
          <TableHead>Side</TableHead>
          <TableHead>Opened</TableHead>
          <TableHead numeric>Held</TableHead>
          <TableHead numeric>In</TableHead>
          <TableHead numeric>Out</TableHead>
          <TableHead numeric>Return</TableHead>
          <TableHead numeric>Net</TableHead>
          <TableHead>Why out</TableHead>
          <TableHead numeric>Worst</TableHead>
          <TableHead numeric>Best</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {trades.map((trade) => (
          <TableRow key={trade.n} selected={trade.n === chosen}>
            <TableCell className="text-fg-3">
              {onChoose ? (
                <button
                  type="button"
                  aria-pressed={trade.n === chosen}
                  aria-label={`Show trade ${trade.n} on the chart`}
                  onClick={() => onChoose(trade.n)}
                  className="min-h-6 min-w-6 text-left underline decoration-border-3 underline-offset-3 hover:text-fg-1"
                >
                  {trade.n}
                </button>
              ) : (
                trade.n
              )}
            </TableCell>
            <TableCell className="font-medium">{trade.side === 'long' ? 'Long' : 'Short'}</TableCell>
            <TableCell className="text-fg-2">{formatDayClock(new Date(trade.entryTs))}</TableCell>
            <TableCell numeric className="text-fg-2">
              {span(trade.exitTs - trade.entryTs)}
            </TableCell>
            <TableCell numeric>{price(trade.entryPrice)}</TableCell>
            <TableCell numeric>{price(trade.exitPrice)}</TableCell>
            <TableCell numeric className={cn(moneyTone(trade.ratio))}>
              {percent(trade.ratio, { signed: true, digits: 2 })}
            </TableCell>
            <TableCell numeric className={cn(moneyTone(trade.pnl))}>
              {amount(trade.pnl, unit, true)}
            </TableCell>
            <TableCell className="text-fg-2">{exitWords[trade.exit]}</TableCell>
            <TableCell numeric className="text-fg-3">
              {percent(-trade.mae)}
            </TableCell>
            <TableCell numeric className="text-fg-3">
              {percent(trade.mfe, { signed: true })}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
