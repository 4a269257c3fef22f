import type { BadBar } from '@/db/schema/exchanges'
import { type Bars, columns, newBars } from '@/lib/backtest/engine/candles/bars'
import { inspectBars } from '@/lib/backtest/engine/candles/inspect'
import type { CandleRow } from '../port'

/** Bars of a source, sorted, without those that no bar can be; these are told by time and flaw. */
export function sift(
  rows: readonly CandleRow[],
  frameMs: number,
  closedBy: number,
): { bars: Bars; bad: BadBar[] } {
  const closed = rows.filter(([ts]) => ts + frameMs <= closedBy).sort(([a], [b]) => a - b)
  const all = barsOf(closed)
  const flaws = new Map<number, string>()
  for (const { bar, flaw } of inspectBars(all, frameMs, Number.POSITIVE_INFINITY).findings)
    if (flaw !== 'gap' && !flaws.has(bar)) flaws.set(bar, flaw)
  const bad = [...flaws].map(([bar, flaw]) => ({ ts: closed[bar]?.[0] ?? 0, flaw }))
  return { bars: barsOf(closed.filter((_, bar) => !flaws.has(bar))), bad }
}

function barsOf(rows: readonly CandleRow[]): Bars {
  const bars = newBars(rows.length)
  rows.forEach((row, i) => {
    columns.forEach((name, at) => {
      bars[name][i] = row[at] ?? Number.NaN
    })
  })
  return bars
}
