import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { candleSeries, instrument } from '@/db/schema/exchanges'
import type { Actor } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { Bug, notFound } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/handler'
import { newId } from '@/lib/kernel/ids'
import { seriesSeenBy } from './access'
import type { Frame } from './schemas/frame'
import type { InstrumentFacts } from './schemas/instrument'

/** A series with the rules of its instrument. `ownerId` null: the candles of the exchange itself. */
export interface Series {
  id: string
  frame: Frame
  ownerId: string | null
  name: string | null
  instrumentId: string
  instrument: InstrumentFacts
}

async function readSeries(db: Db | Tx, which: SQL | undefined): Promise<Series | null> {
  const [row] = await db
    .select()
    .from(candleSeries)
    .innerJoin(instrument, eq(instrument.id, candleSeries.instrumentId))
    .where(which)
  if (!row) return null
  const { id, frame, ownerId, name, instrumentId } = row.candle_series
  const { id: _, updatedAt: __, ...facts } = row.instrument
  return { id, frame, ownerId, name, instrumentId, instrument: facts }
}

/** A series that this caller may read; refused as if it did not exist when it is somebody else's. */
export const findSeries = async (db: Db | Tx, actor: Actor, seriesId: string): Promise<Series> =>
  (await readSeries(db, seriesSeenBy(actor, seriesId))) ?? notFound('series of candles')

export async function seriesById(db: Db | Tx, seriesId: string): Promise<Series> {
  const found = await readSeries(db, eq(candleSeries.id, seriesId))
  if (found === null) throw new Bug(`There is no series ${seriesId}.`)
  return found
}

interface Wanted {
  instrumentId: string
  frame: Frame
  /** A file of a person under a name of theirs; null: the candles of the exchange. */
  own: { personId: string; name: string } | null
}

/** The series of this instrument, frame and owner, made when it is not there yet. */
export async function ensureSeries({ tx, now }: Ctx, wanted: Wanted): Promise<Series> {
  const { instrumentId, frame, own } = wanted
  const [row] = await tx
    .insert(candleSeries)
    .values({
      id: newId('series'),
      instrumentId,
      frame,
      ownerId: own?.personId ?? null,
      name: own?.name ?? null,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [candleSeries.instrumentId, candleSeries.frame, candleSeries.ownerId, candleSeries.name],
      set: { updatedAt: now },
    })
    .returning({ id: candleSeries.id })
  if (!row) throw new Bug('A series was neither made nor found.')
  return seriesById(tx, row.id)
}

/** Keeps what an exchange says of a pair; a pair that is known has its rules replaced. */
export async function saveInstrument(ctx: Ctx, facts: InstrumentFacts): Promise<string> {
  const [id] = await saveInstruments(ctx, [facts])
  if (!id) throw new Bug('An instrument was neither made nor found.')
  return id
}

const rowsAtOnce = 500

/** As `saveInstrument`, for as many as an exchange has. */
export async function saveInstruments({ tx, now }: Ctx, all: readonly InstrumentFacts[]): Promise<string[]> {
  const { id: _, exchange: __, symbol: ___, ...replaced } = getTableColumns(instrument)
  const set = Object.fromEntries(
    Object.entries(replaced).map(([key, column]) => [key, sql.raw(`excluded.${column.name}`)]),
  )
  const ids: string[] = []
  for (let at = 0; at < all.length; at += rowsAtOnce) {
    const some = all.slice(at, at + rowsAtOnce)
    const rows = await tx
      .insert(instrument)
      .values(some.map((facts) => ({ id: newId('instrument'), ...facts, updatedAt: now })))
      .onConflictDoUpdate({ target: [instrument.exchange, instrument.symbol], set })
      .returning({ id: instrument.id })
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}
