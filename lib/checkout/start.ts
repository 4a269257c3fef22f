import { signedIn } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { assert, refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { draftOrder, lastAddressOf, lockOrder, newOrderId, unpaidOf } from '@/lib/orders'
import { lockCart, readLines } from './cart/cart'
import { dayAhead, demandGift } from './gift'
import { keyOf, offersOf } from './kinds/kinds'
import { giveUp, promise, reservationMs } from './promise'
import { type QuotedLine, quote } from './quote'
import { startAnswer, startInput } from './schemas'

export const startCheckout = command(
  {
    name: 'checkout.start',
    summary: 'Make an order of what is in the cart: its prices and its stock are yours for 15 minutes.',
    input: startInput,
    output: startAnswer,
    access: signedIn,
    limit: { max: 30, windowS: 300 },
  },
  async ({ currency }, ctx) => {
    assert(ctx.actor.kind === 'person', 'Only people buy.')
    const buyerId = ctx.actor.id
    const cartId = await lockCart(ctx)
    await endDrafts(ctx, buyerId)
    const chosen = (await readLines(ctx.tx, cartId)).filter(({ saved }) => !saved)
    const offers = await offersOf(ctx.tx, chosen, ctx.actor)
    const lines: QuotedLine[] = []
    for (const line of chosen) {
      const offer = offers.get(keyOf(line))
      if (offer && offer.currency !== currency) continue
      if (!offer || offer.problem)
        refuse(
          'not_for_sale',
          offer?.problem
            ? `“${offer.title}”: ${offer.problem}`
            : 'Something in your cart is no longer offered.',
        )
      if (offer.sellerId === buyerId) refuse('own_listing', `“${offer.title}” is your own.`)
      if (offer.unitMinor !== line.seenMinor)
        refuse(
          'price_changed',
          `The price of “${offer.title}” has changed. Look at your cart and decide anew.`,
        )
      const gift = await demandGift(
        ctx.tx,
        line.kind,
        { ...line, giftOn: dayAhead(line.giftOn, ctx.now) },
        ctx.now,
      )
      lines.push({ ...offer, quantity: line.quantity, ...gift })
    }
    if (lines.length === 0) refuse('cart_empty', `There is nothing in your cart that costs ${currency}.`)
    const address = lines.some(({ sendings }) => sendings) ? await lastAddressOf(ctx.tx, buyerId) : null
    const id = newOrderId()
    const draft = { id, buyerId, currency }
    const country = address?.country ?? null
    const quoted = await quote(ctx.tx, { ...draft, lines, country, sendings: {}, coupons: [], now: ctx.now })
    await promise(ctx, draft, lines, quoted)
    const reservedUntil = inMs(ctx.now, reservationMs)
    await draftOrder(
      ctx,
      {
        ...draft,
        lines: lines.map(({ sendings: _, ...line }, at) => ({ ...line, taxBps: quoted.taxBps[at] ?? 0 })),
        totals: quoted.totals,
        address,
        country,
        shipping: chosenOf(quoted.sendings),
      },
      reservedUntil,
    )
    return { orderId: id, reservedUntil: reservedUntil.toISOString() }
  },
)

export const chosenOf = (sendings: readonly { sellerId: string; chosen: string | null }[]) =>
  Object.fromEntries(
    sendings.flatMap(({ sellerId, chosen }) => (chosen === null ? [] : [[sellerId, chosen]])),
  )

/** Nobody keeps stock from others by beginning again and again: an earlier draft is over. */
async function endDrafts(ctx: Ctx, buyerId: string): Promise<void> {
  const open = await unpaidOf(ctx.tx, buyerId)
  if (open.some(({ state }) => state === 'pending_payment'))
    refuse(
      'payment_open',
      'A payment of yours is under way. Finish it, or cancel it first; your orders show it.',
    )
  for (const { id } of open) {
    const row = await lockOrder(ctx.tx, id)
    if (row.state === 'draft') await giveUp(ctx, row, 'cancel')
  }
}
