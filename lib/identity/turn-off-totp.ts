import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recoveryCode, totp } from '@/db/schema/identity'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { demandProof } from './prove-factor'
import { tellFactor } from './second-factor'

export const turnOffTotp = command(
  {
    name: 'identity.turnOffTotp',
    summary: 'Removes the authenticator and its recovery codes. Asks for the second factor.',
    input: z.object({}),
    output: z.object({}),
    access: inPerson,
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    await demandProof(ctx)
    const gone = await ctx.tx.delete(totp).where(eq(totp.personId, id)).returning()
    await ctx.tx.delete(recoveryCode).where(eq(recoveryCode.personId, id))
    if (gone.some(({ confirmedAt }) => confirmedAt)) await tellFactor(ctx, id, 'off')
    return {}
  },
)
