import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { staffOnly } from '@/lib/kernel/access'
import { notFound, refuse } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { demandJudge } from './access'
import { noteEnd } from './end-suspensions'
import { reasonSchema } from './schemas/standing'
import { suspensionOf } from './suspension'

export const restorePerson = command(
  {
    name: 'identity.restorePerson',
    summary: 'Lifts the suspension of a person.',
    input: z.object({ personId: idSchema('user'), reason: reasonSchema }),
    output: z.object({}),
    access: staffOnly,
  },
  async ({ personId, reason }, ctx) => {
    const [target] = await ctx.tx.select().from(person).where(eq(person.id, personId)).for('update')
    if (!target) notFound('person')
    demandJudge(ctx.actor, target)
    if (!(await suspensionOf(ctx.tx, personId, ctx.now)))
      refuse('not_suspended', 'This person is not suspended.')
    await noteEnd(ctx, personId, 'lifted')
    await ctx.audit({ act: 'identity.restorePerson', subject: personId, reason })
    return {}
  },
)
