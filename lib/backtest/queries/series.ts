import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import type { SeriesFacts } from '../schemas/views'

interface Row extends Record<string, unknown> {
  id: string
  exchange: string
  symbol: string
  quote: string
  frame: string
}

const frameMinutes: Record<string, number> = {
  '1m': 1,
  '5m': 5,
  '15m': 15,
  '30m': 30,
  '1h': 60,
  '4h': 240,
  '1d': 1_440,
}

/** What each series is, by its id. */
export async function seriesFactsOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, SeriesFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await db.execute<Row>(sql`
    select s.id, s.frame, i.exchange, i.symbol, i.quote
    from candle_series s join instrument i on i.id = s.instrument_id
    where s.id = any(${`{${[...new Set(ids)].join(',')}}`}::text[])`)
  return new Map(
    rows.map(({ id, exchange, symbol, quote, frame }) => [
      id,
      { seriesId: id, exchange, symbol, quote, minutes: frameMinutes[frame] ?? 1 },
    ]),
  )
}

export interface Coverage {
  firstTs: number
  lastTs: number
}

/** Openings of the first and the last bar of a series; null without bars. */
export async function coverageOf(db: Db | Tx, seriesId: string): Promise<Coverage | null> {
  const [row] = await db.execute<{ first: string | null; last: string | null }>(sql`
    select min(first_ts) as first, max(last_ts) as last from candle_block where series_id = ${seriesId}`)
  return row?.first && row.last ? { firstTs: Number(row.first), lastTs: Number(row.last) } : null
}
