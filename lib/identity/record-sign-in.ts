import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { systemOnly } from '@/lib/kernel/access'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'

export const recordSignIn = command(
  {
    name: 'identity.recordSignIn',
    summary: 'Notes when a person last signed in.',
    input: z.object({ personId: idSchema('user') }),
    output: z.object({}),
    access: systemOnly,
  },
  async ({ personId }, ctx) => {
    await ctx.tx.update(person).set({ signedInAt: ctx.now }).where(eq(person.id, personId))
    return {}
  },
)
