import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { suspension } from '@/db/schema/identity'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { roomOf, suspensionDisputed } from './events'
import { objectionSchema } from './schemas/standing'
import { suspensionOf } from './suspension'

export const objectToSuspension = command(
  {
    name: 'identity.objectToSuspension',
    summary: 'Says once why a suspension is wrong; moderators and admins read it with the case.',
    input: z.object({ objection: objectionSchema }),
    output: z.object({}),
    access: inPerson,
    openToSuspended: true,
    limit: { max: 10, windowS: 600 },
  },
  async ({ objection }, ctx) => {
    const { id } = selfOf(ctx.actor)
    const now = await suspensionOf(ctx.tx, id, ctx.now)
    if (!now) refuse('not_suspended', 'Your account is not suspended.')
    const written = await ctx.tx
      .update(suspension)
      .set({ objection, objectedAt: ctx.now })
      .where(and(eq(suspension.personId, id), isNull(suspension.endedAt), isNull(suspension.objection)))
      .returning({ id: suspension.id })
    if (written.length === 0)
      refuse('objected_already', 'You have objected already; somebody will look at it.')
    await ctx.audit({ act: 'identity.objectToSuspension', subject: id })
    await ctx.emit(suspensionDisputed, {
      aggregate: id,
      payload: { personId: id },
      rooms: [roomOf(id), 'admins'],
    })
    return {}
  },
)
