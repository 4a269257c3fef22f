import { and, eq, getTableColumns, ne, or } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import type { PersonData } from '@/lib/kernel/person-data'

/** The money of a card is in the books, so its row stays; words and addresses of cards that are spent go. */
export const giftCardsPersonData: PersonData = {
  domain: 'giftCards',
  tables: ['gift_card'],
  read: async (db, { personId, email }) => {
    const { codeHash: _, sealed: __, ...columns } = getTableColumns(giftCard)
    const sent = email ? eq(giftCard.recipientEmail, email.toLowerCase()) : undefined
    const mine = or(eq(giftCard.buyerId, personId), eq(giftCard.recipientId, personId), sent)
    return {
      giftCards: await db
        .select(columns)
        .from(giftCard)
        .where(or(mine, eq(giftCard.redeemedBy, personId))),
    }
  },
  forget: async ({ tx }, { personId }) => {
    const words = { message: null, recipientEmail: null }
    const bought = eq(giftCard.buyerId, personId)
    await tx
      .update(giftCard)
      .set(words)
      .where(and(bought, ne(giftCard.state, 'issued')))
  },
}
