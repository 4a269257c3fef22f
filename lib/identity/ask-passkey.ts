import { z } from 'zod'
import { anyone } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { holderOf } from './access'
import { askFor } from './passkey'
import { webauthnOptions } from './schemas/factor'

/** A stranger is asked for any passkey of this site: nobody learns who has which. */
export const askPasskey = command(
  {
    name: 'identity.askPasskey',
    summary: 'What the browser needs to show a passkey, for a sign-in or as the second factor.',
    input: z.object({}),
    output: webauthnOptions,
    access: anyone,
    openToSuspended: true,
    limit: { max: 60, windowS: 300 },
  },
  async (_, ctx) => ({
    options: { ...(await askFor(ctx.tx, holderOf(ctx.actor)?.personId ?? null)) },
  }),
)
