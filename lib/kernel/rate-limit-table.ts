import { lt } from 'drizzle-orm'
import { rateBucket, setback } from '@/db/schema/kernel'
import { now } from './clock'
import { rawDb, rawSql } from './db'
import type { Timer } from './timer'

export interface Charge {
  key: string
  /** The share of the window that the calls use up. */
  costMs: number
  windowMs: number
}

/**
 * Charges every bucket that has room, in one statement, and gives when each of them will be full again. A bucket
 * without room is left as it is and is missing in the answer. Keys are locked in one order, so calls cannot block
 * each other for ever.
 */
export async function chargeBuckets(charges: Charge[], at: number): Promise<Map<string, number>> {
  const sorted = [...charges].sort((a, b) => (a.key < b.key ? -1 : 1))
  const rows = await rawSql()<{ key: string; full_at: number }[]>`
    insert into rate_bucket as bucket (key, full_at, window_ms)
    select key, ${at}::float8 + cost, window_ms
    from unnest(
      ${sorted.map(({ key }) => key)}::text[],
      ${sorted.map(({ costMs }) => costMs)}::float8[],
      ${sorted.map(({ windowMs }) => windowMs)}::float8[]
    ) as charge (key, cost, window_ms)
    on conflict (key) do update
      set full_at = greatest(bucket.full_at, ${at}::float8) + excluded.full_at - ${at}::float8,
        window_ms = excluded.window_ms
      where greatest(bucket.full_at, ${at}::float8) + excluded.full_at - ${at}::float8
        <= ${at}::float8 + excluded.window_ms + 1
    returning key, full_at`
  return new Map(rows.map(({ key, full_at }) => [key, full_at]))
}

/** Buckets that are full again and setbacks that are forgotten say nothing any more. */
export const limitTimers: readonly Timer[] = [
  {
    name: 'kernel.forgetLimits',
    everyMs: 600_000,
    run: async () => {
      await rawDb().delete(rateBucket).where(lt(rateBucket.fullAt, now().getTime()))
      await rawDb().delete(setback).where(lt(setback.forgetAt, now().getTime()))
    },
  },
]
