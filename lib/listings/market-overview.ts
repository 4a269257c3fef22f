import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import { countedMatches, type OverviewRow, overviewOf, priceBuckets } from '@/lib/kernel/overview'
import { facetNames, type ListingFilters, type ListingPage } from './schemas'
import { matches, passes, passesPrice, scope } from './search'

/** Facets and prices are counted over this many offers at most; it bounds the work of a search. */
const countedOffers = 20_000
const valuesPerFacet = 40

type Row = OverviewRow & { newest: string | null }

type Counted = Pick<ListingPage, 'total' | 'facets' | 'facetsExact' | 'prices' | 'newestAt'>

/** Counts, prices and newest of what matches, in one round trip. */
export async function readOverview(db: Db | Tx, filters: ListingFilters, similar: boolean): Promise<Counted> {
  const within = scope(filters, similar)
  const flags = facetNames.map((facet) => sql`${passes(facet, filters)} as ${sql.raw(`ok_${facet}`)}`)
  const scale = sql`ln(1 + greatest(high, 100) / 100.0)`
  const [row] = await db.execute<Row>(sql`
    with base as materialized (
      select price_minor, ${sql.raw(facetNames.join(', '))},
        ${passesPrice(filters)} as ok_price, ${sql.join(flags, sql`, `)}
      from listing where ${within} limit ${countedOffers + 1}
    ), priced as (select price_minor from base where ${allBut('price')}),
    edges as (select min(price_minor) as low, max(price_minor) as high from priced)
    select (select count(*) from base) as read,
      (select count(*) from (select 1 from listing where ${within} and ${matches(filters)} limit ${countedMatches + 1}) found) as total,
      (select created_at from listing where ${within} and ${matches(filters)} order by created_at desc, id desc limit 1) as newest,
      (select low from edges) as low, (select high from edges) as high,
      (select json_object_agg(bucket, n) from (
        select least(1 + floor(${priceBuckets} * ln(1 + price_minor / 100.0) / ${scale}), ${priceBuckets})::int as bucket,
          count(*)::int as n
        from priced, edges group by 1) counted) as buckets,
      json_build_object(${sql.join(facetNames.map(countValues), sql`, `)}) as facets`)
  return {
    ...overviewOf(row, facetNames, countedOffers),
    newestAt: row?.newest ? new Date(row.newest).toISOString() : null,
  }
}

type Flag = (typeof facetNames)[number] | 'price'

/** Every selection but one, so that a facet keeps showing what could be chosen instead. */
const allBut = (left: Flag) =>
  sql.raw(
    (['price', ...facetNames] satisfies Flag[])
      .filter((flag) => flag !== left)
      .map((flag) => `ok_${flag}`)
      .join(' and '),
  )

const countValues = (facet: (typeof facetNames)[number]) => {
  const column = sql.raw(facet)
  return sql`${facet}::text, (
    select json_agg(json_build_object('value', value, 'count', n) order by n desc, value) from (
      select ${column} as value, count(*)::int as n from base
      where ${allBut(facet)} and ${column} <> '' group by 1 order by n desc, value limit ${valuesPerFacet}
    ) counted)`
}
