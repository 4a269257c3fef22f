import { reverseEarning } from '@/lib/earnings'
import type { Ctx } from '@/lib/kernel/operation'
import { balanceOf, escrow } from '@/lib/ledger'
import { lockOrder, moveDispute, noteRefund, openCardDisputesOf, sellerOrdersOf } from '@/lib/orders'
import { coverDispute } from '@/lib/payments'
import { endCardDisputes } from './disputes'

interface Lost {
  orderId: string
  disputeId: string
  amountMinor: number
}

/**
 * The bank has decided for the buyer, who has the money already: what lies in escrow makes it good, sellers give back what
 * they earned, and what cannot be had any more is the platform's loss.
 */
export async function loseToBank(ctx: Ctx, { orderId, disputeId, amountMinor }: Lost): Promise<void> {
  const reason = 'The bank of the buyer took the money back.'
  let left = amountMinor
  for (const sale of await sellerOrdersOf(ctx.tx, await lockOrder(ctx.tx, orderId))) {
    const part = Math.min(left, sale.totalMinor - sale.refundedMinor)
    for (const row of await openCardDisputesOf(ctx, sale.id))
      await moveDispute(ctx, row, sale, 'decide', { buyerGetsMinor: part, answer: reason })
    if (part <= 0) continue
    await reverseEarning(ctx, { sellerOrderId: sale.id, amountMinor: part, cover: true })
    await noteRefund(ctx, await lockOrder(ctx.tx, orderId), sale.id, part, undefined, { data: { reason } })
    left -= part
  }
  const order = await lockOrder(ctx.tx, orderId)
  const { availableMinor } = await balanceOf(ctx.tx, escrow(orderId), order.currency)
  const covered = Math.min(amountMinor, availableMinor)
  if (covered > 0) await coverDispute(ctx, { disputeId, orderId, amountMinor: covered })
  await endCardDisputes(ctx, await sellerOrdersOf(ctx.tx, order))
}
