import { z } from 'zod'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { demandProof } from './prove-factor'
import { hasFactor, renewRecoveryCodes } from './second-factor'

export const newRecoveryCodes = command(
  {
    name: 'identity.newRecoveryCodes',
    summary: 'Gives ten new recovery codes; the earlier ones stop working. Asks for the second factor.',
    input: z.object({}),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
    access: inPerson,
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    if (!(await hasFactor(ctx.tx, id)))
      refuse('no_factor', 'This account has no second factor.', { status: 409 })
    await demandProof(ctx)
    await ctx.audit({ act: 'identity.newRecoveryCodes', subject: id })
    return { recoveryCodes: await renewRecoveryCodes(ctx, id) }
  },
)
