import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { linkedChannels, readEmail } from './addresses'
import { wishChannels } from './channels'
import { kindOf, wishKinds } from './kinds'
import { accountEmail } from './queries'
import { recipientOf } from './recipient'
import { type SettingsView, settingsView } from './schemas/settings'
import { labelOf } from './text'

export const notificationSettings = query(
  {
    name: 'notifications.settings',
    summary: 'What you want to be told, by which channel and when.',
    input: z.object({}),
    output: settingsView,
    access: signedIn,
  },
  async (_, { db, actor, now }) => settingsOf(db, selfOf(actor).id, now),
)

/** The settings as their owner sees them; kinds are named in the language of the settings. */
export async function settingsOf(db: Db | Tx, personId: string, now: Date): Promise<SettingsView> {
  const [recipient, email, known, linked] = await Promise.all([
    recipientOf(db, personId),
    accountEmail(db, personId),
    readEmail(db, personId),
    linkedChannels(db, personId),
  ])
  const offered = wishChannels.filter((each) => each === 'inapp' || each === 'email' || linked.has(each))
  const { language, zone, digest, mutedUntil, quiet } = recipient
  const off = known?.address === email ? known?.offWhy : null
  return {
    kinds: wishKinds.map((kind) => ({
      kind,
      category: kindOf(kind).category,
      label: labelOf(kind, language),
      channels: (kindOf(kind).only ?? offered).map((channel) => ({
        channel,
        wanted: recipient.wants(kind, channel),
        fixed: kindOf(kind).only !== undefined,
      })),
    })),
    language,
    zone,
    digest,
    mutedUntil: mutedUntil && mutedUntil > now ? mutedUntil.toISOString() : null,
    quiet: quiet && { start: quiet.start, end: quiet.end },
    email: email === null ? null : { id: known?.id ?? null, address: email, offWhy: off ?? null },
  }
}
