import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { passkey } from '@/db/schema/identity-ways'
import { notFound } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { ownPasskey } from './own-passkey'
import { passkeyView } from './passkey'
import { passkeyNameSchema, passkeyViewSchema } from './schemas/factor'

export const renamePasskey = command(
  {
    name: 'identity.renamePasskey',
    summary: 'Gives a passkey another name.',
    input: z.object({ passkeyId: idSchema('passkey'), name: passkeyNameSchema }),
    output: passkeyViewSchema,
    access: ownPasskey,
  },
  async ({ passkeyId, name }, ctx) => {
    const [row] = await ctx.tx.update(passkey).set({ name }).where(eq(passkey.id, passkeyId)).returning()
    return row ? passkeyView(row) : notFound('passkey')
  },
)
