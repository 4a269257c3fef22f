import { eq } from 'drizzle-orm'
import { candleImport } from '@/db/schema/exchanges'
import { monthOf, monthStart } from '@/lib/backtest/engine/candles/months'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb, type Tx } from '@/lib/kernel/db'
import { Outage, Refusal } from '@/lib/kernel/errors'
import type { Ctx, JobContext } from '@/lib/kernel/handler'
import { job } from '@/lib/kernel/job'
import { move, stateOf } from '@/lib/kernel/machine'
import { importProgressed } from '../events'
import type { CandleRow, CandleSource } from '../port'
import { frameMs } from '../schemas/frame'
import { importRef } from '../schemas/import'
import { type Series, seriesById } from '../series'
import { sourceOf } from '../sources'
import { writeBars } from '../write-bars'
import { sift } from './sift'
import { importMachine } from './states'

/** After so many unanswered tries in a row, about a day of them, it is given up. */
const mostFailures = 60
const longestPauseMs = 1_800_000

type Row = Omit<typeof candleImport.$inferSelect, 'state'> & { state: ReturnType<typeof stateIn> }

const stateIn = (state: string) => stateOf(importMachine, state)

/**
 * Fetches month by month and writes each month together with how far the import has come: a process that dies at any
 * instant repeats at most the month it was in, and repeating changes nothing.
 */
export const runImport = job(
  { name: 'exchanges.runImport', input: importRef, concurrency: 4, expireS: 6 * 3_600, retryLimit: 2 },
  async ({ importId }, context) => {
    const begun = await context.transaction((ctx) => start(ctx, importId))
    if (begun === null) return
    const series = await seriesById(rawDb(), begun.seriesId)
    try {
      await fetchAll(begun, series, context)
    } catch (error) {
      if (!(error instanceof Outage || error instanceof Refusal)) throw error
      await context.transaction((ctx) => stopped(ctx, importId, error))
    }
  },
)

async function lock(tx: Tx, importId: string): Promise<Row | null> {
  const [row] = await tx.select().from(candleImport).where(eq(candleImport.id, importId)).for('update')
  return row ? { ...row, state: stateIn(row.state) } : null
}

const rooms = ({ askedBy }: Row): string[] => (askedBy === null ? [] : [`user:${askedBy}`])

/** The import at work; null when there is nothing to do for it, or not yet. */
async function start(ctx: Ctx, importId: string): Promise<Row | null> {
  const row = await lock(ctx.tx, importId)
  if (row?.state === 'running') return row
  if (row?.state !== 'waiting' || (row.retryAt !== null && row.retryAt > ctx.now)) return null
  return move(ctx, importMachine, candleImport, row, 'start', { rooms: rooms(row), set: { retryAt: null } })
}

async function fetchAll(begun: Row, series: Series, { signal, transaction }: JobContext): Promise<void> {
  const source = sourceOf(series.instrument.exchange)
  const step = frameMs[series.frame]
  let next = begun.nextTs
  while (!signal.aborted) {
    const from = next
    const to = chunkEnd(from, begun.toTs, source.pageBars * step)
    const startedAt = performance.now()
    const rows = await fetchSpan(source, series, from, to)
    const tookMs = Math.round(performance.now() - startedAt)
    const goesOn = await transaction((ctx) => keepChunk(ctx, begun.id, series, { from, to, rows, tookMs }))
    if (!goesOn) return
    next = to
  }
}

/** To the end of the month, or further when one answer of the exchange goes further. */
const chunkEnd = (from: number, end: number, pageMs: number): number =>
  Math.min(end, Math.max(monthStart(monthOf(from) + 1), from + pageMs))

export async function fetchSpan(
  source: CandleSource,
  { instrument: { symbol }, frame }: Series,
  from: number,
  to: number,
): Promise<CandleRow[]> {
  const pageMs = source.pageBars * frameMs[frame]
  const rows: CandleRow[] = []
  for (let at = from; at < to; at += pageMs)
    rows.push(...(await source.candles(symbol, frame, at, Math.min(to, at + pageMs))))
  return rows
}

interface Chunk {
  from: number
  to: number
  rows: readonly CandleRow[]
  tookMs: number
}

/** False when the import has ended, or somebody else has done this chunk meanwhile. */
async function keepChunk(ctx: Ctx, importId: string, series: Series, chunk: Chunk): Promise<boolean> {
  const row = await lock(ctx.tx, importId)
  if (row?.state !== 'running' || row.nextTs !== chunk.from) return false
  const { bars, bad } = sift(chunk.rows, frameMs[series.frame], now().getTime())
  await writeBars(ctx, series, bars, bad)
  const set = {
    nextTs: chunk.to,
    bars: row.bars + bars.ts.length,
    workedMs: row.workedMs + chunk.tookMs,
    failures: 0,
    problem: null,
  }
  if (chunk.to < row.toTs) {
    await ctx.tx
      .update(candleImport)
      .set({ ...set, updatedAt: ctx.now })
      .where(eq(candleImport.id, importId))
    await ctx.emit(importProgressed, { aggregate: importId, payload: { importId }, rooms: rooms(row) })
    return true
  }
  await move(ctx, importMachine, candleImport, row, 'finish', {
    set,
    rooms: rooms(row),
    data: { bars: set.bars },
  })
  return false
}

/** An exchange that did not answer is asked again after a pause that grows; a pair it does not know ends the import. */
async function stopped(ctx: Ctx, importId: string, error: Outage | Refusal): Promise<void> {
  const row = await lock(ctx.tx, importId)
  if (row?.state !== 'running') return
  const failures = row.failures + 1
  const set = { failures, problem: error.message }
  if (error instanceof Refusal || failures >= mostFailures) {
    await move(ctx, importMachine, candleImport, row, 'fail', {
      set,
      rooms: rooms(row),
      data: { problem: error.message },
    })
    return
  }
  const pauseMs = Math.min(longestPauseMs, Math.max(error.retryAfterMs, 1_000 * 2 ** Math.min(failures, 11)))
  const waiting = { ...set, retryAt: inMs(ctx.now, pauseMs) }
  await move(ctx, importMachine, candleImport, row, 'wait', { set: waiting, rooms: rooms(row) })
}
