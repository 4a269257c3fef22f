'use client'
import { useState } from 'react'
import { useMore } from '@/app/_parts/use-more'
import { moneyTone, percent, ratio, seriesName } from '@/components/backtest/words'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { HistoryRow, HistoryView } from '@/lib/backtest/schemas/views'
import { kindWords } from './kinds'
import { StateBadge } from './state-badge'

type Props = { first: HistoryView; query: string; now: string }

type Row = HistoryRow & { id: string }

const sliceOf = ({ items, nextCursor }: HistoryView) => ({
  items: items.map((row): Row => ({ ...row, id: row.runId })),
  nextCursor,
})

const most = 4
const comparable = ({ kind, state }: HistoryRow) =>
  kind !== 'batch' && kind !== 'walk_forward' && state === 'done'

export function HistoryList({ first, query, now }: Props) {
  const { items, more, pending, failed } = useMore(
    sliceOf(first),
    (cursor) => `/backtests?${query}${query && '&'}cursor=${cursor}`,
    sliceOf,
  )
  const [chosen, setChosen] = useState<string[]>([])
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]))
  return (
    <Card>
      <CardHeader title="Runs">
        {chosen.length < 2 ? (
          'Choose two to four runs to compare them'
        ) : (
          <LinkButton size="sm" href={`/trading/backtests/compare?runs=${chosen.join(',')}`}>
            Compare {chosen.length} runs
          </LinkButton>
        )}
      </CardHeader>
      <Table label="Backtests">
        <TableHeader>
          <TableRow>
            <TableHead>
              <span className="sr-only">Compare</span>
            </TableHead>
            <TableHead>Run</TableHead>
            <TableHead>Strategy</TableHead>
            <TableHead>Series</TableHead>
            <TableHead>State</TableHead>
            <TableHead numeric>Return</TableHead>
            <TableHead numeric>Sharpe</TableHead>
            <TableHead numeric>Drawdown</TableHead>
            <TableHead numeric>Trades</TableHead>
            <TableHead numeric>Asked</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {items.map((row) => (
            <HistoryLine
              key={row.id}
              row={row}
              now={now}
              chosen={chosen.includes(row.id)}
              full={chosen.length >= most}
              onToggle={() => toggle(row.id)}
            />
          ))}
        </TableBody>
      </Table>
      {(more || failed) && (
        <CardFooter>
          {failed && <Alert tone="warning">Older runs could not be loaded. Try again.</Alert>}
          {more && (
            <Button onClick={more} pending={pending} className="mx-auto">
              Show older runs
            </Button>
          )}
        </CardFooter>
      )}
    </Card>
  )
}

type LineProps = { row: Row; now: string; chosen: boolean; full: boolean; onToggle: () => void }

function HistoryLine({ row, now, chosen, full, onToggle }: LineProps) {
  const { figures, series, progress } = row
  const share = progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : 0
  return (
    <TableRow selected={chosen}>
      <TableCell>
        <input
          type="checkbox"
          aria-label={`Compare run ${row.number}`}
          checked={chosen}
          disabled={!comparable(row) || (full && !chosen)}
          onChange={onToggle}
          className="size-6 cursor-pointer accent-(--accent-fill) disabled:cursor-not-allowed"
        />
      </TableCell>
      <TableCell>
        <Link href={`/trading/backtests/${row.runId}`} className="font-medium link-quiet">
          {kindWords[row.kind]} {row.number}
        </Link>
      </TableCell>
      <TableCell className="max-w-56 truncate">
        {row.strategyName}
        {row.strategyVersion !== null && <span className="text-fg-3"> v{row.strategyVersion}</span>}
      </TableCell>
      <TableCell className="text-fg-2">
        {series && seriesName(series)}
        {row.seriesCount > 1 && <span className="text-fg-3"> and {row.seriesCount - 1} more</span>}
      </TableCell>
      <TableCell>
        <StateBadge state={row.state} />
        {row.state === 'running' && <span className="ml-2 text-xs text-fg-3">{share}%</span>}
      </TableCell>
      <TableCell numeric className={cn(moneyTone(figures?.roi ?? null))}>
        {figures ? percent(figures.roi, { signed: true }) : <span className="text-fg-3">·</span>}
      </TableCell>
      <TableCell numeric>{figures ? ratio(figures.sharpe) : <span className="text-fg-3">·</span>}</TableCell>
      <TableCell numeric>
        {figures ? percent(-figures.maxDrawdown) : <span className="text-fg-3">·</span>}
      </TableCell>
      <TableCell numeric>
        {figures ? figures.trades.toLocaleString('en-GB') : <span className="text-fg-3">·</span>}
      </TableCell>
      <TableCell numeric className="text-fg-3">
        <Time at={row.createdAt} now={now} />
      </TableCell>
    </TableRow>
  )
}
