import { z } from 'zod'
import { anyone } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { askLink } from './mail-link'
import { emailSchema } from './schemas/sign-in'

export const askReset = command(
  {
    name: 'identity.askReset',
    summary: 'Sends a mail with which a new password is chosen, if an account has this address.',
    input: z.object({ email: emailSchema }),
    output: z.object({}),
    access: anyone,
    limit: { max: 20, windowS: 600 },
  },
  async ({ email }, ctx) => {
    await askLink(ctx, { kind: 'reset', email })
    return {}
  },
)
