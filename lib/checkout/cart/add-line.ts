import { sql } from 'drizzle-orm'
import { cartLine } from '@/db/schema/checkout'
import { anyone } from '@/lib/kernel/access'
import { assert, notFound, refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { demandGift } from '../gift'
import { keyOf, offersOf } from '../kinds/kinds'
import { addLineInput, cartAnswer, mostLines } from '../schemas'
import { ensureCart, piecesOf, readLines } from './cart'

export const addToCart = command(
  {
    name: 'checkout.addToCart',
    summary: 'Put something into the cart; what is in it already is counted up.',
    input: addLineInput,
    output: cartAnswer,
    access: anyone,
    limit: { max: 120, windowS: 60 },
  },
  async ({ token: given, kind, subject, quantity, ...wish }, ctx) => {
    const offer = (await offersOf(ctx.tx, [{ kind, subject }], ctx.actor)).get(keyOf({ kind, subject }))
    if (!offer) notFound('offer')
    if (offer.problem) refuse('not_for_sale', offer.problem)
    if (ctx.actor.kind === 'person' && offer.sellerId === ctx.actor.id)
      refuse('own_listing', 'This is your own.')
    const { id: cartId, token } = await ensureCart(ctx, given)
    const lines = await readLines(ctx.tx, cartId)
    const gift = await demandGift(ctx.tx, kind, wish, ctx.now)
    const before = lines.find((line) => keyOf(line) === keyOf(offer) && line.giftTo === gift.giftTo)
    if (!before && lines.length >= mostLines)
      refuse('cart_full', `A cart holds ${mostLines} lines. Take something out first.`)
    const wanted = quantity + (before && !before.saved ? before.quantity : 0)
    if (wanted + piecesOf(lines, offer, before) > offer.available)
      refuse(
        'out_of_stock',
        offer.available === 0 ? 'None are left.' : `Only ${offer.available} can be bought.`,
      )
    const fresh = {
      quantity: wanted,
      saved: false,
      giftMessage: gift.giftMessage,
      giftOn: gift.giftOn,
      seenMinor: offer.unitMinor,
    }
    const [row] = await ctx.tx
      .insert(cartLine)
      .values({
        ...{ id: newId('cartLine'), cartId, kind, subject, ...fresh },
        giftTo: gift.giftTo,
        addedAt: ctx.now,
      })
      .onConflictDoUpdate({
        target: [cartLine.cartId, cartLine.kind, cartLine.subject, cartLine.giftTo],
        set: { ...fresh, addedAt: sql`${cartLine.addedAt}` },
      })
      .returning({ id: cartLine.id })
    assert(row, 'A line comes back.')
    return { lineId: row.id, token }
  },
)
