import { eq } from 'drizzle-orm'
import { notificationPreference, notificationSetting, quietHours } from '@/db/schema/notifications'
import { localesOf } from '@/lib/identity'
import type { Language } from '@/lib/identity/schemas/person'
import type { Db, Tx } from '@/lib/kernel/db'
import { channelOf } from './channels'
import type { QuietWindow } from './engine/quiet-hours'
import { type KindName, kindOf } from './kinds'
import type { Channel } from './schemas/channel'
import type { DigestRhythm } from './schemas/settings'

export interface Recipient {
  language: Language
  /** IANA name. */
  zone: string
  digest: DigestRhythm
  mutedUntil: Date | null
  quiet: QuietWindow | null
  wants(kind: KindName, channel: Channel): boolean
}

/** What a person wishes; somebody who never said anything has the defaults. */
export async function recipientOf(db: Db | Tx, personId: string): Promise<Recipient> {
  const [localeOf, settings, quiet, wishes] = await Promise.all([
    localesOf(db, [personId]),
    db.select().from(notificationSetting).where(eq(notificationSetting.personId, personId)),
    db.select().from(quietHours).where(eq(quietHours.personId, personId)),
    db.select().from(notificationPreference).where(eq(notificationPreference.personId, personId)),
  ])
  const { language, zone } = localeOf(personId)
  const [setting] = settings
  const said = new Map(wishes.map(({ kind, channel, wanted }) => [`${kind} ${channel}`, wanted]))
  return {
    language,
    zone,
    digest: setting?.digest ?? 'none',
    mutedUntil: setting?.mutedUntil ?? null,
    quiet: quiet[0] ? { ...quiet[0], zone } : null,
    wants: (name, channel) => {
      const kind = kindOf(name)
      if (kind.only) return kind.only.includes(channel)
      const { tells, choosesPerAddress } = channelOf(channel)
      return choosesPerAddress || (said.get(`${name} ${channel}`) ?? tells.includes(kind.category))
    },
  }
}
