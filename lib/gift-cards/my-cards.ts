import { and, eq, or, sql } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import { signedIn } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { query } from '@/lib/kernel/operation'
import { holderOf, selfOf } from './access'
import { type CardRow, currencyOf } from './card'
import { type GiftCardView, myCardsInput, myCardsView } from './schemas'

export const myGiftCards = query(
  {
    name: 'giftCards.mine',
    summary: 'Gift cards that you bought, were given or redeemed, the newest first. Never a code.',
    input: myCardsInput,
    output: myCardsView,
    access: signedIn,
  },
  async ({ cursor, limit }, { db, actor, now }) => {
    const { id } = selfOf(actor)
    const after = readCursor(timeAndId('giftCard'), cursor)
    const mine = or(eq(giftCard.buyerId, id), given(id), eq(giftCard.redeemedBy, id))
    const found = await db
      .select({ row: giftCard, at: sql<string>`${giftCard.createdAt}::text`.as('at') })
      .from(giftCard)
      .where(and(mine, after ? sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]})` : undefined))
      .orderBy(sql`created_at desc, id desc`)
      .limit(limit + 1)
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    return {
      items: page.map(({ row }) => viewOf(row, id, now)),
      nextCursor: last ? writeCursor(last.at, last.row.id) : null,
    }
  },
)

/** Somebody's present is no surprise before its day. */
const given = (personId: string) =>
  and(eq(giftCard.recipientId, personId), sql`${giftCard.toldAt} is not null`)

function viewOf(card: CardRow, viewer: string, now: Date): GiftCardView {
  const { id, last4, amountMinor, state, recipientKind, message, deliverAt, sealed } = card
  const bought = card.buyerId === viewer
  return {
    id,
    role: bought ? 'bought' : 'received',
    last4,
    amountMinor,
    currency: currencyOf(card),
    state,
    recipient: recipientKind,
    recipientEmail: bought ? card.recipientEmail : null,
    message,
    deliverAt: deliverAt.toISOString(),
    deliveredAt: card.deliveredAt?.toISOString() ?? null,
    redeemedAt: card.redeemedAt?.toISOString() ?? null,
    canShow: state === 'issued' && sealed !== null && deliverAt <= now && holderOf(card) === viewer,
    orderId: bought ? card.orderId : null,
    createdAt: card.createdAt.toISOString(),
  }
}
