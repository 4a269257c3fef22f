import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { buyerOnly, lockOrder } from '@/lib/orders'
import { orderRef } from '@/lib/orders/schemas'
import { closePayment } from '@/lib/payments'
import { giveUp } from './promise'

export const cancelOrder = command(
  {
    name: 'checkout.cancel',
    summary:
      'Give up an order that is not paid. A payment under way is called off first: the order is open again after it.',
    input: orderRef,
    output: orderRef,
    access: buyerOnly,
    limit: { max: 30, windowS: 60 },
  },
  async ({ orderId }, ctx) => {
    const order = await lockOrder(ctx.tx, orderId)
    if (order.state === 'draft') await giveUp(ctx, order, 'cancel')
    else if (order.state === 'pending_payment') await closePayment(ctx, orderId)
    else
      refuse(
        'wrong_state',
        `This order is ${order.state.replaceAll('_', ' ')}, so it can no longer be given up.`,
      )
    return { orderId }
  },
)
