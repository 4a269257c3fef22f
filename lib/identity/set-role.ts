import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { adminsOnly } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { demandRoleGiver } from './access'
import { roleChanged, roomOf } from './events'
import { personCardSchema, roleSchema } from './schemas/person'
import { reasonSchema } from './schemas/standing'
import { cardOf } from './views'

export const setRole = command(
  {
    name: 'identity.setRole',
    summary: 'Gives a person a role. The reason is kept in the audit log.',
    input: z.object({
      personId: idSchema('user'),
      role: roleSchema,
      reason: reasonSchema,
    }),
    output: personCardSchema.extend({ role: roleSchema }),
    access: adminsOnly,
  },
  async ({ personId, role, reason }, ctx) => {
    demandRoleGiver(ctx.actor, personId)
    const [before] = await ctx.tx.select().from(person).where(eq(person.id, personId)).for('update')
    if (!before || before.deletedAt) notFound('person')
    if (before.role === role) return { ...cardOf(before), role }
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
