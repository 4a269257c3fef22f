import { reaction } from '@/lib/kernel/reaction'
import { lockOrder, moveOrder, sellerOrdersOf } from '@/lib/orders'
import { disputeClosed, paymentDisputed, paymentExpired, paymentPaid, refundPayment } from '@/lib/payments'
import { loseToBank } from './after/card-disputes'
import { endCardDisputes, openCardDisputes } from './after/disputes'
import { giveUp, settle } from './promise'

export const checkoutReactions = [
  reaction(paymentPaid, async ({ orderId, paymentId }, ctx) => {
    const order = await lockOrder(ctx.tx, orderId)
    if (order.state === 'draft' || order.state === 'pending_payment') await settle(ctx, order, { paymentId })
    else if (order.state === 'expired' || order.state === 'cancelled')
      await refundPayment(ctx, {
        orderId,
        amountMinor: order.totalMinor,
        refundId: `late:${paymentId}`,
        reason: 'The payment came when the order was over.',
      })
  }),
  reaction(paymentExpired, async ({ orderId }, ctx) => {
    const order = await lockOrder(ctx.tx, orderId)
    if (order.state !== 'pending_payment') return
    const inTime = order.reservedUntil !== null && order.reservedUntil > ctx.now
    if (inTime) await moveOrder(ctx, order, 'reopen')
    else await giveUp(ctx, order, 'expire')
  }),
  reaction(paymentDisputed, async ({ orderId }, ctx) => {
    const order = await lockOrder(ctx.tx, orderId)
    await openCardDisputes(
      ctx,
      await sellerOrdersOf(ctx.tx, order),
      'The bank of the buyer asks for the money.',
    )
  }),
  reaction(disputeClosed, async ({ won, withdrawn, ...dispute }, ctx) => {
    if (!won && withdrawn) return loseToBank(ctx, dispute)
    await endCardDisputes(ctx, await sellerOrdersOf(ctx.tx, await lockOrder(ctx.tx, dispute.orderId)))
  }),
]
