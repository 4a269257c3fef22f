import { sql } from 'drizzle-orm'
import { anyone } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { fewestSales, referenceDays } from './reference'
import { pricesInput, pricesView } from './schemas'

interface Row extends Record<string, unknown> {
  name: string
  reference: string | null
  lowest: string | null
}

export const namePrices = query(
  {
    name: 'listings.namePrices',
    summary: 'What items of these names fetch: the seven-day median and the cheapest offer now.',
    input: pricesInput,
    output: pricesView,
    access: anyone,
  },
  async ({ appId, names }, { db, now }) => {
    const wanted = [...new Set(names)]
    if (wanted.length === 0) return { items: [] }
    const rows = await db.execute<Row>(sql`
      select name, (
        select case when count(*) >= ${fewestSales}
          then round(percentile_cont(0.5) within group (order by price_minor)) end
        from sale where app_id = ${appId} and market_hash_name = name
          and at > ${now.toISOString()}::timestamptz - ${referenceDays} * interval '1 day') as reference, (
        select min(price_minor) from listing
        where state = 'active' and app_id = ${appId} and market_hash_name = name) as lowest
      from json_array_elements_text(${JSON.stringify(wanted)}::json) as name`)
    return {
      items: rows.map(({ name, reference, lowest }) => ({
        marketHashName: name,
        referenceMinor: reference === null ? null : Number(reference),
        lowestMinor: lowest === null ? null : Number(lowest),
      })),
    }
  },
)
