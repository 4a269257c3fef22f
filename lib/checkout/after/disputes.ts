import { holdEarning, startClearing } from '@/lib/earnings'
import { actorName, adminsOnly } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { formatMoney } from '@/lib/kernel/money'
import { type Ctx, command } from '@/lib/kernel/operation'
import {
  beginDispute,
  buyerOfSale,
  completeWhatIsDone,
  fulfilSale,
  isOpenDispute,
  keepEvidence,
  lockDispute,
  lockSellerOrder,
  moveDispute,
  moveSellerOrder,
  type OrderRow,
  openCardDisputesOf,
  partiesOfDispute,
  readOrder,
  type SellerOrderRow,
} from '@/lib/orders'
import { decideDisputeInput, disputeRef, evidenceInput, reasonOnSale } from '../schemas'
import { giveBack } from './money-back'

export const openDispute = command(
  {
    name: 'checkout.openDispute',
    summary: 'Ask an admin to decide: the money of this order stays where it is until then.',
    input: reasonOnSale,
    output: disputeRef,
    access: buyerOfSale,
    limit: { max: 10, windowS: 3_600 },
  },
  async ({ sellerOrderId, reason }, ctx) => {
    const { sale } = await lockSellerOrder(ctx.tx, sellerOrderId)
    if (sale.sellerId === null) refuse('wrong_state', 'Tradepost itself sold this. Ask for a refund instead.')
    const disputeId = await beginDispute(ctx, sale, { kind: 'buyer', reason })
    await holdEarning(ctx, sellerOrderId, 'dispute')
    return { disputeId }
  },
)

export const addEvidence = command(
  {
    name: 'checkout.addEvidence',
    summary: 'Say and show what an admin should know to decide a dispute.',
    input: evidenceInput,
    output: disputeRef,
    access: partiesOfDispute,
    limit: { max: 30, windowS: 3_600 },
  },
  async ({ disputeId, text }, ctx) => {
    const { row, sale } = await lockDispute(ctx, disputeId)
    if (!isOpenDispute(row)) refuse('wrong_state', 'This dispute is decided already.')
    await keepEvidence(ctx, disputeId, sale, text)
    if (ctx.actor.kind === 'person' && ctx.actor.id === sale.sellerId && row.state === 'open')
      await moveDispute(ctx, row, sale, 'answer')
    return { disputeId }
  },
)

export const withdrawDispute = command(
  {
    name: 'checkout.withdrawDispute',
    summary: 'Take a dispute back: everything goes on as if the parcel had arrived today.',
    input: disputeRef,
    output: disputeRef,
    access: { ...partiesOfDispute, rule: 'The buyer who opened the dispute.' },
    limit: { max: 30, windowS: 3_600 },
  },
  async ({ disputeId }, ctx) => {
    const { row, sale } = await lockDispute(ctx, disputeId)
    if (ctx.actor.kind !== 'person' || ctx.actor.id !== sale.buyerId)
      refuse('not_your_move', 'Only the buyer can take this dispute back.')
    await moveDispute(ctx, row, sale, 'withdraw')
    await resume(ctx, sale)
    return { disputeId }
  },
)

const dayMs = 86_400_000

/** Nobody disagrees any more: it counts as delivered, and the money clears. */
async function resume(ctx: Ctx, sale: SellerOrderRow): Promise<void> {
  const deliveredAt = sale.deliveredAt ?? ctx.now
  const dueAt = new Date(Math.max(ctx.now.getTime(), deliveredAt.getTime() + 14 * dayMs))
  await moveSellerOrder(ctx, sale, 'withdraw', { set: { deliveredAt, dueAt } })
  await fulfilSale(ctx, sale.id)
  await holdEarning(ctx, sale.id, null)
  await startClearing(ctx, sale.id, dueAt)
}

export const decideDispute = command(
  {
    name: 'checkout.decideDispute',
    summary: 'Decide a dispute: how much of the money the buyer gets back; the seller keeps the rest.',
    input: decideDisputeInput,
    output: disputeRef,
    access: adminsOnly,
    limit: { max: 120, windowS: 60 },
  },
  async ({ disputeId, buyerGetsMinor, answer }, ctx) => {
    const { row, order, sale } = await lockDispute(ctx, disputeId)
    if (row.kind === 'card') refuse('wrong_state', 'The buyer’s bank decides this dispute.')
    const leftMinor = sale.totalMinor - sale.refundedMinor
    if (buyerGetsMinor > leftMinor)
      refuse('refund_too_large', `At most ${formatMoney(leftMinor, order.currency)} can go to the buyer.`)
    await moveDispute(ctx, row, sale, 'decide', { buyerGetsMinor, decidedBy: actorName(ctx.actor), answer })
    await holdEarning(ctx, sale.id, null)
    await settleSale(ctx, order, sale, { buyerGetsMinor, refundId: disputeId, reason: answer })
    await fulfilSale(ctx, sale.id)
    await startClearing(ctx, sale.id, ctx.now)
    await ctx.audit({
      act: 'checkout.decideDispute',
      subject: disputeId,
      reason: answer,
      detail: { buyerGetsMinor },
    })
    return { disputeId }
  },
)

/** The whole to the buyer is a refund; else the seller's order ends with what is left for the seller. */
async function settleSale(
  ctx: Ctx,
  order: OrderRow,
  sale: SellerOrderRow,
  { buyerGetsMinor, refundId, reason }: { buyerGetsMinor: number; refundId: string; reason: string },
): Promise<void> {
  const whole = buyerGetsMinor === sale.totalMinor - sale.refundedMinor
  if (buyerGetsMinor === 0) await moveSellerOrder(ctx, sale, 'settle_seller', { data: { refundId } })
  else if (whole)
    return giveBack(ctx, { order, sale, amountMinor: buyerGetsMinor, refundId, reason, cover: true })
  else {
    await giveBack(ctx, { order, sale, amountMinor: buyerGetsMinor, refundId, reason, cover: true })
    const { sale: after } = await lockSellerOrder(ctx.tx, sale.id)
    await moveSellerOrder(ctx, after, 'settle_part', { data: { refundId } })
  }
  await completeWhatIsDone(ctx, await readOrder(ctx.tx, order.id))
}

/** A bank takes the payment back: every order of it waits for what the bank says. */
export async function openCardDisputes(
  ctx: Ctx,
  sales: readonly SellerOrderRow[],
  reason: string,
): Promise<void> {
  for (const sale of sales) {
    await holdEarning(ctx, sale.id, 'card_dispute')
    if (['paid', 'fulfilling', 'shipped', 'delivered'].includes(sale.state))
      await beginDispute(ctx, sale, { kind: 'card', reason })
  }
}

/** The bank decided for us: everything goes on. */
export async function endCardDisputes(ctx: Ctx, sales: readonly SellerOrderRow[]): Promise<void> {
  for (const sale of sales) {
    await holdEarning(ctx, sale.id, null)
    for (const row of await openCardDisputesOf(ctx, sale.id)) {
      await moveDispute(ctx, row, sale, 'withdraw')
      await resume(ctx, sale)
    }
  }
}
