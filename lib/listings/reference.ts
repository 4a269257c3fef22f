import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'

/** Sales that a reference needs; fewer are chance. */
export const fewestSales = 3
export const referenceDays = 7

/** Median price of the last seven days in minor units, null when there were fewer than three sales. */
export async function referenceOf(
  db: Db | Tx,
  appId: number,
  name: string,
  now: Date,
): Promise<number | null> {
  const [row] = await db.execute<{ median: string | null }>(sql`
    select case when count(*) >= ${fewestSales} then round(percentile_cont(0.5) within group (order by price_minor)) end as median
    from sale
    where app_id = ${appId} and market_hash_name = ${name}
      and at > ${now.toISOString()}::timestamptz - ${referenceDays} * interval '1 day'`)
  return row?.median == null ? null : Number(row.median)
}

/** Brings the reference of every open listing up to date; one statement. */
export async function refreshReferences(db: Db | Tx, now: Date): Promise<void> {
  await db.execute(sql`
    with median as (
      select app_id, market_hash_name, round(percentile_cont(0.5) within group (order by price_minor)) as price
      from sale
      where at > ${now.toISOString()}::timestamptz - ${referenceDays} * interval '1 day'
      group by app_id, market_hash_name having count(*) >= ${fewestSales}
    )
    update listing set reference_minor = median.price
    from median
    where listing.state in ('draft', 'active') and listing.app_id = median.app_id
      and listing.market_hash_name = median.market_hash_name
      and listing.reference_minor is distinct from median.price`)
}
