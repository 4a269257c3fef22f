import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { deal } from '@/db/schema/deals'
import { giftCard } from '@/db/schema/gift-cards'
import { person, session } from '@/db/schema/identity'
import { listing } from '@/db/schema/listings'
import { orderLine } from '@/db/schema/orders'
import type { Db, Tx } from '@/lib/kernel/db'

export interface DealFacts {
  dealId: string
  state: string
  buyerId: string
  sellerId: string
  buyerName: string
  sellerName: string
  item: string
  priceMinor: number
  sellerGetsMinor: number
  currency: string
  /** The buyer has their money again. */
  paidBack: boolean
}

/** What notifications say of a deal; null when there is no such deal. */
export async function dealFacts(db: Db | Tx, dealId: string): Promise<DealFacts | null> {
  const [row] = await db
    .select({
      dealId: deal.id,
      state: deal.state,
      buyerId: deal.buyerId,
      sellerId: deal.sellerId,
      item: listing.name,
      priceMinor: deal.priceMinor,
      feeMinor: deal.feeMinor,
      currency: deal.currency,
      lineState: orderLine.state,
    })
    .from(deal)
    .innerJoin(listing, eq(listing.id, deal.listingId))
    .innerJoin(orderLine, eq(orderLine.fulfilledBy, deal.id))
    .where(eq(deal.id, dealId))
  if (!row) return null
  const { feeMinor, lineState, ...facts } = row
  const [buyerName, sellerName] = await Promise.all([nameOf(db, row.buyerId), nameOf(db, row.sellerId)])
  const sellerGetsMinor = row.priceMinor - feeMinor
  return { ...facts, buyerName, sellerName, sellerGetsMinor, paidBack: lineState === 'refunded' }
}

async function nameOf(db: Db | Tx, personId: string): Promise<string> {
  const [row] = await db.select({ name: person.name }).from(person).where(eq(person.id, personId))
  return row?.name ?? ''
}

/** The e-mail address of an account, as its owner gave it. */
export async function accountEmail(db: Db | Tx, personId: string): Promise<string | null> {
  const [row] = await db.select({ email: person.email }).from(person).where(eq(person.id, personId))
  return row?.email ?? null
}

/** Whether a session is the first one of its browser, in an account that had sessions before. */
export async function isNewDevice(db: Db | Tx, personId: string, sessionId: string): Promise<boolean> {
  const [opened] = await db.select().from(session).where(eq(session.id, sessionId))
  if (!opened) return false
  const earlier = await db
    .select({ id: session.id, userAgent: session.userAgent })
    .from(session)
    .where(and(eq(session.personId, personId), lte(session.createdAt, opened.createdAt)))
    .orderBy(asc(session.createdAt))
  const others = earlier.filter(({ id }) => id !== sessionId)
  return others.length > 0 && others.every(({ userAgent }) => userAgent !== opened.userAgent)
}

/** What the recipient of a gift card is told; null when it is for nobody that we know, or worth nothing any more. */
export async function presentFacts(db: Db | Tx, giftCardId: string) {
  const [row] = await db
    .select({
      recipientId: giftCard.recipientId,
      other: person.name,
      amountMinor: giftCard.amountMinor,
      currency: giftCard.currency,
    })
    .from(giftCard)
    .innerJoin(person, eq(person.id, giftCard.buyerId))
    .where(and(eq(giftCard.id, giftCardId), eq(giftCard.state, 'issued')))
  return row?.recipientId ? { ...row, recipientId: row.recipientId } : null
}

/** What others were told about their trades with a person no longer says the name. */
export async function forgetNameIn(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`
    update notification set data = jsonb_set(data, '{other}', '"Deleted person"')
    from deal
    where (deal.buyer_id = ${personId} and notification.person_id = deal.seller_id
        or deal.seller_id = ${personId} and notification.person_id = deal.buyer_id)
      and notification.data ->> 'dealId' = deal.id and notification.data ? 'other'`)
  await tx.execute(sql`
    update notification set data = jsonb_set(data, '{other}', '"Deleted person"')
    from seller_order s join "order" o on o.id = s.order_id
    where (o.buyer_id = ${personId} and notification.person_id = s.seller_id
        or s.seller_id = ${personId} and notification.person_id = o.buyer_id)
      and notification.data ->> 'sellerOrderId' = s.id and notification.data ? 'other'`)
  await tx.execute(sql`
    update notification set data = jsonb_set(data, '{other}', '"Deleted person"')
    from gift_card g
    where g.buyer_id = ${personId} and notification.person_id = g.recipient_id
      and notification.data ->> 'giftCardId' = g.id and notification.data ? 'other'`)
}
