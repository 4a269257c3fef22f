import { z } from 'zod'
import { anyone } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { command } from '@/lib/kernel/operation'
import { askLink } from './mail-link'
import { safePath } from './safe-path'
import { askSignUpInput } from './schemas/sign-in'

/** An account begins when its address is proved. Whether it has one already is told to the mailbox alone. */
export const askSignUp = command(
  {
    name: 'identity.askSignUp',
    summary: 'Sends a mail with which an account is made, or tells the mailbox that it has one.',
    input: askSignUpInput,
    output: z.object({}),
    access: anyone,
    limit: { max: 20, windowS: 600 },
  },
  async ({ email, backTo }, ctx) => {
    await askLink(ctx, { kind: 'sign_up', email, backTo: safePath(backTo, env().APP_URL) })
    return {}
  },
)
