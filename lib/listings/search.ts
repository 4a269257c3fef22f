import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { cursorTime, readCursor, writeCursor } from '@/lib/kernel/cursor'
import { idSchema } from '@/lib/kernel/ids'
import { facetNames, type ListingFilters, sorts } from './schemas'

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

/** For the transaction: from which likeness of words a spelling counts as meant. */
export const similarEnough = sql.raw('set local pg_trgm.word_similarity_threshold = 0.45')

/** What narrows the market before facets and price do; `similar` takes the nearest spellings instead of the words. */
export function scope({ appId, q }: Pick<ListingFilters, 'appId' | 'q'>, similar = false): SQL {
  const parts = [sql`state = 'active'`]
  if (appId !== undefined) parts.push(sql`app_id = ${appId}`)
  if (q) parts.push(similar ? sql`${q} <% market_hash_name` : named(q))
  return sql.join(parts, sql` and `)
}

function named(q: string): SQL {
  const words = wordQuery(q)
  return words === ''
    ? sql`strpos(market_hash_name, ${q}) > 0`
    : sql`search @@ to_tsquery('simple', ${words})`
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

/** Every facet and the price. */
export const matches = (filters: ListingFilters): SQL =>
  sql.join([passesPrice(filters), ...facetNames.map((facet) => passes(facet, filters))], sql` and `)

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
export const sortKey = (sort: Sort): SQL =>
  sort === 'newest'
    ? sql`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00')`
    : sql`${orders[sort].column}::text`

/** Where a page ended: the sort value and id of its last row, and how the words were read. */
export interface Cursor {
  sort: Sort
  key: string
  id: string
  similar: boolean
}

export function afterCursor(cursor: Cursor | null): SQL {
  if (!cursor) return sql`true`
  const { column, cast, after } = orders[cursor.sort]
  return sql`(${column}, id) ${after} (${cursor.key}::${cast}, ${cursor.id})`
}

export const cursorAt = ({ sort, key, id, similar }: Cursor): string => writeCursor(sort, key, id, similar)

const whole = z.string().regex(/^\d{1,9}$/)
const keyOf: Record<Sort, z.ZodType<string>> = {
  newest: cursorTime,
  cheapest: whole,
  dearest: whole,
  discount: whole,
}
const written = z
  .tuple([z.enum(sorts), z.string(), idSchema('listing'), z.boolean()])
  .refine(([sort, key]) => keyOf[sort].safeParse(key).success)

/** Where a page of this order ended; a cursor of another order is refused. */
export function cursorOf(sort: Sort, text: string | undefined): Cursor | null {
  const read = readCursor(
    written.refine(([of]) => of === sort),
    text,
  )
  if (!read) return null
  const [, key, id, similar] = read
  return { sort, key, id, similar }
}
