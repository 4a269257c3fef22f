import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { actorName, adminsOnly } from '@/lib/kernel/access'
import { notFound, refuse } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { roleChanged, roomOf } from './events'
import { personCardSchema, roleSchema } from './schemas'
import { cardOf } from './views'

export const setRole = command(
  {
    name: 'identity.setRole',
    summary: 'Makes a person an admin, or a user again. The reason is kept in the audit log.',
    input: z.object({
      personId: idSchema('user'),
      role: roleSchema,
      reason: z.string('Give a reason.').trim().min(3, 'Give a reason.').max(500),
    }),
    output: personCardSchema.extend({ role: roleSchema }),
    access: adminsOnly,
  },
  async ({ personId, role, reason }, ctx) => {
    if (actorName(ctx.actor) === personId) refuse('own_role', 'You cannot change your own role.')
    const [before] = await ctx.tx.select().from(person).where(eq(person.id, personId)).for('update')
    if (!before) notFound('person')
    await ctx.tx.update(person).set({ role }).where(eq(person.id, personId))
    await ctx.audit({
      act: 'identity.setRole',
      subject: personId,
      reason,
      detail: { from: before.role, role },
    })
    await ctx.emit(roleChanged, {
      aggregate: personId,
      payload: { personId, role },
      rooms: [roomOf(personId), 'admins'],
    })
    return { ...cardOf(before), role }
  },
)
