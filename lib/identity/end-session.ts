import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { session } from '@/db/schema/identity'
import type { Access } from '@/lib/kernel/access'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { endSessions } from './end-sessions'

const ownSession: Access<{ sessionId: string }> = {
  rule: 'The person whose session it is.',
  answers: { stranger: 401, other: 404, owner: 'allow', token: 404 },
  hides: 'session',
  check: async (actor, { sessionId }, db) => {
    if (actor.kind !== 'person' || actor.token) return false
    const rows = await db
      .select({ id: session.id })
      .from(session)
      .where(and(eq(session.id, sessionId), eq(session.personId, actor.id)))
    return rows.length === 1
  },
}

export const endSession = command(
  {
    name: 'identity.endSession',
    summary:
      'Ends one session of the caller; its browser is signed out at once. Ending it again changes nothing.',
    input: z.object({ sessionId: idSchema('session') }),
    output: z.object({}),
    access: ownSession,
    openToSuspended: true,
  },
  async ({ sessionId }, ctx) => {
    const { id } = selfOf(ctx.actor)
    const ended = await endSessions(ctx, id, 'revoked', { only: sessionId })
    if (ended > 0) await ctx.audit({ act: 'identity.endSession', subject: id, detail: { sessionId } })
    return {}
  },
)
