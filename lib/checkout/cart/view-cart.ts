import { type Actor, anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Currency } from '@/lib/kernel/money'
import { query } from '@/lib/kernel/operation'
import { namesOf } from '@/lib/orders'
import { peopleGiven } from '../gift'
import type { Offer } from '../kinds/kind'
import { keyOf, kindNamed, offersOf } from '../kinds/kinds'
import { type CartLineView, cartRef, cartView } from '../schemas'
import { type CartLine, findCart, piecesOf, readLines } from './cart'

export const viewCart = query(
  {
    name: 'checkout.cart',
    summary:
      'What is in the cart, at the prices of this moment, with what has changed since it was put there.',
    input: cartRef,
    output: cartView,
    access: anyone,
  },
  async ({ token }, { actor, db }) => {
    const cartId = await findCart(db, actor, token)
    const lines = cartId ? await viewLines(db, await readLines(db, cartId), actor) : []
    return { lines, sums: sumsOf(lines) }
  },
)

async function viewLines(db: Db | Tx, lines: readonly CartLine[], actor: Actor): Promise<CartLineView[]> {
  const offers = await offersOf(db, lines, actor)
  const names = await namesOf(db, [
    ...[...offers.values()].map(({ sellerId }) => sellerId),
    ...peopleGiven(lines),
  ])
  return lines.map((line) => {
    const offer = offers.get(keyOf(line))
    const own = actor.kind === 'person' && offer?.sellerId === actor.id
    return {
      lineId: line.id,
      kind: line.kind,
      subject: line.subject,
      title: offer?.title ?? 'No longer here',
      category: offer?.category ?? '',
      sellerName: offer?.sellerId ? (names.get(offer.sellerId) ?? '') : null,
      quantity: line.quantity,
      unitMinor: offer?.unitMinor ?? line.seenMinor,
      currency: offer?.currency ?? 'EUR',
      available: offer?.available ?? 0,
      problem: own ? 'This is your own.' : problemOf(line, offer, lines),
      wasMinor: offer && offer.unitMinor !== line.seenMinor ? line.seenMinor : null,
      saved: line.saved,
      sent: offer?.sendings !== null && offer !== undefined,
      giftTo: line.giftTo,
      giftName: line.giftTo && (names.get(line.giftTo) ?? line.giftTo),
      giftMessage: line.giftMessage,
      giftOn: line.giftOn,
      present: kindNamed(line.kind).present,
      href: offer?.href ?? '/',
    }
  })
}

function problemOf(line: CartLine, offer: Offer | undefined, lines: readonly CartLine[]): string | null {
  if (!offer) return 'This is no longer offered.'
  if (offer.problem) return offer.problem
  if (offer.available === 0) return 'None are left.'
  if (offer.available < line.quantity) return `Only ${offer.available} can be bought.`
  const pieces = piecesOf(lines, line)
  if (line.saved || pieces <= offer.available) return null
  return `Only ${offer.available} can be bought, and your cart has ${pieces} in several lines.`
}

function sumsOf(lines: readonly CartLineView[]) {
  const sums = new Map<Currency, { totalMinor: number; pieces: number }>()
  for (const { currency, quantity, unitMinor, saved, problem } of lines) {
    if (saved || problem) continue
    const sum = sums.get(currency) ?? { totalMinor: 0, pieces: 0 }
    sums.set(currency, { totalMinor: sum.totalMinor + quantity * unitMinor, pieces: sum.pieces + quantity })
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum }))
}
