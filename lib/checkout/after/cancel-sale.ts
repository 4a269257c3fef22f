import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { linesOf, lockSellerOrder, partiesOfSale } from '@/lib/orders'
import { sellerOrderRef } from '@/lib/orders/schemas'
import { kindNamed } from '../kinds/kinds'
import { reasonOnSale } from '../schemas'
import { giveBack } from './money-back'

export const cancelSale = command(
  {
    name: 'checkout.cancelSale',
    summary: 'Call an order off before it is sent: the buyer has the whole money back at once.',
    input: reasonOnSale,
    output: sellerOrderRef,
    access: partiesOfSale,
    limit: { max: 60, windowS: 60 },
  },
  async ({ sellerOrderId, reason }, ctx) => {
    const { order, sale } = await lockSellerOrder(ctx.tx, sellerOrderId)
    const lines = (await linesOf(ctx.tx, order.id)).filter((line) => line.sellerOrderId === sale.id)
    if (lines.some(({ kind }) => kind === 'deal'))
      refuse('wrong_state', 'A Steam item is under way through its deal; call the deal off there.')
    if (lines.some(({ kind, state }) => kind !== 'shipment' || state !== 'fulfilling'))
      refuse('wrong_state', 'This order is fulfilled already. Ask for a refund instead.')
    const amountMinor = sale.totalMinor - sale.refundedMinor
    if (amountMinor === 0) refuse('wrong_state', 'There is nothing left to give back.')
    await kindNamed('shipment').undo(ctx, order, lines)
    const refundId = newId('refund')
    await giveBack(ctx, { order, sale, amountMinor, refundId, reason, whole: 'cancel' })
    return { sellerOrderId }
  },
)
