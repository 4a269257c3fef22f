import { and, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import { person, session } from '@/db/schema/identity'
import type { Person } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { noteUseEveryMs } from './session'
import { isSuspended } from './suspension'

/** Who is signed in by these sessions now; a session that has ended is absent. Notes that they are in use. */
export async function peopleOfSessions(sessionIds: readonly string[]): Promise<Map<string, Person>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await rawDb()
    .select({ sessionId: session.id, id: person.id, role: person.role, suspended: isSuspended(now()) })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(
        inArray(session.id, [...sessionIds]),
        isNull(session.endedAt),
        eq(session.awaitsFactor, false),
        gt(session.expiresAt, now()),
      ),
    )
  const open = rows.map(({ sessionId }) => sessionId)
  if (open.length > 0) {
    const stale = lt(session.usedAt, inMs(now(), -noteUseEveryMs))
    await rawDb()
      .update(session)
      .set({ usedAt: now() })
      .where(and(inArray(session.id, open), stale))
  }
  return new Map(
    rows.map(({ id, role, sessionId, suspended }) => [
      sessionId,
      suspended
        ? { kind: 'person', id, role: 'user', sessionId, suspended }
        : { kind: 'person', id, role, sessionId },
    ]),
  )
}
