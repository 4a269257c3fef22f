import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import { trackingLink } from '@/lib/orders'

export interface SaleFacts {
  orderId: string
  sellerOrderId: string
  buyerId: string
  /** Null: Tradepost itself. */
  sellerId: string | null
  buyerName: string
  sellerName: string
  item: string
  totalMinor: number
  refundedMinor: number
  currency: string
  carrier: string | null
  tracking: string | null
  trackingUrl: string | null
  dueAt: string | null
  /** Deals fulfil all of it, and tell of it themselves. */
  byDeals: boolean
}

const maxTitle = 120

const titleOf = (title: string | null): string =>
  title && title.length > maxTitle ? `${[...title].slice(0, maxTitle - 1).join('')}…` : (title ?? '')

interface SaleRow extends Record<string, unknown> {
  order_id: string
  buyer_id: string
  seller_id: string | null
  buyer: string
  seller: string | null
  title: string | null
  total_minor: string
  refunded_minor: string
  currency: string
  carrier: string | null
  tracking: string | null
  due_at: string | null
  by_deals: boolean | null
}

/** What notifications say of the order of a seller; null when there is no such order. */
export async function saleFacts(db: Db | Tx, sellerOrderId: string): Promise<SaleFacts | null> {
  const [row] = await db.execute<SaleRow>(sql`
    select s.order_id, o.buyer_id, s.seller_id, b.name as buyer, p.name as seller, s.total_minor, s.refunded_minor,
      o.currency, s.carrier, s.tracking, s.due_at, l.title, l.by_deals
    from seller_order s join "order" o on o.id = s.order_id
      join person b on b.id = o.buyer_id left join person p on p.id = s.seller_id,
      lateral (select string_agg(title, ', ' order by line) as title, bool_and(kind = 'deal') as by_deals
        from order_line where seller_order_id = s.id) l
    where s.id = ${sellerOrderId}`)
  if (!row) return null
  return {
    orderId: row.order_id,
    sellerOrderId,
    buyerId: row.buyer_id,
    sellerId: row.seller_id,
    buyerName: row.buyer,
    sellerName: row.seller ?? 'Tradepost',
    item: titleOf(row.title),
    totalMinor: Number(row.total_minor),
    refundedMinor: Number(row.refunded_minor),
    currency: row.currency,
    carrier: row.carrier,
    tracking: row.tracking,
    trackingUrl: trackingLink(row.carrier, row.tracking),
    dueAt: row.due_at && new Date(row.due_at).toISOString(),
    byDeals: row.by_deals ?? false,
  }
}

/** The orders of all sellers of a purchase. */
export async function salesOf(db: Db | Tx, orderId: string): Promise<SaleFacts[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select id from seller_order where order_id = ${orderId} order by id`,
  )
  const sales = await Promise.all(rows.map(({ id }) => saleFacts(db, id)))
  return sales.filter((sale) => sale !== null)
}

/** What notifications say of a purchase as a whole; null when there is no such purchase. */
export async function purchaseFacts(db: Db | Tx, orderId: string) {
  const sales = await salesOf(db, orderId)
  const [first] = sales
  if (!first) return null
  return {
    orderId,
    buyerId: first.buyerId,
    currency: first.currency,
    item: titleOf(sales.map(({ item }) => item).join(', ')),
    totalMinor: sales.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    byDeals: sales.every(({ byDeals }) => byDeals),
  }
}

/** Whether a person decides about a refund, or a rule has already. */
export async function isUndecided(db: Db | Tx, refundId: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from refund where id = ${refundId} and state = 'asked'`)
  return rows.length === 1
}

/** Whether the buyer opened a dispute; else a bank did, and payments tell of it. */
export async function isOfBuyer(db: Db | Tx, disputeId: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from dispute where id = ${disputeId} and kind = 'buyer'`)
  return rows.length === 1
}

/** A bank that first asks and then takes says so twice. */
export async function knowsOfDispute(db: Db | Tx, personId: string, disputeId: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from notification
    where person_id = ${personId} and kind = 'sale.card_disputed' and data ->> 'disputeId' = ${disputeId} limit 1`)
  return rows.length === 1
}
