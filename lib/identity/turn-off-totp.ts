import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { totp } from '@/db/schema/identity'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { demandProof } from './prove-factor'
import { dropIdleCodes, tellFactor } from './second-factor'

export const turnOffTotp = command(
  {
    name: 'identity.turnOffTotp',
    summary:
      'Removes the authenticator, and the recovery codes when it was the last factor. Asks for the second factor.',
    input: z.object({}),
    output: z.object({}),
    access: inPerson,
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    await demandProof(ctx)
    const gone = await ctx.tx.delete(totp).where(eq(totp.personId, id)).returning()
    await dropIdleCodes(ctx, id)
    if (gone.some(({ confirmedAt }) => confirmedAt)) await tellFactor(ctx, id, 'totp', 'off')
    return {}
  },
)
