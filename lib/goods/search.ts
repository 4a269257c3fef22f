import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { cursorTime, readCursor, writeCursor } from '@/lib/kernel/cursor'
import { idSchema } from '@/lib/kernel/ids'
import { type GoodsFilters, type GoodsSort, goodsFacets, goodsSorts, world } from './schemas'

type Facet = (typeof goodsFacets)[number]

/** For the transaction: from which likeness of words a spelling counts as meant. */
export const similarEnough = sql.raw('set local pg_trgm.word_similarity_threshold = 0.45')

// Read once per statement: a plan that is kept would otherwise read the words anew for every row.
const query = (q: string): SQL => sql`(select word_query(${q}))`
const plain = (q: string): SQL => sql`(select plain_words(${q}))`

/** What narrows the goods before facets and price do; `similar` takes the nearest spellings instead of the words. */
export function scope({ q, sellerId }: Pick<GoodsFilters, 'q' | 'sellerId'>, similar = false): SQL {
  const parts = [sql`state = 'active'`]
  if (sellerId !== undefined) parts.push(sql`seller_id = ${sellerId}`)
  if (q) parts.push(similar ? sql`${plain(q)} <% plain_words(title)` : sql`search @@ ${query(q)}`)
  return sql.join(parts, sql` and `)
}

/** Whether a row passes one facet's selection. */
export function passes(facet: Facet, filters: GoodsFilters): SQL {
  if (facet === 'shipsTo')
    return filters.shipsTo ? sql`ships_to && array[${filters.shipsTo}, ${world}]` : sql`true`
  const chosen = filters[facet]
  return chosen && chosen.length > 0 ? sql`${sql.raw(facet)} in ${chosen}` : sql`true`
}

export function passesPrice({ minMinor, maxMinor }: GoodsFilters): SQL {
  const low = minMinor === undefined ? sql`true` : sql`price_minor >= ${minMinor}`
  const high = maxMinor === undefined ? sql`true` : sql`price_minor <= ${maxMinor}`
  return sql`(${low} and ${high})`
}

/** Every facet and the price. */
export const matches = (filters: GoodsFilters): SQL =>
  sql.join([passesPrice(filters), ...goodsFacets.map((facet) => passes(facet, filters))], sql` and `)

/** How the rows are put in order: `best` is the relevance of the words, and `newest` where there are none. */
export type Order = GoodsSort

export const orderOf = ({ sort, q }: Pick<GoodsFilters, 'sort' | 'q'>): Order =>
  sort === 'best' && !q ? 'newest' : sort

const descending = { direction: sql.raw('desc'), after: sql.raw('<') }
const orders: Record<Order, { column: SQL; cast: SQL; direction: SQL; after: SQL }> = {
  best: { column: sql.raw('rank'), cast: sql.raw('real'), ...descending },
  newest: { column: sql.raw('published_at'), cast: sql.raw('timestamptz'), ...descending },
  cheapest: {
    column: sql.raw('price_minor'),
    cast: sql.raw('bigint'),
    direction: sql.raw('asc'),
    after: sql.raw('>'),
  },
  dearest: { column: sql.raw('price_minor'), cast: sql.raw('bigint'), ...descending },
}

export function orderBy(order: Order): SQL {
  const { column, direction } = orders[order]
  return sql`${column} ${direction}, id ${direction}`
}

/** How well a row fits the words, as a number that only compares. */
export const rankOf = (q: string, similar: boolean): SQL =>
  similar
    ? sql`word_similarity(${plain(q)}, plain_words(title))::real`
    : sql`ts_rank(search, ${query(q)})::real`

/** The sort value of a row as text, which a cursor carries. */
export const sortKey = (order: Order): SQL =>
  order === 'newest'
    ? sql`to_char(published_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00')`
    : sql`${orders[order].column}::text`

/** Where a page ended: the sort value and id of its last row, and how the words were read. */
export interface Cursor {
  order: Order
  key: string
  id: string
  similar: boolean
}

export function afterCursor(cursor: Cursor | null): SQL {
  if (!cursor) return sql`true`
  const { column, cast, after } = orders[cursor.order]
  return sql`(${column}, id) ${after} (${cursor.key}::${cast}, ${cursor.id})`
}

export const cursorAt = ({ order, key, id, similar }: Cursor): string => writeCursor(order, key, id, similar)

const whole = z.string().regex(/^\d{1,9}$/)
const keyOf: Record<Order, z.ZodType<string>> = {
  best: z.string().regex(/^\d{1,3}(\.\d{1,12})?(e-\d{1,2})?$/),
  newest: cursorTime,
  cheapest: whole,
  dearest: whole,
}
const written = z
  .tuple([z.enum(goodsSorts), z.string(), idSchema('goods'), z.boolean()])
  .refine(([order, key]) => keyOf[order].safeParse(key).success)

/** Where a page of this order ended; a cursor of another order is refused. */
export function cursorOf(order: Order, text: string | undefined): Cursor | null {
  const read = readCursor(
    written.refine(([of]) => of === order),
    text,
  )
  if (!read) return null
  const [, key, id, similar] = read
  return { order, key, id, similar }
}
