import { and, eq, isNull } from 'drizzle-orm'
import { person } from '@/db/schema/identity'
import type { Db, Tx } from '@/lib/kernel/db'

/** Whether somebody has an account here, under this id and no other. */
export async function isHere(db: Db | Tx, personId: string): Promise<boolean> {
  const here = and(eq(person.id, personId), isNull(person.deletedAt), isNull(person.mergedInto))
  return (await db.select({ id: person.id }).from(person).where(here)).length === 1
}
