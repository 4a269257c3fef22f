import { eq } from 'drizzle-orm'
import { cartLine } from '@/db/schema/checkout'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { keyOf, offersOf } from '../kinds/kinds'
import { changeLineInput, lineInput } from '../schemas'
import { cartHolder, findLine, lockCart } from './cart'

export const changeLine = command(
  {
    name: 'checkout.changeLine',
    summary:
      'Change how many, keep a line for another day, or say whose gift it is. Its price now counts as seen.',
    input: changeLineInput,
    output: lineInput.pick({ lineId: true }),
    access: cartHolder,
    limit: { max: 240, windowS: 60 },
  },
  async ({ token, lineId, quantity, saved, giftTo, giftMessage }, ctx) => {
    const line = await findLine(ctx.tx, await lockCart(ctx, token), lineId)
    const offer = (await offersOf(ctx.tx, [line], ctx.actor)).get(keyOf(line))
    if (quantity !== undefined && quantity > line.quantity && quantity > (offer?.available ?? 0))
      refuse('out_of_stock', `Only ${offer?.available ?? 0} can be bought.`)
    await ctx.tx
      .update(cartLine)
      .set({
        quantity: quantity ?? line.quantity,
        saved: saved ?? line.saved,
        giftTo: giftTo === undefined ? line.giftTo : giftTo || null,
        giftMessage: giftMessage === undefined ? line.giftMessage : giftMessage || null,
        seenMinor: offer?.unitMinor ?? line.seenMinor,
      })
      .where(eq(cartLine.id, line.id))
    return { lineId }
  },
)

export const removeLine = command(
  {
    name: 'checkout.removeLine',
    summary: 'Take a line out of the cart.',
    input: lineInput,
    output: lineInput.pick({ lineId: true }),
    access: cartHolder,
    limit: { max: 240, windowS: 60 },
  },
  async ({ token, lineId }, ctx) => {
    const line = await findLine(ctx.tx, await lockCart(ctx, token), lineId)
    await ctx.tx.delete(cartLine).where(eq(cartLine.id, line.id))
    return { lineId }
  },
)
