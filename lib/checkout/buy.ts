import { countCodeTry } from '@/lib/coupons'
import { signedIn } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { assert, refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { draftOrder, house, lockOrder, moveOrder, newOrderId } from '@/lib/orders'
import { payNow } from '@/lib/payments'
import { demandGift } from './gift'
import { keyOf, offersOf } from './kinds/kinds'
import { demandMethod, paymentOf } from './pay'
import { promise, reservationMs, settle } from './promise'
import { type QuotedLine, quote } from './quote'
import { type BuyInput, buyInput, payAnswer } from './schemas'
import { chosenOf } from './start'

export const buy = command(
  {
    name: 'checkout.buy',
    summary: 'Order and pay in one step, without a cart: everything of it happens, or nothing.',
    input: buyInput,
    output: payAnswer,
    access: signedIn,
    limit: { max: 120, windowS: 60 },
  },
  async (input, ctx) => {
    assert(ctx.actor.kind === 'person', 'Only people buy.')
    const { currency, method, address } = input
    const buyerId = ctx.actor.id
    if (input.coupons.length > 0) await countCodeTry({ personId: buyerId, address: ctx.address })
    const lines = await demandLines(ctx, input)
    demandMethod(lines, method)
    const id = newOrderId()
    const country = address?.country ?? null
    const { sendings, coupons, now = ctx.now } = { ...input, now: ctx.now }
    const quoted = await quote(ctx.tx, { buyerId, currency, lines, country, sendings, coupons, now })
    const [refused] = quoted.coupons.refused
    if (refused) refuse('coupon_refused', `${refused.code}: ${refused.why}`)
    if (quoted.sent && !address) refuse('address_missing', 'Say where it should be sent first.')
    if (quoted.unreachable.length > 0)
      refuse('not_sent_there', 'Not everything in this order is sent to that country.')
    if (input.totalMinor !== undefined && input.totalMinor !== quoted.totals.totalMinor)
      refuse('price_changed', 'This comes to something else than you expected. Look again and decide anew.')
    await promise(ctx, { id, buyerId, currency }, lines, quoted)
    await draftOrder(
      ctx,
      {
        ...{ id, buyerId, currency, country, coupons },
        lines: lines.map(({ sendings: _, ...line }, at) => ({ ...line, taxBps: quoted.taxBps[at] ?? 0 })),
        totals: quoted.totals,
        address: address ?? null,
        shipping: chosenOf(quoted.sendings),
      },
      inMs(ctx.now, reservationMs),
    )
    const order = await lockOrder(ctx.tx, id)
    const named = lines.map(({ title, quantity }, at) => ({
      title,
      quantity,
      totalMinor: quoted.totals.lines[at]?.totalMinor ?? 0,
    }))
    const { state, paymentId } = await payNow(ctx, paymentOf(order, named, method))
    if (state === 'paid') await settle(ctx, { ...order, method }, { paymentId })
    else await moveOrder(ctx, order, 'await_payment', { set: { method }, data: { paymentId, method } })
    return { orderId: id, state, paymentId }
  },
)

/** The lines as they are offered now, at the prices the buyer saw. */
async function demandLines(ctx: Ctx, { lines: wanted, currency }: BuyInput): Promise<QuotedLine[]> {
  const buyerId = ctx.actor.kind === 'person' ? ctx.actor.id : house
  const offers = await offersOf(ctx.tx, wanted, ctx.actor)
  const lines: QuotedLine[] = []
  for (const { unitMinor, quantity, giftTo, giftMessage, giftOn, ...which } of wanted) {
    const offer = offers.get(keyOf(which))
    if (!offer || offer.problem) refuse('not_for_sale', offer?.problem ?? 'This is not offered here.')
    if (offer.sellerId === buyerId) refuse('own_listing', `“${offer.title}” is your own.`)
    if (offer.currency !== currency)
      refuse('wrong_currency', `“${offer.title}” is sold in ${offer.currency}.`, { status: 422 })
    if (offer.unitMinor !== unitMinor)
      refuse(
        'price_changed',
        `The price of “${offer.title}” has changed since you looked. Look again and decide anew.`,
      )
    const gift = await demandGift(ctx.tx, which.kind, { giftTo, giftMessage, giftOn }, ctx.now)
    lines.push({ ...offer, quantity, ...gift })
  }
  return lines
}
