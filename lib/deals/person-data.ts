import { eq, or } from 'drizzle-orm'
import { deal, dealNote } from '@/db/schema/deals'
import type { PersonData } from '@/lib/kernel/person-data'

/** Deals are books: they stay, with the words of the one who left taken out. */
export const dealsPersonData: PersonData = {
  domain: 'deals',
  tables: ['deal', 'deal_note'],
  read: async (db, { personId }) => ({
    deals: await db
      .select()
      .from(deal)
      .where(or(eq(deal.buyerId, personId), eq(deal.sellerId, personId))),
    callsForHelp: await db.select().from(dealNote).where(eq(dealNote.authorId, personId)),
  }),
  forget: async ({ tx }, { personId }) => {
    await tx
      .update(dealNote)
      .set({ text: 'Removed with the account.' })
      .where(eq(dealNote.authorId, personId))
  },
}
