import { sql } from 'drizzle-orm'
import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import { listingRef, listingView } from './schemas'

const historyDays = 400
const shownSales = 8
const shownCopies = 6

interface ItemRow extends CardRow {
  seller_id: string
  reason: string | null
  details: Record<string, unknown>
  deal_id: string | null
  sold: number
  seller_name: string
  seller_avatar: string | null
  seller_since: string
}

export const viewListing = query(
  {
    name: 'listings.view',
    summary: 'One listing with its item, seller, price history and closest copies.',
    input: listingRef,
    output: listingView,
    access: anyone,
  },
  async ({ listingId }, { db, actor }) => {
    const viewer = actor.kind === 'person' ? actor.id : ''
    const row = await readRow(db, listingId, viewer)
    const own = row.seller_id === viewer
    if (row.state === 'draft' && !own) notFound('listing')
    const [history, recentSales, closest] = [
      await readHistory(db, row),
      await readSales(db, row),
      await readClosest(db, row),
    ]
    return {
      ...cardOf(row),
      details: row.details,
      seller: {
        id: row.seller_id,
        name: row.seller_name,
        avatarUrl: row.seller_avatar,
        since: new Date(row.seller_since).toISOString(),
        sold: row.sold,
      },
      own,
      reason: row.reason,
      dealId: row.deal_id,
      history,
      recentSales,
      closest: closest.map(cardOf),
      offersOfKind: closest[0] ? Number(closest[0].of_kind) : 0,
    }
  },
)

async function readRow(db: Db | Tx, listingId: string, viewer: string): Promise<ItemRow> {
  const [row] = await db.execute<ItemRow>(sql`
    select ${cardColumns}, listing.seller_id, listing.reason, steam_item.details,
      person.name as seller_name, person.avatar_url as seller_avatar, person.created_at as seller_since,
      (select deal.id from deal where deal.listing_id = listing.id and listing.state <> 'active'
        and ${viewer} in (deal.buyer_id, deal.seller_id)
        order by deal.created_at desc limit 1) as deal_id,
      (select count(*)::int from listing other where other.seller_id = listing.seller_id and other.state = 'sold') as sold
    from listing join steam_item on steam_item.id = listing.item_id join person on person.id = listing.seller_id
    where listing.id = ${listingId}`)
  return row ?? notFound('listing')
}

async function readHistory(db: Db | Tx, row: CardRow) {
  const days = await db.execute<{ day: string; median: string; low: string; high: string; n: number }>(sql`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as n, min(price_minor) as low,
      max(price_minor) as high, round(percentile_cont(0.5) within group (order by price_minor)) as median
    from sale
    where app_id = ${row.app_id} and market_hash_name = ${row.market_hash_name}
      and at > now() - ${historyDays} * interval '1 day'
    group by 1 order by 1`)
  return days.map((d) => ({
    day: d.day,
    medianMinor: Number(d.median),
    lowMinor: Number(d.low),
    highMinor: Number(d.high),
    sales: d.n,
  }))
}

async function readSales(db: Db | Tx, row: CardRow) {
  const sales = await db.execute<{ at: string; price_minor: string; wear: number | null }>(sql`
    select at, price_minor, wear from sale
    where app_id = ${row.app_id} and market_hash_name = ${row.market_hash_name}
    order by at desc, id desc limit ${shownSales}`)
  return sales.map((s) => ({
    at: new Date(s.at).toISOString(),
    priceMinor: Number(s.price_minor),
    wear: s.wear,
  }))
}

/** Other offers of the same name, nearest in wear, then in price. */
const readClosest = (db: Db | Tx, row: CardRow) =>
  db.execute<CardRow & { of_kind: string }>(sql`
    select ${cardColumns}, count(*) over () as of_kind from listing
    where state = 'active' and app_id = ${row.app_id} and market_hash_name = ${row.market_hash_name}
      and id <> ${row.id}
    order by abs(coalesce(wear, 0) - ${row.wear ?? 0}::float8), abs(price_minor - ${row.price_minor}::bigint), id limit ${shownCopies}`)
