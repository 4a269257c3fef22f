import { inArray } from 'drizzle-orm'
import { person } from '@/db/schema/identity'
import type { Db, Tx } from '@/lib/kernel/db'

/** What people are called, by id. */
export async function namesOf(db: Db | Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, wanted))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
