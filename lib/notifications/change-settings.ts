import { eq } from 'drizzle-orm'
import { notificationSetting, quietHours } from '@/db/schema/notifications'
import { signedIn } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { type Ctx, command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { type QuietView, settingsInput, settingsView } from './schemas/settings'
import { settingsOf } from './settings'

export const changeSettings = command(
  {
    name: 'notifications.changeSettings',
    summary: 'Changes gathering, quiet hours or mute; what is left out stays.',
    input: settingsInput,
    output: settingsView,
    access: signedIn,
    limit: { max: 60, windowS: 300 },
  },
  async ({ digest, muteHours, quiet }, ctx) => {
    const personId = selfOf(ctx.actor).id
    const change = {
      ...(digest && { digest }),
      ...(muteHours !== undefined && {
        mutedUntil: muteHours === 0 ? null : inMs(ctx.now, muteHours * 3_600_000),
      }),
    }
    if (Object.keys(change).length > 0) {
      await ctx.tx
        .insert(notificationSetting)
        .values({ personId, ...change })
        .onConflictDoUpdate({ target: notificationSetting.personId, set: change })
    }
    if (quiet !== undefined) await setQuiet(ctx, personId, quiet)
    return settingsOf(ctx.tx, personId, ctx.now)
  },
)

async function setQuiet(ctx: Ctx, personId: string, quiet: QuietView | null): Promise<void> {
  if (quiet === null) {
    await ctx.tx.delete(quietHours).where(eq(quietHours.personId, personId))
    return
  }
  await ctx.tx
    .insert(quietHours)
    .values({ personId, ...quiet })
    .onConflictDoUpdate({ target: quietHours.personId, set: quiet })
}
