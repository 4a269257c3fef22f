import { type Currency, shareOf } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { escrow, fees, post, wallet } from '@/lib/ledger'
import { paymentOfOrder, refundPayment } from '@/lib/payments'
import type { DealRow } from './row'

/** The platform's share of a Steam item's price, paid by the seller. */
export const feeBps = 300

export const feeOf = (priceMinor: number): number => Math.min(shareOf(priceMinor, feeBps), priceMinor - 1)

interface Purchase {
  id: string
  orderId: string
  buyerId: string
  priceMinor: number
  currency: Currency
  title: string
}

/** From the buyer's wallet into the escrow account of the order. */
export const moneyIn = (ctx: Ctx, deal: Purchase) =>
  post(ctx, {
    key: `deal:${deal.id}:in`,
    kind: 'purchase',
    currency: deal.currency,
    memo: { title: `Deal, ${deal.title}`, detail: 'To escrow', subject: deal.id },
    legs: [
      { account: wallet(deal.buyerId), amountMinor: -deal.priceMinor },
      { account: escrow(deal.orderId), amountMinor: deal.priceMinor },
    ],
  })

/** From escrow to the seller, less the fee. */
export const moneyOut = (ctx: Ctx, deal: DealRow, title: string) =>
  post(ctx, {
    key: `deal:${deal.id}:out`,
    kind: 'sale',
    currency: deal.currency,
    memo: { title: `Sale, ${title}`, detail: 'From escrow, less the fee', subject: deal.id },
    legs: [
      { account: escrow(deal.orderId), amountMinor: -deal.priceMinor },
      { account: wallet(deal.sellerId), amountMinor: deal.priceMinor - deal.feeMinor },
      ...(deal.feeMinor > 0 ? [{ account: fees, amountMinor: deal.feeMinor }] : []),
    ],
  })

/**
 * From escrow back to the buyer, whole and once: as the order was paid, the card first. The floor of the escrow account stops
 * a second payout.
 */
export async function moneyBack(ctx: Ctx, deal: DealRow, title: string): Promise<{ postingId: string }> {
  const { id, orderId, priceMinor: amountMinor } = deal
  const payment = await paymentOfOrder(ctx.tx, orderId)
  if (payment?.state !== 'paid') return intoWallet(ctx, deal, title)
  const reason = `The deal about ${title} did not come about.`
  const { postingId } = await refundPayment(ctx, { orderId, amountMinor, refundId: `deal:${id}`, reason })
  return { postingId: postingId ?? id }
}

/** For an item that was bought without a checkout, from the wallet. */
const intoWallet = (ctx: Ctx, deal: DealRow, title: string) =>
  post(ctx, {
    key: `deal:${deal.id}:back`,
    kind: 'refund',
    currency: deal.currency,
    memo: { title: `Deal refunded, ${title}`, detail: 'From escrow', subject: deal.id },
    legs: [
      { account: escrow(deal.orderId), amountMinor: -deal.priceMinor },
      { account: wallet(deal.buyerId), amountMinor: deal.priceMinor },
    ],
  })
