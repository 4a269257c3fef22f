import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { channelAddress } from '@/db/schema/notifications'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { addressOwner, selfOf } from '../access'
import { addressRef } from '../schemas/address'
import { welcome } from './limits'

export const testAddress = command(
  {
    name: 'notifications.testAddress',
    summary: 'Sends a test to one of your addresses, at once.',
    input: addressRef,
    output: z.object({}),
    access: addressOwner,
    limit: { max: 10, windowS: 3_600 },
  },
  async ({ addressId }, ctx) => {
    const [row] = await ctx.tx.select().from(channelAddress).where(eq(channelAddress.id, addressId))
    if (!row || row.switchedOffAt !== null)
      refuse('address_off', 'This address is switched off. Switch it on again first.')
    await welcome(ctx, selfOf(ctx.actor).id, addressId, row.channel)
    return {}
  },
)
