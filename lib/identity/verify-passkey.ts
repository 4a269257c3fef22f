import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { anyone } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { demandPasskey } from './passkey'
import { passkeyAnswer } from './schemas/factor'
import { personCardSchema } from './schemas/person'
import { cardOf } from './views'

export const verifyPasskey = command(
  {
    name: 'identity.verifyPasskey',
    summary: 'Tells whose passkey was just shown.',
    input: z.object({ answer: passkeyAnswer }),
    output: personCardSchema,
    access: anyone,
    limit: { max: 60, windowS: 300 },
  },
  async ({ answer }, ctx) => {
    const { personId } = await demandPasskey(ctx, answer, null)
    const [row] = await ctx.tx.select().from(person).where(eq(person.id, personId))
    return row ? cardOf(row) : notFound('account')
  },
)
