import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { kindNames, kindOf } from './kinds'
import { accountEmail } from './queries'
import { readAddress, recipientOf } from './recipient'
import { channels, type SettingsView, settingsView } from './schemas'
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
  const [recipient, email, known] = await Promise.all([
    recipientOf(db, personId),
    accountEmail(db, personId),
    readAddress(db, personId, 'email'),
  ])
  const { language, zone, digest, mutedUntil, quiet } = recipient
  const off = known?.address === email ? known?.offWhy : null
  return {
    kinds: kindNames.map((kind) => ({
      kind,
      category: kindOf(kind).category,
      label: labelOf(kind, language),
      channels: (kindOf(kind).only ?? channels).map((channel) => ({
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
    email: email === null ? null : { address: email, offWhy: off ?? null },
  }
}
