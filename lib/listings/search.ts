import { type SQL, sql } from 'drizzle-orm'
import { refuse } from '@/lib/kernel/errors'
import type { facetNames, ListingFilters, sorts } from './schemas'

type Sort = (typeof sorts)[number]
type Facet = (typeof facetNames)[number]

/** A word query over the listing's `search`: every word must begin a word of the listing. */
export function wordQuery(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .slice(0, 8)
    .map((word) => `'${word}':*`)
    .join(' & ')
}

/** What narrows the market before facets and price do. */
export function scope(filters: ListingFilters, fuzzy: boolean): SQL {
  const parts = [sql`state = 'active'`]
  if (filters.appId !== undefined) parts.push(sql`app_id = ${filters.appId}`)
  const words = filters.q ? wordQuery(filters.q) : ''
  if (words !== '') {
    const byWord = sql`search @@ to_tsquery('simple', ${words})`
    parts.push(fuzzy ? sql`(${byWord} or ${filters.q} <% market_hash_name)` : byWord)
  }
  return sql.join(parts, sql` and `)
}

const columnOf: Record<Facet, SQL> = {
  rarity: sql.raw('rarity'),
  quality: sql.raw('quality'),
  wearer: sql.raw('wearer'),
  category: sql.raw('category'),
  exterior: sql.raw('exterior'),
}

/** Whether a row passes one facet's selection. */
export function passes(facet: Facet, filters: ListingFilters): SQL {
  const chosen = filters[facet]
  return chosen && chosen.length > 0 ? sql`${columnOf[facet]} in ${chosen}` : sql`true`
}

export function passesPrice({ minMinor, maxMinor }: ListingFilters): SQL {
  const low = minMinor === undefined ? sql`true` : sql`price_minor >= ${minMinor}`
  const high = maxMinor === undefined ? sql`true` : sql`price_minor <= ${maxMinor}`
  return sql`(${low} and ${high})`
}

interface Order {
  column: SQL
  cast: SQL
  direction: SQL
  after: SQL
}

const ascending = { direction: sql.raw('asc'), after: sql.raw('>') }
const descending = { direction: sql.raw('desc'), after: sql.raw('<') }
const orders: Record<Sort, Order> = {
  newest: { column: sql.raw('created_at'), cast: sql.raw('timestamptz'), ...descending },
  cheapest: { column: sql.raw('price_minor'), cast: sql.raw('bigint'), ...ascending },
  dearest: { column: sql.raw('price_minor'), cast: sql.raw('bigint'), ...descending },
  discount: { column: sql.raw('ratio_bps'), cast: sql.raw('int'), ...ascending },
}

export function orderBy(sort: Sort): SQL {
  const { column, direction } = orders[sort]
  return sql`${column} ${direction}, id ${direction}`
}

/** The sort value of a row as text, which a cursor carries. */
export const sortKey = (sort: Sort): SQL => sql`${orders[sort].column}::text`

export function afterCursor(sort: Sort, cursor: string | undefined): SQL {
  if (!cursor) return sql`true`
  const { column, cast, after } = orders[sort]
  const [key, id] = readCursor(cursor)
  return sql`(${column}, id) ${after} (${key}::${cast}, ${id})`
}

export const writeCursor = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url')

function readCursor(cursor: string): [string, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(parsed) && typeof parsed[0] === 'string' && typeof parsed[1] === 'string') {
      const [key, id] = parsed
      if (/^[\d\-: .+]{1,40}$/.test(key)) return [key, id]
    }
  } catch {}
  refuse('invalid_cursor', 'This page of results is no longer known. Start again from the first one.', {
    status: 400,
  })
}
