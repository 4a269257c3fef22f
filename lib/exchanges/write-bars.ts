import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { type BadBar, candleBlock, candleSeries } from '@/db/schema/exchanges'
import { at, type Bars, barCount, newBars } from '@/lib/backtest/engine/candles/bars'
import { inspectBars, sentenceOf } from '@/lib/backtest/engine/candles/inspect'
import { mergeBars } from '@/lib/backtest/engine/candles/merge'
import { byMonth, monthOf, monthStart } from '@/lib/backtest/engine/candles/months'
import { packMonth, unpackMonth } from '@/lib/backtest/engine/candles/pack'
import type { Tx } from '@/lib/kernel/db'
import { Bug } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/handler'
import { type Frame, frameMs } from './schemas/frame'

/** As many bad bars of a month are kept by time; a source with more of them is not worth listing. */
const mostBad = 200

export interface Written {
  added: number
  /** Bars that were there with other figures. */
  replaced: number
}

interface Month {
  month: number
  bars: Bars
  bad: BadBar[]
}

/**
 * Puts bars into a series: new ones are added, known ones replaced, and the same bars again change nothing. Bars must
 * be sound but for gaps. `bad` are bars that the source gave and that cannot be; they are told and not kept.
 */
export async function writeBars(
  { tx, now }: Ctx,
  series: { id: string; frame: Frame },
  bars: Bars,
  bad: readonly BadBar[] = [],
): Promise<Written> {
  const step = frameMs[series.frame]
  const report = inspectBars(bars, step, 1)
  if (barCount(bars) > 0 && !report.usable)
    throw new Bug(`Bars that cannot be were to be written: ${report.findings.map(sentenceOf).join(' ')}`)
  // Writers of one series come one after the other.
  await tx.update(candleSeries).set({ updatedAt: now }).where(eq(candleSeries.id, series.id))
  const written: Written = { added: 0, replaced: 0 }
  for (const part of monthsOf(bars, bad)) {
    const { added, replaced } = await writeMonth(tx, series.id, part, step)
    written.added += added
    written.replaced += replaced
  }
  return written
}

function monthsOf(bars: Bars, bad: readonly BadBar[]): Month[] {
  const months = new Map<number, Month>()
  for (const { month, bars: part } of byMonth(bars)) months.set(month, { month, bars: part, bad: [] })
  for (const each of bad) {
    const month = monthOf(each.ts)
    const known = months.get(month) ?? { month, bars: newBars(0), bad: [] }
    known.bad.push(each)
    months.set(month, known)
  }
  return [...months.values()].sort((a, b) => a.month - b.month)
}

async function writeMonth(tx: Tx, seriesId: string, part: Month, step: number): Promise<Written> {
  const key = { seriesId, month: part.month }
  const [known] = await tx
    .select({ data: candleBlock.data, bad: candleBlock.bad })
    .from(candleBlock)
    .where(and(eq(candleBlock.seriesId, seriesId), eq(candleBlock.month, part.month)))
  const start = monthStart(part.month)
  const before = known ? unpackMonth(known.data, start, step) : newBars(0)
  const { bars, added, replaced } = mergeBars(before, part.bars)
  const bad = badOf([...(known?.bad ?? []), ...part.bad], bars)
  const changed = added + replaced > 0 || JSON.stringify(bad) !== JSON.stringify(known?.bad ?? [])
  if (!changed) return { added, replaced }
  const data = Buffer.from(packMonth(bars, start, step))
  const count = barCount(bars)
  const block = {
    bars: count,
    firstTs: count > 0 ? at(bars.ts, 0) : null,
    lastTs: count > 0 ? at(bars.ts, count - 1) : null,
    bad,
    hash: createHash('sha256').update(data).digest(),
    data,
  }
  await tx
    .insert(candleBlock)
    .values({ ...key, ...block })
    .onConflictDoUpdate({ target: [candleBlock.seriesId, candleBlock.month], set: block })
  return { added, replaced }
}

/** Bad bars by time, each once; one that has come out well meanwhile is not bad any more. */
function badOf(all: readonly BadBar[], bars: Bars): BadBar[] {
  const sound = new Set(bars.ts)
  const byTime = new Map(all.filter(({ ts }) => !sound.has(ts)).map((each) => [each.ts, each]))
  return [...byTime.values()]
    .sort((a, b) => a.ts - b.ts)
    .slice(0, mostBad)
    .map(({ ts, flaw }) => ({ ts, flaw }))
}
