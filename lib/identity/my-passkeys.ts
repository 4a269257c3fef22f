import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { passkeysOf, passkeyView } from './passkey'
import { passkeyViewSchema } from './schemas/factor'

export const myPasskeys = query(
  {
    name: 'identity.myPasskeys',
    summary: 'The passkeys of the caller, the newest first.',
    input: z.object({}),
    output: z.object({ items: z.array(passkeyViewSchema) }),
    access: signedIn,
  },
  async (_, { actor, db }) => ({ items: (await passkeysOf(db, selfOf(actor).id)).map(passkeyView) }),
)
