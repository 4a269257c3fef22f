import { type SQL, sql } from 'drizzle-orm'
import { type Actor, isAdmin, signedIn } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import type { Frame } from '../schemas/frame'
import { type ImportView, importList, importRef, importView } from '../schemas/import'
import type { Exchange } from '../schemas/instrument'
import { pageInput } from '../schemas/series'

interface Row extends Record<string, unknown> {
  id: string
  series_id: string
  exchange: Exchange
  symbol: string
  frame: Frame
  state: ImportView['state']
  asked_by: string | null
  from_ts: string
  to_ts: string
  next_ts: string
  bars: number
  worked_ms: string
  problem: string | null
  retry_at: string | null
  created_at: string
}

const rowsOf = (db: Db | Tx, which: SQL, limit: number) =>
  db.execute<Row>(sql`
    select i.id, i.series_id, exchange, symbol, frame, i.state, i.person_id as asked_by, i.from_ts, i.to_ts, i.next_ts,
      i.bars, i.worked_ms, i.problem, i.retry_at::text, i.created_at::text
    from candle_import i
    join candle_series s on s.id = i.series_id
    join instrument on instrument.id = s.instrument_id
    where ${which} order by i.created_at desc, i.id desc limit ${limit}`)

function viewOf(row: Row, actor: Actor): ImportView {
  const [from, to, next, worked] = [row.from_ts, row.to_ts, row.next_ts, row.worked_ms].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const open = row.state === 'waiting' || row.state === 'running'
  const mine = actor.kind === 'person' && (row.asked_by === actor.id || isAdmin(actor))
  return {
    id: row.id,
    seriesId: row.series_id,
    exchange: row.exchange,
    symbol: row.symbol,
    frame: row.frame,
    state: row.state,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    doneTo: new Date(next).toISOString(),
    share: (next - from) / (to - from),
    bars: row.bars,
    barsPerSecond: worked > 0 ? Math.round((row.bars * 1_000) / worked) : null,
    etaS: open && next > from ? Math.ceil((worked * (to - next)) / (next - from) / 1_000) : null,
    problem: row.problem,
    retryAt: open && row.retry_at !== null ? new Date(row.retry_at).toISOString() : null,
    mine: mine && open,
    createdAt: new Date(row.created_at).toISOString(),
  }
}

const place = timeAndId('candleImport')

export const candleImports = query(
  {
    name: 'exchanges.imports',
    summary: 'Imports of candles from exchanges, the newest first, with how far they are.',
    input: pageInput,
    output: importList,
    access: signedIn,
  },
  async ({ cursor, limit }, { db, actor }) => {
    const after = readCursor(place, cursor)
    const which = after ? sql`(i.created_at, i.id) < (${after[0]}::timestamptz, ${after[1]})` : sql`true`
    const rows = await rowsOf(db, which, limit + 1)
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      items: rows.slice(0, limit).map((row) => viewOf(row, actor)),
      nextCursor: last ? writeCursor(last.created_at, last.id) : null,
    }
  },
)

export const candleImport = query(
  {
    name: 'exchanges.import',
    summary: 'How far an import of candles is.',
    input: importRef,
    output: importView,
    access: signedIn,
  },
  async ({ importId }, { db, actor }) => {
    const [row] = await rowsOf(db, sql`i.id = ${importId}`, 1)
    return row ? viewOf(row, actor) : notFound('import')
  },
)
