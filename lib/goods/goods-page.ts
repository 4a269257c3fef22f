import { type SQL, sql } from 'drizzle-orm'
import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import { readOverview } from './overview'
import { type GoodsFilters, goodsPageInput, goodsPageView } from './schemas'
import {
  afterCursor,
  type Cursor,
  cursorAt,
  cursorOf,
  matches,
  orderBy,
  orderOf,
  rankOf,
  scope,
  similarEnough,
  sortKey,
} from './search'

/** Of words that more goods have, only so many of the newest are compared for the best fit. */
const ranked = 4_000

export const goodsPage = query(
  {
    name: 'goods.page',
    summary: 'Search the goods of sellers: filters, facets with counts, keyset paging.',
    input: goodsPageInput,
    output: goodsPageView,
    access: anyone,
    limit: { max: 600, windowS: 60 },
  },
  async (filters, { db }) => {
    const cursor = cursorOf(orderOf(filters), filters.cursor)
    if (!cursor?.similar) {
      const page = await readPage(db, filters, cursor, false)
      if (page.items.length > 0 || cursor || !(await isMisspelt(db, filters))) return page
    }
    return db.transaction(async (tx) => {
      await tx.execute(similarEnough)
      return readPage(tx, filters, cursor, true)
    })
  },
)

/** Whether nothing at all has the searched words. Facets and price have no say, so that a filter never changes it. */
async function isMisspelt(db: Db | Tx, { q, sellerId }: GoodsFilters): Promise<boolean> {
  if (!q) return false
  const found = await db.execute(sql`select 1 from goods where ${scope({ q, sellerId })} limit 1`)
  return found.length === 0
}

async function readPage(db: Db | Tx, filters: GoodsFilters, cursor: Cursor | null, similar: boolean) {
  const page = await readItems(db, filters, cursor, similar)
  return { ...page, ...(await readOverview(db, filters, similar)), similar }
}

/** One page and one row more, which says whether there is another page. */
export function pageQuery(filters: GoodsFilters, cursor: Cursor | null, similar: boolean): SQL {
  const order = orderOf(filters)
  const within = sql`${scope(filters, similar)} and ${matches(filters)}`
  if (order !== 'best')
    return sql`
      select ${cardColumns(filters.shipsTo)}, ${sortKey(order)} as sort_key from goods
      where ${within} and ${afterCursor(cursor)}
      order by ${orderBy(order)} limit ${filters.limit + 1}`
  return sql`
    select ${cardColumns(filters.shipsTo)}, ${sortKey(order)} as sort_key from (
      select *, ${rankOf(filters.q ?? '', similar)} as rank from (
        select * from goods where ${within} order by published_at desc, id desc limit ${ranked}
      ) newest
    ) goods
    where ${afterCursor(cursor)} order by ${orderBy(order)} limit ${filters.limit + 1}`
}

async function readItems(db: Db | Tx, filters: GoodsFilters, cursor: Cursor | null, similar: boolean) {
  const order = orderOf(filters)
  const rows = await db.execute<CardRow & { sort_key: string }>(pageQuery(filters, cursor, similar))
  const items = rows.slice(0, filters.limit)
  const last = rows.length > filters.limit ? items.at(-1) : undefined
  return {
    items: items.map(cardOf),
    nextCursor: last ? cursorAt({ order, key: last.sort_key, id: last.id, similar }) : null,
  }
}
