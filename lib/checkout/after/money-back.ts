import { reverseEarning } from '@/lib/earnings'
import { assert } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import { escrow, post } from '@/lib/ledger'
import { type LineRow, noteRefund, type OrderRow, type SellerOrderRow } from '@/lib/orders'
import { refundPayment } from '@/lib/payments'

interface MoneyBack {
  order: OrderRow
  sale: SellerOrderRow
  amountMinor: number
  /** Names this refund for ever. */
  refundId: string
  reason: string
  line?: LineRow
  /** What a whole refund makes of the seller's order. */
  whole?: 'refund' | 'cancel'
  /** Tradepost pays what the seller no longer has. */
  cover?: boolean
}

/** Money of a seller's order goes back to its buyer, the seller's share and the platform's coupon with it. */
export async function giveBack(ctx: Ctx, ask: MoneyBack): Promise<void> {
  const { order, sale, amountMinor, refundId, reason, line, whole = 'refund', cover = false } = ask
  assert(amountMinor > 0 && amountMinor <= sale.totalMinor - sale.refundedMinor, 'More than is left.')
  const promotedMinor =
    promotionsIn(sale, sale.refundedMinor + amountMinor) - promotionsIn(sale, sale.refundedMinor)
  if (!line || line.kind === 'shipment')
    await reverseEarning(ctx, { sellerOrderId: sale.id, amountMinor: amountMinor + promotedMinor, cover })
  await refundPayment(ctx, { orderId: order.id, amountMinor, refundId, reason })
  if (promotedMinor > 0)
    await post(ctx, {
      key: `refund:${refundId}:promotions`,
      kind: 'refund',
      currency: order.currency,
      memo: { title: 'Coupons of Tradepost, taken back', subject: order.id },
      legs: [
        { account: escrow(order.id), amountMinor: -promotedMinor },
        { account: 'platform:promotions', amountMinor: promotedMinor },
      ],
    })
  await noteRefund(ctx, order, sale.id, amountMinor, line, { data: { refundId, reason }, whole })
}

/** How much of the platform's coupon goes with so much of the buyer's money: all of it with all of that. */
const promotionsIn = (
  { platformDiscountMinor, totalMinor }: SellerOrderRow,
  refundedMinor: number,
): number => (totalMinor === 0 ? 0 : Math.floor((platformDiscountMinor * refundedMinor) / totalMinor))
