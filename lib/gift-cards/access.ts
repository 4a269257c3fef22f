import { eq } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import type { Access, Actor, Person } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

/** The person who asks; a worker has no wallet. */
export function selfOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}

/** Who may see the code: whoever it was bought for, when that is an account. Never a token: a code is money. */
export const holderOnly: Access<{ giftCardId: string }> = {
  rule: 'Who bought the card for themselves, or the person it was bought for; not their API tokens.',
  answers: { stranger: 401, other: 404, owner: 'allow', token: 404 },
  hides: 'gift card',
  check: async (actor, { giftCardId }, db) => {
    if (actor.kind !== 'person' || actor.token) return false
    const [card] = await db.select().from(giftCard).where(eq(giftCard.id, giftCardId))
    return card !== undefined && holderOf(card) === actor.id
  },
}

/** Whose card it is, as far as we know them; null for somebody with an address only. */
export const holderOf = (card: { recipientKind: string; buyerId: string; recipientId: string | null }) =>
  card.recipientKind === 'self' ? card.buyerId : card.recipientId

export const buyerOnly: Access<{ giftCardId: string }> = {
  rule: 'Who bought the card.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'gift card',
  check: async (actor, { giftCardId }, db) => {
    if (actor.kind !== 'person') return false
    const [card] = await db.select().from(giftCard).where(eq(giftCard.id, giftCardId))
    return card?.buyerId === actor.id
  },
}
