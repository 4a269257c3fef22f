import { eq } from 'drizzle-orm'
import { cartLine } from '@/db/schema/checkout'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { dayAhead, demandGift, type Gift } from '../gift'
import { keyOf, offersOf } from '../kinds/kinds'
import { changeLineInput, lineInput } from '../schemas'
import { type CartLine, cartHolder, findLine, lockCart, piecesOf, readLines } from './cart'

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
  async ({ token, lineId, quantity, saved, ...wish }, ctx) => {
    const line = await findLine(ctx.tx, await lockCart(ctx, token), lineId)
    const offer = (await offersOf(ctx.tx, [line], ctx.actor)).get(keyOf(line))
    const lines = await readLines(ctx.tx, line.cartId)
    const others = lines.filter((each) => keyOf(each) === keyOf(line) && each.id !== line.id)
    const more = quantity !== undefined && quantity > line.quantity
    if (more && quantity + piecesOf(lines, line, line) > (offer?.available ?? 0))
      refuse('out_of_stock', `Only ${offer?.available ?? 0} can be bought.`)
    const gift = await giftOf(ctx, line, wish)
    if (others.some(({ giftTo }) => giftTo === gift.giftTo))
      refuse('line_twice', 'Your cart has a line of this for the same person already. Change how many there.')
    await ctx.tx
      .update(cartLine)
      .set({
        quantity: quantity ?? line.quantity,
        saved: saved ?? line.saved,
        ...gift,
        seenMinor: offer?.unitMinor ?? line.seenMinor,
      })
      .where(eq(cartLine.id, line.id))
    return { lineId }
  },
)

/** What is not said stays as it was. */
const giftOf = (
  ctx: Ctx,
  line: CartLine,
  wish: { [key in keyof Gift]?: string | undefined },
): Promise<Gift> | Gift =>
  Object.values(wish).every((each) => each === undefined)
    ? { giftTo: line.giftTo, giftMessage: line.giftMessage, giftOn: line.giftOn }
    : demandGift(
        ctx.tx,
        line.kind,
        {
          giftTo: wish.giftTo ?? line.giftTo,
          giftMessage: wish.giftMessage ?? line.giftMessage,
          giftOn: wish.giftOn ?? dayAhead(line.giftOn, ctx.now),
        },
        ctx.now,
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
