import { assert } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import { endReservation, findListing, sellListing, type Unsold } from '@/lib/listings'
import { fulfilledBy, refundedBy } from '@/lib/orders'
import { moneyBack, moneyOut } from './money'
import { type DealRow, moveDeal } from './row'

/** The buyer has the item: the seller is paid, the listing is sold, the order is complete. */
export async function settle(ctx: Ctx, deal: DealRow, proof: Record<string, unknown>): Promise<DealRow> {
  const delivered = await moveDeal(ctx, deal, 'deliver', { set: { dueAt: null }, data: proof })
  const title = await titleOf(ctx, deal)
  const { postingId } = await moneyOut(ctx, delivered, title)
  await sellListing(ctx, deal.listingId, deal.id)
  await fulfilledBy(ctx, deal.orderId, deal.id)
  return moveDeal(ctx, delivered, 'settle', { data: { postingId } })
}

/** The item never left the seller: the buyer's money goes back and the deal is over. */
export async function refund(ctx: Ctx, deal: DealRow, reason: string, how: Unsold): Promise<DealRow> {
  const { postingId } = await payBack(ctx, deal, reason, how)
  return moveDeal(ctx, deal, 'refund', { set: { dueAt: null, reason }, data: { reason, postingId } })
}

/** Money back to the buyer, once: the listing's reservation and the order end with it. */
export async function payBack(ctx: Ctx, deal: DealRow, reason: string, how: Unsold) {
  // The order first, as everybody locks it before its payment.
  await refundedBy(ctx, deal.orderId, deal.id)
  const posted = await moneyBack(ctx, deal, await titleOf(ctx, deal))
  await endReservation(ctx, deal.listingId, how, reason)
  return posted
}

async function titleOf(ctx: Ctx, deal: DealRow): Promise<string> {
  const found = await findListing(ctx.tx, deal.listingId)
  assert(found, 'A deal has a listing.')
  return found.marketHashName
}
