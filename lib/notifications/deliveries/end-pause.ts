import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { channelPause } from '@/db/schema/notifications'
import { adminsOnly } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { endPauseInput } from '../schemas/delivery'

export const endPause = command(
  {
    name: 'notifications.endPause',
    summary: 'Lets a channel that rests send again at once.',
    input: endPauseInput,
    output: z.object({}),
    access: adminsOnly,
  },
  async ({ channel, reason }, ctx) => {
    await ctx.tx.delete(channelPause).where(eq(channelPause.channel, channel))
    await ctx.audit({ act: 'notifications.endPause', subject: `channel:${channel}`, reason })
    return {}
  },
)
