import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { suspension } from '@/db/schema/identity'
import type { Db, Tx } from '@/lib/kernel/db'
import type { SuspensionView } from './schemas/standing'

/** True while somebody may look but not act. Its end is computed: nobody has to note it first. */
export const isSuspended = (
  at: Date,
  whose: 'person.id' | 'api_token.person_id' | 'session.person_id' = 'person.id',
): SQL<boolean> =>
  sql<boolean>`exists (select 1 from suspension where suspension.person_id = ${sql.raw(whose)}
    and suspension.ended_at is null
    and (suspension.until_at is null or suspension.until_at > ${at.toISOString()}::timestamptz))`

/** The suspension that holds at this moment. */
export async function suspensionOf(db: Db | Tx, personId: string, at: Date): Promise<SuspensionView | null> {
  const [row] = await db
    .select()
    .from(suspension)
    .where(and(eq(suspension.personId, personId), isNull(suspension.endedAt)))
  if (!row || (row.untilAt && row.untilAt <= at)) return null
  return {
    reason: row.reason,
    since: row.createdAt.toISOString(),
    until: row.untilAt?.toISOString() ?? null,
    objection: row.objection,
    objectedAt: row.objectedAt?.toISOString() ?? null,
  }
}
