import { and, eq, isNull, ne, type SQL } from 'drizzle-orm'
import { session } from '@/db/schema/identity'
import type { Ctx } from '@/lib/kernel/operation'
import { roomOf, sessionEnded } from './events'

type EndedBy = NonNullable<(typeof session.$inferSelect)['endedBy']>

/** Ends the person's open sessions that fit, and with them every socket they opened. Answers how many there were. */
export async function endSessions(
  ctx: Ctx,
  personId: string,
  by: EndedBy,
  which: { only: string } | { except: string | undefined },
): Promise<number> {
  const fits: SQL | undefined =
    'only' in which
      ? eq(session.id, which.only)
      : which.except === undefined
        ? undefined
        : ne(session.id, which.except)
  const ended = await ctx.tx
    .update(session)
    .set({ endedAt: ctx.now, endedBy: by })
    .where(and(eq(session.personId, personId), isNull(session.endedAt), fits))
    .returning({ id: session.id })
  for (const { id } of ended)
    await ctx.emit(sessionEnded, {
      aggregate: id,
      payload: { personId, sessionId: id, by },
      rooms: [roomOf(personId)],
    })
  return ended.length
}
