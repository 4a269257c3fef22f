import { type SQL, sql } from 'drizzle-orm'
import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import { readOverview } from './market-overview'
import { type ListingFilters, listingPageInput, listingPageView } from './schemas'
import {
  afterCursor,
  type Cursor,
  cursorAt,
  cursorOf,
  matches,
  orderBy,
  scope,
  similarEnough,
  sortKey,
} from './search'

export const listingPage = query(
  {
    name: 'listings.page',
    summary: 'Search the market: filters, facets with counts, keyset paging.',
    input: listingPageInput,
    output: listingPageView,
    access: anyone,
  },
  async (filters, { db }) => {
    const cursor = cursorOf(filters.sort, filters.cursor)
    const similar = cursor ? cursor.similar : await isMisspelt(db, filters)
    if (!similar) return readPage(db, filters, cursor, false)
    return db.transaction(async (tx) => {
      await tx.execute(similarEnough)
      return readPage(tx, filters, cursor, true)
    })
  },
)

/** Whether no offer at all has the searched words. Facets and price have no say, so that a filter never changes it. */
async function isMisspelt(db: Db | Tx, { appId, q }: ListingFilters): Promise<boolean> {
  if (!q) return false
  const found = await db.execute(sql`select 1 from listing where ${scope({ appId, q })} limit 1`)
  return found.length === 0
}

async function readPage(db: Db | Tx, filters: ListingFilters, cursor: Cursor | null, similar: boolean) {
  const page = await readItems(db, filters, cursor, similar)
  return { ...page, ...(await readOverview(db, filters, similar)), games: await readGames(db), similar }
}

/** One page and one row more, which says whether there is another page. */
export function pageQuery(filters: ListingFilters, cursor: Cursor | null, similar: boolean): SQL {
  return sql`
    select ${cardColumns}, ${sortKey(filters.sort)} as sort_key from listing
    where ${scope(filters, similar)} and ${matches(filters)} and ${afterCursor(cursor)}
    order by ${orderBy(filters.sort)} limit ${filters.limit + 1}`
}

async function readItems(db: Db | Tx, filters: ListingFilters, cursor: Cursor | null, similar: boolean) {
  const { sort, limit } = filters
  const rows = await db.execute<CardRow & { sort_key: string }>(pageQuery(filters, cursor, similar))
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(cardOf),
    nextCursor:
      rows.length > limit && last ? cursorAt({ sort, key: last.sort_key, id: last.id, similar }) : null,
  }
}

async function readGames(db: Db | Tx) {
  const rows = await db.execute<{ app_id: number; n: number }>(sql`
    select app_id, count(*)::int as n from listing where state = 'active' group by app_id order by n desc, app_id`)
  return rows.map((row) => ({ appId: row.app_id, count: row.n }))
}
