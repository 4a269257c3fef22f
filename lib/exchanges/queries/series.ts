import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BadBar } from '@/db/schema/exchanges'
import { at, barCount } from '@/lib/backtest/engine/candles/bars'
import { inspectBars } from '@/lib/backtest/engine/candles/inspect'
import { monthName, monthOf, monthStart } from '@/lib/backtest/engine/candles/months'
import { unpackMonth } from '@/lib/backtest/engine/candles/pack'
import { type Actor, anyone } from '@/lib/kernel/access'
import { readCursor, writeCursor } from '@/lib/kernel/cursor'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { query } from '@/lib/kernel/operation'
import { readerOfSeries, visibleSeries } from '../access'
import { type Frame, frameMs } from '../schemas/frame'
import type { Exchange } from '../schemas/instrument'
import {
  coverageView,
  type MonthView,
  pageInput,
  type SeriesView,
  seriesList,
  seriesRef,
} from '../schemas/series'

interface Row extends Record<string, unknown> {
  id: string
  instrument_id: string
  exchange: Exchange
  symbol: string
  frame: Frame
  name: string | null
  kept_up: boolean
  bars: number
  bad: number
  first_ts: string | null
  last_ts: string | null
}

const rowsOf = (db: Db | Tx, actor: Actor, which: SQL, limit: number) =>
  db.execute<Row>(sql`
    select candle_series.id, candle_series.instrument_id, exchange, symbol, frame, name, kept_up,
      coalesce(b.bars, 0)::int as bars, coalesce(b.bad, 0)::int as bad, b.first_ts, b.last_ts
    from candle_series
    join instrument on instrument.id = candle_series.instrument_id
    left join lateral (
      select sum(bars) as bars, sum(jsonb_array_length(bad)) as bad, min(first_ts) as first_ts, max(last_ts) as last_ts
      from candle_block where series_id = candle_series.id) b on true
    where ${visibleSeries(actor)} and ${which}
    order by candle_series.id desc limit ${limit}`)

const moment = (ts: number): string => new Date(ts).toISOString()

function viewOf(row: Row): SeriesView {
  const [first, last] = [row.first_ts, row.last_ts].map((ts) => (ts === null ? null : Number(ts)))
  const span = first == null || last == null ? 0 : (last - first) / frameMs[row.frame] + 1
  return {
    id: row.id,
    instrumentId: row.instrument_id,
    exchange: row.exchange,
    symbol: row.symbol,
    frame: row.frame,
    name: row.name,
    bars: row.bars,
    from: first == null ? null : moment(first),
    to: last == null ? null : moment(last),
    missing: span - row.bars,
    bad: row.bad,
    keptUp: row.kept_up,
  }
}

const place = z.tuple([idSchema('series')])

export const candleSeriesList = query(
  {
    name: 'exchanges.seriesList',
    summary:
      'The candles that the caller may use: those of exchanges, and their own files. The newest first.',
    input: pageInput,
    output: seriesList,
    access: anyone,
  },
  async ({ cursor, limit }, { db, actor }) => {
    const after = readCursor(place, cursor)
    const which = after ? sql`candle_series.id < ${after[0]}` : sql`true`
    const rows = await rowsOf(db, actor, which, limit + 1)
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      items: rows.slice(0, limit).map(viewOf),
      nextCursor: last ? writeCursor(last.id) : null,
    }
  },
)

export const candleCoverage = query(
  {
    name: 'exchanges.coverage',
    summary: 'What is there of a series, month by month, with the gaps and the bad candles by time.',
    input: seriesRef,
    output: coverageView,
    access: readerOfSeries,
  },
  async ({ seriesId }, { db, actor }) => {
    const [row] = await rowsOf(db, actor, sql`candle_series.id = ${seriesId}`, 1)
    if (!row) notFound('series of candles')
    return { ...viewOf(row), months: await monthsOf(db, row) }
  },
)

interface Block extends Record<string, unknown> {
  month: number
  bars: number
  first_ts: string | null
  last_ts: string | null
  bad: BadBar[]
  data: Buffer | null
}

/** Every month from the first to the last one, also those of which nothing is there. Only months with a hole are unpacked. */
async function monthsOf(db: Db | Tx, row: Row): Promise<MonthView[]> {
  const step = frameMs[row.frame]
  const blocks = await db.execute<Block>(sql`
    select month, bars, first_ts, last_ts, bad,
      case when (last_ts - first_ts) / ${step}::bigint + 1 > bars then data end as data
    from candle_block where series_id = ${row.id} order by month`)
  const byMonth = new Map(blocks.map((block) => [block.month, block]))
  const [first, last] = [blocks[0]?.month, blocks.at(-1)?.month]
  if (first === undefined || last === undefined) return []
  const begins = Number(row.first_ts ?? monthStart(first))
  const ends = row.last_ts === null ? begins : Number(row.last_ts) + step
  let due = begins
  const months: MonthView[] = []
  for (let month = first; month <= last; month++) {
    const block = byMonth.get(month)
    const from = Math.max(monthStart(month), begins)
    const to = Math.min(monthStart(month + 1), ends)
    months.push({
      month: monthName(month),
      bars: block?.bars ?? 0,
      expected: Math.max(0, Math.ceil(to / step) - Math.ceil(from / step)),
      gaps: block ? gapsOf(block, month, step, due) : [],
      bad: (block?.bad ?? []).map(({ ts, flaw }) => ({ at: moment(ts), flaw })),
    })
    if (block?.last_ts) due = Number(block.last_ts) + step
  }
  return months
}

const shownGaps = 50

/** Gaps that end in this month; `due` is when the bar after the last known one should have opened. */
function gapsOf(block: Block, month: number, step: number, due: number): MonthView['gaps'] {
  const gap = (from: number, to: number) => ({ from: moment(from), to: moment(to), bars: (to - from) / step })
  const gaps: MonthView['gaps'] = []
  if (block.first_ts !== null && Number(block.first_ts) > due) gaps.push(gap(due, Number(block.first_ts)))
  if (block.data === null) return gaps
  const bars = unpackMonth(block.data, monthStart(month), step)
  if (barCount(bars) === 0 || monthOf(at(bars.ts, 0)) !== month) return gaps
  for (const found of inspectBars(bars, step, shownGaps).findings)
    if (found.flaw === 'gap') gaps.push(gap(at(bars.ts, found.bar - 1) + step, at(bars.ts, found.bar)))
  return gaps
}
