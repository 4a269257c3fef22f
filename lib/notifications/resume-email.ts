import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { channelAddress } from '@/db/schema/notifications'
import { signedIn } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { settingsView } from './schemas'
import { settingsOf } from './settings'

export const resumeEmail = command(
  {
    name: 'notifications.resumeEmail',
    summary: 'Sends mail again to an address that had been switched off because it was refused.',
    input: z.object({}),
    output: settingsView,
    access: signedIn,
    limit: { max: 5, windowS: 86_400 },
  },
  async (_, ctx) => {
    const personId = selfOf(ctx.actor).id
    await ctx.tx
      .update(channelAddress)
      .set({ switchedOffAt: null, switchedOffWhy: null })
      .where(and(eq(channelAddress.personId, personId), eq(channelAddress.channel, 'email')))
    return settingsOf(ctx.tx, personId, ctx.now)
  },
)
