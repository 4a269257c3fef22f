import { sql } from 'drizzle-orm'
import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import {
  facetNames,
  type ListingFilters,
  type ListingPage,
  listingPageInput,
  listingPageView,
} from './schemas'
import { afterCursor, orderBy, passes, passesPrice, scope, sortKey, writeCursor } from './search'

/** Beyond this many matches nobody counts. */
const countedMatches = 4_000
const fewestByWords = 24
const fuzzyThreshold = 0.45
const buckets = 24

export const listingPage = query(
  {
    name: 'listings.page',
    summary: 'Search the market: filters, facets with counts, keyset paging.',
    input: listingPageInput,
    output: listingPageView,
    access: anyone,
  },
  async (filters, { db }) => {
    const byWords = await readPage(db, filters, false)
    const enough = byWords.total.count >= fewestByWords || !filters.q || filters.cursor
    if (enough) return byWords
    return db.transaction(async (tx) => {
      await tx.execute(sql.raw(`set local pg_trgm.word_similarity_threshold = ${fuzzyThreshold}`))
      return readPage(tx, filters, true)
    })
  },
)

async function readPage(db: Db | Tx, filters: ListingFilters, fuzzy: boolean): Promise<ListingPage> {
  const [page, overview, games] = [
    await readItems(db, filters, fuzzy),
    await readOverview(db, filters, fuzzy),
    await readGames(db),
  ]
  return { ...page, ...overview, games }
}

async function readItems(db: Db | Tx, filters: ListingFilters, fuzzy: boolean) {
  const { sort, limit, cursor } = filters
  const facets = sql.join(
    facetNames.map((facet) => passes(facet, filters)),
    sql` and `,
  )
  const rows = await db.execute<CardRow & { sort_key: string }>(sql`
    select ${cardColumns}, ${sortKey(sort)} as sort_key from listing
    where ${scope(filters, fuzzy)} and ${passesPrice(filters)} and ${facets} and ${afterCursor(sort, cursor)}
    order by ${orderBy(sort)} limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(cardOf),
    nextCursor: rows.length > limit && last ? writeCursor(last.sort_key, last.id) : null,
  }
}

interface Overview extends Record<string, unknown> {
  total: string
  newest: string | null
  low: string | null
  high: string | null
  buckets: Record<string, number> | null
  facets: Record<string, { value: string; count: number }[] | null>
}

/** Counts over at most the first 4,001 matches, each facet counted without its own selection. One round trip. */
async function readOverview(db: Db | Tx, filters: ListingFilters, fuzzy: boolean) {
  const flags = facetNames.map((facet) => sql`${passes(facet, filters)} as ${sql.raw(`ok_${facet}`)}`)
  const others = (facet?: string) =>
    sql.raw(['ok_price', ...facetNames.filter((f) => f !== facet).map((f) => `ok_${f}`)].join(' and '))
  const facets = facetNames.map(
    (facet) => sql`${facet}::text, (
      select json_agg(json_build_object('value', value, 'count', n) order by n desc, value) from (
        select ${sql.raw(facet)} as value, count(*)::int as n from base
        where ${others(facet)} and ${sql.raw(facet)} is not null and ${sql.raw(facet)} <> '' group by 1 limit 40
      ) counted)`,
  )
  const withoutPrice = sql.raw(facetNames.map((f) => `ok_${f}`).join(' and '))
  const [row] = await db.execute<Overview>(sql`
    with base as materialized (
      select price_minor, created_at, ${sql.raw(facetNames.join(', '))},
        coalesce(${passesPrice(filters)}, false) as ok_price, ${sql.join(flags, sql`, `)}
      from listing where ${scope(filters, fuzzy)} limit ${countedMatches + 1}
    ), priced as (select price_minor from base where ${withoutPrice}),
    edges as (select min(price_minor) as low, max(price_minor) as high from priced)
    select (select count(*) from base where ${others()}) as total,
      (select max(created_at) from base where ${others()}) as newest,
      (select low from edges) as low, (select high from edges) as high,
      (select json_object_agg(bucket, n) from (
        select least(width_bucket(ln(price_minor), ln(low), ln(high) + 0.0001, ${buckets}), ${buckets}) as bucket, count(*)::int as n
        from priced, edges group by 1) counted) as buckets,
      json_build_object(${sql.join(facets, sql`, `)}) as facets`)
  return overviewOf(row)
}

function overviewOf(row: Overview | undefined) {
  const count = Number(row?.total ?? 0)
  const facets = Object.fromEntries(facetNames.map((facet) => [facet, row?.facets[facet] ?? []]))
  const counted = row?.buckets ?? {}
  const prices =
    row?.low == null || row.high == null
      ? null
      : {
          lowMinor: Number(row.low),
          highMinor: Number(row.high),
          buckets: Array.from({ length: buckets }, (_, i) => counted[i + 1] ?? 0),
        }
  return {
    total: { count: Math.min(count, countedMatches), more: count > countedMatches },
    facets: facets as ListingPage['facets'],
    prices,
    newestAt: row?.newest ? new Date(row.newest).toISOString() : null,
  }
}

async function readGames(db: Db | Tx) {
  const rows = await db.execute<{ app_id: number; n: number }>(sql`
    select app_id, count(*)::int as n from listing where state = 'active' group by app_id order by n desc`)
  return rows.map((row) => ({ appId: row.app_id, count: row.n }))
}
