import { holdEarning } from '@/lib/earnings'
import { type Actor, isStaff } from '@/lib/kernel/access'
import { notFound, refuse } from '@/lib/kernel/errors'
import { formatMoney } from '@/lib/kernel/money'
import { type Ctx, command } from '@/lib/kernel/operation'
import {
  buyerOfRefund,
  buyerOfSale,
  decidersOfRefund,
  hasOpenRefund,
  judgeRefund,
  type LineRow,
  linesOf,
  lockRefund,
  lockSellerOrder,
  moveRefund,
  type OrderRow,
  openRefund,
  type RefundRow,
  type RefundVerdict,
  type SellerOrderRow,
} from '@/lib/orders'
import { kindNamed } from '../kinds/kinds'
import { askRefundInput, decideRefundInput, refundAnswer, refundRef } from '../schemas'
import { giveBack } from './money-back'

const inTheOrder = [
  'paid',
  'fulfilling',
  'shipped',
  'delivered',
  'disputed',
  'completed',
  'partially_refunded',
]

export const askRefund = command(
  {
    name: 'checkout.askRefund',
    summary:
      'Ask for money back, for one line or for the whole order of a seller. A rule answers, or a person.',
    input: askRefundInput,
    output: refundAnswer,
    access: buyerOfSale,
    limit: { max: 20, windowS: 60 },
  },
  async ({ sellerOrderId, line: number, amountMinor: wanted, reason }, ctx) => {
    const { order, sale } = await lockSellerOrder(ctx.tx, sellerOrderId)
    if (!inTheOrder.includes(sale.state))
      refuse('wrong_state', 'There is nothing to give back on this order.')
    const lines = (await linesOf(ctx.tx, order.id)).filter((each) => each.sellerOrderId === sale.id)
    const line = number === undefined ? undefined : lines.find((each) => each.line === number)
    if (number !== undefined && !line) notFound('line')
    if (await hasOpenRefund(ctx.tx, sale.id))
      refuse('refund_open', 'You have asked for a refund of this order already; it is being decided.')
    const mostMinor = (line ?? sale).totalMinor - (line ?? sale).refundedMinor
    const amountMinor = wanted ?? mostMinor
    if (mostMinor === 0) refuse('wrong_state', 'Everything of this was given back already.')
    if (amountMinor > mostMinor)
      refuse('refund_too_large', `At most ${formatMoney(mostMinor, order.currency)} can be given back.`)
    const touched = line ? [line] : lines
    if (amountMinor < mostMinor && touched.some(({ kind }) => kind !== 'shipment'))
      refuse('refund_refused', 'This can be given back as a whole only.')
    const verdict = verdictOn(ctx, order, sale, touched)
    if (verdict.answer === 'refused') refuse('refund_refused', verdict.sentence)
    const row = await openRefund(ctx, sale, {
      line: line?.line ?? null,
      amountMinor,
      reason,
      rule: verdict.rule,
    })
    if (verdict.answer === 'granted') await grant(ctx, row, order, sale)
    else await holdEarning(ctx, sale.id, 'refund')
    return {
      refundId: row.id,
      state: verdict.answer === 'granted' ? 'granted' : 'asked',
      sentence: verdict.sentence,
    }
  },
)

/** The hardest of the answers for its lines counts. */
function verdictOn(
  { now }: Ctx,
  order: OrderRow,
  sale: SellerOrderRow,
  lines: readonly LineRow[],
): RefundVerdict {
  const paidAt = order.paidAt ?? order.createdAt
  const verdicts = lines
    .filter(({ state }) => state !== 'refunded' && state !== 'dropped')
    .map(({ kind }) =>
      judgeRefund({ kind, state: sale.state, paidAt, deliveredAt: sale.deliveredAt, playedS: 0, now }),
    )
  const rank = ['refused', 'decide', 'granted']
  const [hardest] = verdicts.toSorted((a, b) => rank.indexOf(a.answer) - rank.indexOf(b.answer))
  return hardest ?? { answer: 'refused', rule: 'nothing', sentence: 'There is nothing left to give back.' }
}

/** Takes away what was handed over, and pays. */
async function grant(
  ctx: Ctx,
  row: RefundRow,
  order: OrderRow,
  sale: SellerOrderRow,
  answer?: string,
): Promise<void> {
  const lines = (await linesOf(ctx.tx, order.id)).filter((each) => each.sellerOrderId === sale.id)
  const line = lines.find((each) => each.line === row.line)
  const touched = (line ? [line] : lines).filter(({ state }) => state !== 'refunded')
  const whole = row.amountMinor === (line ?? sale).totalMinor - (line ?? sale).refundedMinor
  if (whole)
    for (const each of touched)
      if (each.kind !== 'shipment' || each.state === 'fulfilling')
        await kindNamed(each.kind).undo(ctx, order, [each])
  const { id: refundId, amountMinor, reason } = row
  await giveBack(ctx, {
    order,
    sale,
    amountMinor,
    refundId,
    reason,
    ...(line ? { line } : {}),
    cover: isStaff(ctx.actor),
  })
  await holdEarning(ctx, sale.id, null)
  await moveRefund(ctx, row, sale, 'grant', answer)
}

export const decideRefund = command(
  {
    name: 'checkout.decideRefund',
    summary: 'Grant or decline a refund that a person must decide: the seller, or an admin.',
    input: decideRefundInput,
    output: refundRef,
    access: decidersOfRefund,
    limit: { max: 120, windowS: 60 },
  },
  async ({ refundId, grant: granted, answer }, ctx) => {
    const { row, order, sale } = await lockRefund(ctx, refundId)
    if (row.state !== 'asked') refuse('wrong_state', `This refund is ${row.state} already.`)
    if (granted) await grant(ctx, row, order, sale, answer)
    else {
      await moveRefund(ctx, row, sale, 'decline', answer)
      await holdEarning(ctx, sale.id, null)
    }
    if (staffActs(ctx.actor, sale))
      await ctx.audit({
        act: 'checkout.decideRefund',
        subject: refundId,
        reason: answer,
        detail: { granted },
      })
    return { refundId }
  },
)

const staffActs = (actor: Actor, sale: SellerOrderRow) =>
  isStaff(actor) && !(actor.kind === 'person' && actor.id === sale.sellerId)

export const withdrawRefund = command(
  {
    name: 'checkout.withdrawRefund',
    summary: 'Take back a wish for a refund that nobody has decided yet.',
    input: refundRef,
    output: refundRef,
    access: buyerOfRefund,
    limit: { max: 60, windowS: 60 },
  },
  async ({ refundId }, ctx) => {
    const { row, sale } = await lockRefund(ctx, refundId)
    await moveRefund(ctx, row, sale, 'withdraw')
    await holdEarning(ctx, sale.id, null)
    return { refundId }
  },
)
