import { eq, getTableColumns } from 'drizzle-orm'
import { dataExport, personDeletion } from '@/db/schema/privacy'
import type { PersonData } from '@/lib/kernel/person-data'

export const privacyPersonData: PersonData = {
  domain: 'privacy',
  tables: ['data_export', 'person_deletion'],
  read: async (db, { personId }) => {
    const { content: _, ...columns } = getTableColumns(dataExport)
    return {
      exports: await db.select(columns).from(dataExport).where(eq(dataExport.personId, personId)),
      deletion: await db.select().from(personDeletion).where(eq(personDeletion.personId, personId)),
    }
  },
  forget: async ({ tx, now }, { personId }) => {
    await tx.delete(dataExport).where(eq(dataExport.personId, personId))
    await tx
      .update(personDeletion)
      .set({ reason: null, doneAt: now })
      .where(eq(personDeletion.personId, personId))
  },
}
