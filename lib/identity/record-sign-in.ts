import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { systemOnly } from '@/lib/kernel/access'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { personSignedIn } from './events'

export const recordSignIn = command(
  {
    name: 'identity.recordSignIn',
    summary: 'Notes when a person last signed in.',
    input: z.object({ personId: idSchema('user') }),
    output: z.object({}),
    access: systemOnly,
  },
  async ({ personId }, ctx) => {
    const [before] = await ctx.tx
      .select({ signedInAt: person.signedInAt })
      .from(person)
      .where(eq(person.id, personId))
      .for('update')
    await ctx.tx.update(person).set({ signedInAt: ctx.now }).where(eq(person.id, personId))
    await ctx.emit(personSignedIn, {
      aggregate: personId,
      payload: { personId, first: !before?.signedInAt },
    })
    return {}
  },
)
