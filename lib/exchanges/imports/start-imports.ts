import { and, count, eq, inArray } from 'drizzle-orm'
import { candleImport, candleSeries, instrument } from '@/db/schema/exchanges'
import { type Actor, signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin } from '@/lib/kernel/machine'
import { type Ctx, command } from '@/lib/kernel/operation'
import { type Frame, frameMs } from '../schemas/frame'
import { openImportsPerPerson, startedImports, startImportsInput } from '../schemas/import'
import { ensureSeries } from '../series'
import { runImport } from './run-import'
import { importMachine } from './states'

const open = ['waiting', 'running']

export const startImports = command(
  {
    name: 'exchanges.startImports',
    summary:
      'Brings in candles of an exchange, for everybody; the usual pairs and frames unless others are named.',
    input: startImportsInput,
    output: startedImports,
    access: signedIn,
    limit: { max: 30, windowS: 3_600 },
  },
  async ({ exchange, symbols, frames, from, to }, ctx) => {
    const pairs = await instrumentsOf(ctx, exchange, symbols)
    const askedBy = personOf(ctx.actor)
    const importIds: string[] = []
    for (const instrumentId of pairs)
      for (const frame of frames) {
        const span = spanOf(frame, from, to, ctx.now)
        importIds.push(await startOne(ctx, { instrumentId, frame, askedBy, ...span }))
      }
    if (askedBy) await demandFewOpen(ctx, askedBy)
    return { importIds }
  },
)

const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)

async function instrumentsOf(
  { tx }: Ctx,
  exchange: (typeof instrument.$inferSelect)['exchange'],
  symbols: string[],
) {
  const wanted = [...new Set(symbols)]
  const rows = await tx
    .select({ id: instrument.id, symbol: instrument.symbol })
    .from(instrument)
    .where(and(eq(instrument.exchange, exchange), inArray(instrument.symbol, wanted)))
  const ids = new Map(rows.map(({ id, symbol }) => [symbol, id]))
  return wanted.map((symbol) => ids.get(symbol) ?? unknownPair(exchange, symbol))
}

const unknownPair = (exchange: string, symbol: string): never => {
  const sentence = `We know no pair ${symbol} on ${exchange}. Pairs are read from the exchanges every six hours.`
  return refuse('unknown_pair', sentence, { status: 404, fields: { symbols: sentence } })
}

function spanOf(frame: Frame, from: string, to: string | undefined, now: Date) {
  const step = frameMs[frame]
  const closed = Math.floor(now.getTime() / step) * step
  const toTs = to === undefined ? closed : Math.min(Date.parse(to), closed)
  const fromTs = Date.parse(from)
  if (fromTs >= toTs) {
    const sentence = `No candle of ${frame} has ended between these days.`
    refuse('empty_span', sentence, { status: 400, fields: { from: sentence } })
  }
  return { fromTs, toTs, keepUp: to === undefined }
}

interface Wanted {
  instrumentId: string
  frame: Frame
  askedBy: string | null
  fromTs: number
  toTs: number
  keepUp: boolean
}

export async function startOne(ctx: Ctx, wanted: Wanted): Promise<string> {
  const importId = await orderCandles(ctx, wanted)
  await ctx.enqueue(runImport, { importId }, { singletonKey: importId })
  return importId
}

/** Writes down that candles are wanted; the timer sets to work on it. One that is open already is given back. */
export async function orderCandles(ctx: Ctx, wanted: Wanted): Promise<string> {
  const { instrumentId, frame, askedBy, fromTs, toTs, keepUp } = wanted
  const series = await ensureSeries(ctx, { instrumentId, frame, own: null })
  if (keepUp) await ctx.tx.update(candleSeries).set({ keptUp: true }).where(eq(candleSeries.id, series.id))
  const [running] = await ctx.tx
    .select({ id: candleImport.id })
    .from(candleImport)
    .where(and(eq(candleImport.seriesId, series.id), inArray(candleImport.state, open)))
  if (running) return running.id
  const id = newId('candleImport')
  await ctx.tx.insert(candleImport).values({
    id,
    seriesId: series.id,
    askedBy,
    state: importMachine.initial,
    fromTs,
    toTs,
    nextTs: fromTs,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
  await begin(ctx, importMachine, id, { rooms: roomsOf(askedBy) })
  return id
}

export const roomsOf = (askedBy: string | null): string[] => (askedBy === null ? [] : [`user:${askedBy}`])

async function demandFewOpen({ tx }: Ctx, personId: string): Promise<void> {
  const mine = and(eq(candleImport.askedBy, personId), inArray(candleImport.state, open))
  const [row] = await tx.select({ n: count() }).from(candleImport).where(mine)
  if ((row?.n ?? 0) > openImportsPerPerson)
    refuse(
      'too_many_imports',
      `At most ${openImportsPerPerson} of your imports may be open at once. Let some end first.`,
    )
}
