import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'

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
