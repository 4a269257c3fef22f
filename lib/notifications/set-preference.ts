import { notificationPreference } from '@/db/schema/notifications'
import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { isKind, type KindName, kindOf } from './kinds'
import type { Channel } from './schemas/channel'
import { preferenceInput, settingsView } from './schemas/settings'
import { settingsOf } from './settings'

export const setPreference = command(
  {
    name: 'notifications.setPreference',
    summary: 'Says whether one kind of thing is told by one channel.',
    input: preferenceInput,
    output: settingsView,
    access: signedIn,
    limit: { max: 300, windowS: 300 },
  },
  async ({ kind, channel, wanted }, ctx) => {
    const personId = selfOf(ctx.actor).id
    if (!isKind(kind)) refuse('no_such_kind', 'There is no such kind of notification.', { status: 404 })
    if (kindOf(kind).only)
      refuse('always_told', 'This is always told on this site, so that you cannot miss it.')
    await writeWish(ctx, { personId, kind, channel, wanted })
    return settingsOf(ctx.tx, personId, ctx.now)
  },
)

interface Wish {
  personId: string
  kind: KindName
  channel: Channel
  wanted: boolean
}

export async function writeWish(ctx: Ctx, wish: Wish): Promise<void> {
  const { personId, kind, channel } = notificationPreference
  await ctx.tx
    .insert(notificationPreference)
    .values(wish)
    .onConflictDoUpdate({ target: [personId, kind, channel], set: { wanted: wish.wanted } })
}
