import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import { countedMatches, type OverviewRow, overviewOf, priceBuckets } from '@/lib/kernel/overview'
import { type GoodsFilters, type GoodsPage, goodsFacets } from './schemas'
import { matches, passes, passesPrice, scope } from './search'

/** Facets and prices are counted over this many goods at most; it bounds the work of a search. */
const countedGoods = 8_000
const valuesPerFacet = 60

type Counted = Pick<GoodsPage, 'total' | 'facets' | 'facetsExact' | 'prices'>

/** Counts and prices of what matches, in one round trip. */
export async function readOverview(db: Db | Tx, filters: GoodsFilters, similar: boolean): Promise<Counted> {
  const [row] = await db.execute<OverviewRow>(overviewQuery(filters, similar))
  return overviewOf(row, goodsFacets, countedGoods)
}

export function overviewQuery(filters: GoodsFilters, similar: boolean) {
  const within = scope(filters, similar)
  const flags = goodsFacets.map((facet) => sql`${passes(facet, filters)} as ${sql.raw(`"ok_${facet}"`)}`)
  // A logarithm of the exact type costs twenty times as much.
  const lifted = (column: string) => sql.raw(`ln(1 + ${column} / 100::float8)`)
  return sql`
    with base as materialized (
      select price_minor, category, condition, ships_to,
        ${passesPrice(filters)} as ok_price, ${sql.join(flags, sql`, `)}
      from goods where ${within} limit ${countedGoods + 1}
    ), priced as (select price_minor from base where ${allBut('price')}),
    fitting as (select 1 from base where ${allBut(null)}),
    edges as (select min(price_minor) as low, max(price_minor) as high from priced)
    select (select count(*) from base) as read,
      case when (select count(*) from base) <= ${countedGoods} or (select count(*) from fitting) > ${countedMatches}
        then (select count(*) from fitting)
        else (select count(*) from (
          select 1 from goods where ${within} and ${matches(filters)} limit ${countedMatches + 1}) found) end as total,
      (select low from edges) as low, (select high from edges) as high,
      (select json_object_agg(bucket, n) from (
        select least(1 + floor(${priceBuckets} * ${lifted('price_minor')} / ${lifted('greatest(high, 100)')}), ${priceBuckets})::int as bucket,
          count(*)::int as n
        from priced, edges group by 1) counted) as buckets,
      json_build_object(${sql.join(goodsFacets.map(countValues), sql`, `)}) as facets`
}

type Flag = (typeof goodsFacets)[number] | 'price'

/** Every selection but one, so that a facet keeps showing what could be chosen instead. */
const allBut = (left: Flag | null) =>
  sql.raw(
    (['price', ...goodsFacets] satisfies Flag[])
      .filter((flag) => flag !== left)
      .map((flag) => `"ok_${flag}"`)
      .join(' and '),
  )

const countValues = (facet: (typeof goodsFacets)[number]) => {
  const value = facet === 'shipsTo' ? sql.raw('unnest(ships_to)') : sql.raw(facet)
  return sql`${facet}::text, (
    select json_agg(json_build_object('value', value, 'count', n) order by n desc, value) from (
      select value, count(*)::int as n from (select ${value} as value from base where ${allBut(facet)}) one
      group by 1 order by n desc, value limit ${valuesPerFacet}
    ) counted)`
}
