import { and, eq } from 'drizzle-orm'
import {
  channelAddress,
  notificationPreference,
  notificationSetting,
  quietHours,
} from '@/db/schema/notifications'
import { localesOf } from '@/lib/identity'
import type { Language } from '@/lib/identity/schemas'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Ctx } from '@/lib/kernel/operation'
import type { QuietWindow } from './engine/quiet-hours'
import { type KindName, kindOf } from './kinds'
import { accountEmail } from './queries'
import type { Channel, DigestRhythm } from './schemas'

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
      return said.get(`${name} ${channel}`) ?? kind.channels.includes(channel)
    },
  }
}

export interface Address {
  address: string
  offWhy: string | null
}

/** Where e-mail of this person goes. A changed account address begins anew, whatever happened to the old one. */
export async function emailAddressOf(ctx: Ctx, personId: string): Promise<Address | null> {
  const email = await accountEmail(ctx.tx, personId)
  if (email === null) return null
  const known = await readAddress(ctx.tx, personId, 'email')
  if (known?.address === email) return known
  const fresh = { address: email, verifiedAt: null, switchedOffAt: null, switchedOffWhy: null }
  await ctx.tx
    .insert(channelAddress)
    .values({ personId, channel: 'email', createdAt: ctx.now, ...fresh })
    .onConflictDoUpdate({ target: [channelAddress.personId, channelAddress.channel], set: fresh })
  return { address: email, offWhy: null }
}

export async function readAddress(db: Db | Tx, personId: string, channel: Channel): Promise<Address | null> {
  const [row] = await db
    .select({ address: channelAddress.address, offWhy: channelAddress.switchedOffWhy })
    .from(channelAddress)
    .where(and(eq(channelAddress.personId, personId), eq(channelAddress.channel, channel)))
  return row ?? null
}
