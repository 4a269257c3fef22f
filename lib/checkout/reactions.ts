import { reaction } from '@/lib/kernel/reaction'
import { lockOrder, moveOrder } from '@/lib/orders'
import { paymentExpired, paymentPaid, refundPayment } from '@/lib/payments'
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
]
