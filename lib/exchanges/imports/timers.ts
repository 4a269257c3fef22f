import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { system } from '@/lib/kernel/access'
import { now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { job } from '@/lib/kernel/job'
import { inTransaction } from '@/lib/kernel/operation'
import type { Timer } from '@/lib/kernel/timer'
import { seriesChanged } from '../events'
import { frameMs, frames } from '../schemas/frame'
import { exchangeSchema, exchanges } from '../schemas/instrument'
import { seriesRef } from '../schemas/series'
import { saveInstruments, seriesById } from '../series'
import { sourceOf } from '../sources'
import { writeBars } from '../write-bars'
import { fetchSpan, runImport } from './run-import'
import { sift } from './sift'
import { startOne } from './start-imports'

const seriesAtOnce = 200
/** A series that lacks more answers than these is brought in by an import, with progress for all to see. */
const pagesAtOnce = 3
/** An import of a dead worker is given to another one when it has not moved for so long. */
const stillS = 60

/** Reads which pairs an exchange trades now, with their steps and fees. */
export const refreshInstruments = job(
  { name: 'exchanges.refreshInstruments', input: z.object({ exchange: exchangeSchema }), concurrency: 2 },
  async ({ exchange }, { transaction }) => {
    const found = await sourceOf(exchange).instruments()
    await transaction(async (ctx) => {
      await saveInstruments(ctx, found)
    })
  },
)

/** Fetches the bars of a series that have ended since the last one. */
export const keepUp = job(
  { name: 'exchanges.keepUp', input: seriesRef, concurrency: 2, retryLimit: 0 },
  async ({ seriesId }, { transaction }) => {
    const series = await seriesById(rawDb(), seriesId)
    const step = frameMs[series.frame]
    const [row] = await rawDb().execute<{ last: string | null }>(
      sql`select max(last_ts) as last from candle_block where series_id = ${seriesId}`,
    )
    if (!row?.last) return
    const from = Number(row.last) + step
    const to = Math.floor(now().getTime() / step) * step
    if (from >= to) return
    const source = sourceOf(series.instrument.exchange)
    if (to - from > pagesAtOnce * source.pageBars * step) {
      const { instrumentId, frame } = series
      const span = { fromTs: from, toTs: to, keepUp: true }
      await transaction((ctx) => startOne(ctx, { instrumentId, frame, askedBy: null, ...span }))
      return
    }
    const rows = await fetchSpan(source, series, from, to)
    const { bars, bad } = sift(rows, step, now().getTime())
    await transaction(async (ctx) => {
      await writeBars(ctx, series, bars, bad)
      await ctx.emit(seriesChanged, { aggregate: seriesId, payload: { seriesId } })
    })
  },
)

/** Orders work on imports that wait, or whose worker died. */
async function resumeImports(): Promise<void> {
  const due = await rawDb().execute<{ id: string }>(sql`
    select id from candle_import
    where state in ('waiting', 'running') and (
      (state = 'waiting' and coalesce(retry_at, updated_at) <= ${now().toISOString()}::timestamptz)
      or updated_at < ${now().toISOString()}::timestamptz - ${stillS} * interval '1 second')
    order by updated_at limit ${seriesAtOnce}`)
  await inTransaction(system('exchanges'), async (ctx) => {
    for (const { id } of due) await ctx.enqueue(runImport, { importId: id }, { singletonKey: id })
  })
}

/** Orders the new bars of every series that is kept up and whose next bar has ended, but for those being imported. */
async function orderKeepUp(): Promise<void> {
  const steps = sql.join(
    frames.map((frame) => sql`when ${frame} then ${frameMs[frame]}::bigint`),
    sql` `,
  )
  const due = await rawDb().execute<{ id: string }>(sql`
    select s.id from candle_series s
    join (select series_id, max(last_ts) as last from candle_block group by series_id) b on b.series_id = s.id
    where s.kept_up and b.last + 2 * (case s.frame ${steps} end) <= ${now().getTime()}
      and not exists (
        select 1 from candle_import i where i.series_id = s.id and i.state in ('waiting', 'running'))
    order by b.last limit ${seriesAtOnce}`)
  await inTransaction(system('exchanges'), async (ctx) => {
    for (const { id } of due) await ctx.enqueue(keepUp, { seriesId: id }, { singletonKey: id })
  })
}

/** Orders the pairs of every exchange of which none was read for six hours; one alone comes from the demo world. */
async function orderInstruments(): Promise<void> {
  const fresh = await rawDb().execute<{ exchange: string }>(sql`
    select exchange from instrument group by exchange
    having count(*) > 1 and max(updated_at) > ${now().toISOString()}::timestamptz - interval '6 hours'`)
  const known = new Set(fresh.map(({ exchange }) => exchange))
  await inTransaction(system('exchanges'), async (ctx) => {
    for (const exchange of exchanges)
      if (!known.has(exchange))
        await ctx.enqueue(refreshInstruments, { exchange }, { singletonKey: exchange })
  })
}

export const exchangeTimers: readonly Timer[] = [
  { name: 'exchanges.resumeImports', everyMs: 5_000, run: resumeImports },
  { name: 'exchanges.orderKeepUp', everyMs: 60_000, run: orderKeepUp },
  { name: 'exchanges.orderInstruments', everyMs: 300_000, run: orderInstruments },
]
