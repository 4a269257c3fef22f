import { eq } from 'drizzle-orm'
import { presenceHere, presencePerson } from '@/db/schema/presence'
import type { PersonData } from '@/lib/kernel/person-data'

export const presencePersonData: PersonData = {
  domain: 'presence',
  tables: ['presence_person', 'presence_here'],
  read: async (db, { personId }) => ({
    presence: await db.select().from(presencePerson).where(eq(presencePerson.personId, personId)),
    openNow: await db.select().from(presenceHere).where(eq(presenceHere.personId, personId)),
  }),
  forget: async ({ tx }, { personId }) => {
    await tx.delete(presencePerson).where(eq(presencePerson.personId, personId))
    await tx.delete(presenceHere).where(eq(presenceHere.personId, personId))
  },
}
