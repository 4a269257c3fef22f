import { and, eq, or } from 'drizzle-orm'
import { dispute, order, refund, sellerOrder } from '@/db/schema/orders'
import { type Access, isStaff } from '@/lib/kernel/access'

/** The buyer of an order; to everybody else it does not exist. */
export const buyerOnly: Access<{ orderId: string }> = {
  rule: 'The buyer of the order.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'order',
  check: async (actor, { orderId }, db) => {
    if (actor.kind !== 'person') return false
    const mine = and(eq(order.id, orderId), eq(order.buyerId, actor.id))
    return (await db.select({ id: order.id }).from(order).where(mine)).length === 1
  },
}

export const buyerAndStaff: Access<{ orderId: string }> = {
  rule: 'The buyer of the order, moderators and admins.',
  answers: { stranger: 401, other: 404, owner: 'allow', moderator: 'allow', admin: 'allow' },
  hides: 'order',
  check: async (actor, input, db) => isStaff(actor) || (await buyerOnly.check(actor, input, db)),
}

const saleOf = (who: 'buyer' | 'seller' | 'party', rule: string): Access<{ sellerOrderId: string }> => ({
  rule,
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'order',
  check: async (actor, { sellerOrderId }, db) => {
    if (actor.kind !== 'person') return false
    const buys = eq(order.buyerId, actor.id)
    const sells = eq(sellerOrder.sellerId, actor.id)
    const mine = who === 'buyer' ? buys : who === 'seller' ? sells : or(buys, sells)
    const rows = await db
      .select({ id: sellerOrder.id })
      .from(sellerOrder)
      .innerJoin(order, eq(order.id, sellerOrder.orderId))
      .where(and(eq(sellerOrder.id, sellerOrderId), mine))
    return rows.length === 1
  },
})

export const buyerOfSale = saleOf('buyer', 'The buyer of the order.')
export const sellerOfSale = saleOf('seller', 'The seller of the order.')
export const partiesOfSale = saleOf('party', 'The buyer and the seller of the order.')

export const partiesAndStaff: Access<{ sellerOrderId: string }> = {
  rule: 'The buyer and the seller of the order, moderators and admins.',
  answers: { stranger: 401, other: 404, owner: 'allow', moderator: 'allow', admin: 'allow' },
  hides: 'order',
  check: async (actor, input, db) => isStaff(actor) || (await partiesOfSale.check(actor, input, db)),
}

const refundOf = (who: 'buyer' | 'seller', rule: string): Access<{ refundId: string }> => ({
  rule,
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'refund',
  check: async (actor, { refundId }, db) => {
    if (actor.kind !== 'person') return false
    const mine = who === 'buyer' ? eq(order.buyerId, actor.id) : eq(sellerOrder.sellerId, actor.id)
    const rows = await db
      .select({ id: refund.id })
      .from(refund)
      .innerJoin(sellerOrder, eq(sellerOrder.id, refund.sellerOrderId))
      .innerJoin(order, eq(order.id, sellerOrder.orderId))
      .where(and(eq(refund.id, refundId), mine))
    return rows.length === 1
  },
})

export const buyerOfRefund = refundOf('buyer', 'The buyer who asked for the refund.')
const sellerOfRefund = refundOf('seller', 'The seller of the order.')

export const decidersOfRefund: Access<{ refundId: string }> = {
  rule: 'The seller of the order, moderators and admins.',
  answers: { stranger: 401, other: 404, owner: 'allow', moderator: 'allow', admin: 'allow' },
  hides: 'refund',
  check: async (actor, input, db) => isStaff(actor) || (await sellerOfRefund.check(actor, input, db)),
}

export const partiesOfDispute: Access<{ disputeId: string }> = {
  rule: 'The buyer and the seller of the order in dispute.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'dispute',
  check: async (actor, { disputeId }, db) => {
    if (actor.kind !== 'person') return false
    const rows = await db
      .select({ id: dispute.id })
      .from(dispute)
      .innerJoin(sellerOrder, eq(sellerOrder.id, dispute.sellerOrderId))
      .innerJoin(order, eq(order.id, sellerOrder.orderId))
      .where(
        and(eq(dispute.id, disputeId), or(eq(order.buyerId, actor.id), eq(sellerOrder.sellerId, actor.id))),
      )
    return rows.length === 1
  },
}
