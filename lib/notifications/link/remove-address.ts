import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { channelAddress } from '@/db/schema/notifications'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { addressOwner, selfOf } from '../access'
import { addressRef } from '../schemas/address'
import { tellPages } from './limits'

export const removeAddress = command(
  {
    name: 'notifications.removeAddress',
    summary: 'Takes an address away. What waits for it is not sent.',
    input: addressRef,
    output: z.object({}),
    access: addressOwner,
  },
  async ({ addressId }, ctx) => {
    const removed = await ctx.tx
      .delete(channelAddress)
      .where(and(eq(channelAddress.id, addressId), ne(channelAddress.channel, 'email')))
      .returning({ id: channelAddress.id })
    if (removed.length === 0)
      refuse('account_address', 'This is the address of your account. Switch off kinds of mail instead.')
    await tellPages(ctx, selfOf(ctx.actor).id)
    return {}
  },
)
