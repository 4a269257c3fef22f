import { createHash } from 'node:crypto'
import { and, asc, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import { candleBlock, candleSeries } from '@/db/schema/exchanges'
import { type Bars, barCount, columns, newBars } from '@/lib/backtest/engine/candles/bars'
import { barsBetween, byMonth, monthOf, monthStart } from '@/lib/backtest/engine/candles/months'
import { packMonth, unpackInto, unpackMonth } from '@/lib/backtest/engine/candles/pack'
import { resample } from '@/lib/backtest/engine/candles/resample'
import type { Db, Tx } from '@/lib/kernel/db'
import { assert, Bug } from '@/lib/kernel/errors'
import { type Frame, frameMs } from './schemas/frame'

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

const blocksBetween = (seriesId: string, from: number, to: number): SQL | undefined =>
  and(
    eq(candleBlock.seriesId, seriesId),
    gte(candleBlock.month, monthOf(from)),
    lte(candleBlock.month, monthOf(to - 1)),
  )

async function frameOf(db: Db | Tx, seriesId: string): Promise<Frame> {
  const [row] = await db
    .select({ frame: candleSeries.frame })
    .from(candleSeries)
    .where(eq(candleSeries.id, seriesId))
  if (!row) throw new Bug(`There is no series ${seriesId}.`)
  return row.frame
}

/**
 * Bars that open at `from` or later and before `to`, ms UTC: one row is read per month. With a longer `frame` they are
 * put together; a longer bar that lacks one of its parts is left out. Nothing is filled in. Does not ask who reads.
 * Throws RangeError when the frames do not fit.
 */
export async function loadCandles(
  db: Db | Tx,
  seriesId: string,
  from: number,
  to: number,
  frame?: Frame,
): Promise<Bars> {
  const own = await frameOf(db, seriesId)
  const bars = await loadOwn(db, seriesId, from, to, frameMs[own])
  return frame === undefined || frame === own ? bars : wholeBars(bars, frameMs[own], frameMs[frame])
}

async function loadOwn(db: Db | Tx, seriesId: string, from: number, to: number, step: number): Promise<Bars> {
  if (to <= from) return newBars(0)
  const rows = await db
    .select({ month: candleBlock.month, bars: candleBlock.bars, data: candleBlock.data })
    .from(candleBlock)
    .where(blocksBetween(seriesId, from, to))
    .orderBy(asc(candleBlock.month))
  const bars = newBars(rows.reduce((sum, row) => sum + row.bars, 0))
  let where = 0
  for (const { month, data } of rows) where += unpackInto(bars, where, data, monthStart(month), step)
  assert(where === barCount(bars), `Series ${seriesId} holds ${where} bars and says ${barCount(bars)}.`)
  return barsBetween(bars, from, to)
}

function wholeBars(bars: Bars, from: number, to: number): Bars {
  const { bars: longer, parts } = resample(bars, from, to)
  const whole = parts.reduce((sum, count) => sum + Number(count === to / from), 0)
  if (whole === parts.length) return longer
  const kept = newBars(whole)
  let next = 0
  parts.forEach((count, i) => {
    if (count !== to / from) return
    for (const name of columns) kept[name][next] = longer[name][i] as number
    next++
  })
  return kept
}

const chain = (frame: Frame, months: readonly (readonly [number, Buffer])[]): string =>
  sha256(
    `candles/1 ${frame}\n${months.map(([month, hash]) => `${month} ${hash.toString('hex')}\n`).join('')}`,
  ).toString('hex')

/**
 * What the bars of a range are, as a hash: equal bars have equal hashes, whichever series or import they come from and
 * however the range is cut around them. Reads no bars but those of the first and the last month.
 */
export async function dataHash(db: Db | Tx, seriesId: string, from: number, to: number): Promise<string> {
  const frame = await frameOf(db, seriesId)
  if (to <= from) return chain(frame, [])
  const step = frameMs[frame]
  const cut = sql<boolean>`(first_ts < ${from} or last_ts >= ${to})`
  const rows = await db
    .select({
      month: candleBlock.month,
      hash: candleBlock.hash,
      data: sql<Buffer | null>`case when ${cut} then data end`,
    })
    .from(candleBlock)
    .where(and(blocksBetween(seriesId, from, to), sql`last_ts >= ${from} and first_ts < ${to}`))
    .orderBy(asc(candleBlock.month))
  const months = rows.flatMap(({ month, hash, data }) => {
    if (data === null) return [[month, hash] as const]
    const start = monthStart(month)
    const part = barsBetween(unpackMonth(data, start, step), from, to)
    return barCount(part) === 0 ? [] : [[month, sha256(packMonth(part, start, step))] as const]
  })
  return chain(frame, months)
}

/** As `dataHash`, of bars in memory. */
export const hashOfBars = (bars: Bars, frame: Frame): string =>
  chain(
    frame,
    byMonth(bars).map(
      ({ month, bars: part }) => [month, sha256(packMonth(part, monthStart(month), frameMs[frame]))] as const,
    ),
  )
