import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { channelAddress } from '@/db/schema/notifications'
import { command } from '@/lib/kernel/operation'
import { addressOwner, selfOf } from '../access'
import { addressRef } from '../schemas/address'
import { tellPages } from './limits'

export const resumeAddress = command(
  {
    name: 'notifications.resumeAddress',
    summary: 'Sends again to an address that had been switched off because it was refused.',
    input: addressRef,
    output: z.object({}),
    access: addressOwner,
    limit: { max: 20, windowS: 86_400 },
  },
  async ({ addressId }, ctx) => {
    await ctx.tx
      .update(channelAddress)
      .set({ switchedOffAt: null, switchedOffWhy: null, failingSince: null })
      .where(eq(channelAddress.id, addressId))
    await tellPages(ctx, selfOf(ctx.actor).id)
    return {}
  },
)
