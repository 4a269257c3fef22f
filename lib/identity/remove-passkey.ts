import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { passkey } from '@/db/schema/identity-ways'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { demandFresh } from './fresh'
import { ownPasskey } from './own-passkey'
import { dropIdleCodes, tellFactor } from './second-factor'
import { demandWayLeft } from './ways-left'

export const removePasskey = command(
  {
    name: 'identity.removePasskey',
    summary: 'Forgets a passkey; never the last way in. Asks who it is.',
    input: z.object({ passkeyId: idSchema('passkey') }),
    output: z.object({}),
    access: ownPasskey,
    openToSuspended: true,
  },
  async ({ passkeyId }, ctx) => {
    const { id } = selfOf(ctx.actor)
    await demandFresh(ctx)
    await ctx.tx.delete(passkey).where(eq(passkey.id, passkeyId))
    await demandWayLeft(ctx, id)
    await dropIdleCodes(ctx, id)
    await tellFactor(ctx, id, 'passkey', 'off')
    return {}
  },
)
