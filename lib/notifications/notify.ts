import { and, count, eq, gt, ne } from 'drizzle-orm'
import { delivery, notification } from '@/db/schema/notifications'
import { inMs } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import type { Ctx } from '@/lib/kernel/operation'
import { type Address, addressesOf, hears } from './addresses'
import { channelOf } from './channels'
import { digestWindow } from './engine/digest'
import { quietUntil } from './engine/quiet-hours'
import { listChanged } from './events'
import { type KindName, passesQuiet } from './kinds'
import { type Recipient, recipientOf } from './recipient'
import type { Channel } from './schemas/channel'
import type { NoticeFacts } from './schemas/notice'
import type { DeliveryState } from './states'

export interface Notice {
  personId: string
  kind: KindName
  data: NoticeFacts
  /** The event that it comes from: one event tells a person one kind of thing once. */
  eventId: number
  /** Told there and nowhere else, whatever anybody wishes. */
  addressId?: string
}

/** Writes a notification and its deliveries into the running transaction. A repeated event changes nothing. */
export async function notify(ctx: Ctx, { personId, kind, data, eventId, addressId }: Notice) {
  const recipient = await recipientOf(ctx.tx, personId)
  const listed = recipient.wants(kind, 'inapp')
  const [written] = await ctx.tx
    .insert(notification)
    .values({ id: newId('notification'), personId, kind, data, eventId, listed, createdAt: ctx.now })
    .onConflictDoNothing({ target: [notification.eventId, notification.personId, notification.kind] })
    .returning({ id: notification.id })
  if (!written) return
  const addresses = await addressesOf(ctx, personId)
  const wanted = addresses.filter((each) =>
    addressId ? each.id === addressId : recipient.wants(kind, each.channel) && hears(each, kind),
  )
  const spent = await spentToday(ctx, personId, wanted)
  const plans = [
    ...(listed ? [inList] : []),
    ...wanted.map((address) =>
      planFor(address, kind, addressId ? unheld(recipient) : recipient, spent, ctx.now),
    ),
  ]
  if (plans.length > 0) {
    const stamp = { notificationId: written.id, personId, createdAt: ctx.now, updatedAt: ctx.now }
    await ctx.tx.insert(delivery).values(plans.map((plan) => ({ id: newId('delivery'), ...stamp, ...plan })))
  }
  if (listed) {
    const rooms = [`user:${personId}`]
    await ctx.emit(listChanged, { aggregate: written.id, payload: { personId }, rooms })
  }
}

/** What somebody has just asked for does not wait. */
const unheld = (recipient: Recipient): Recipient => ({
  ...recipient,
  mutedUntil: null,
  digest: 'none',
  quiet: null,
})

interface Plan {
  channel: Channel
  addressId: string | null
  state: DeliveryState
  notBefore: Date | null
  window?: string
  lastReason?: string
}

/** The list is read from the notification itself: to write it is to deliver it. */
const inList: Plan = { channel: 'inapp', addressId: null, state: 'delivered', notBefore: null }

function planFor(
  { id, channel, offWhy }: Address,
  kind: KindName,
  { mutedUntil, digest, quiet, zone }: Recipient,
  spent: ReadonlySet<Channel>,
  now: Date,
): Plan {
  const to = { channel, addressId: id }
  const suppressed = (lastReason: string): Plan => ({
    ...to,
    state: 'suppressed',
    notBefore: null,
    lastReason,
  })
  const { calm, gathers } = channelOf(channel)
  if (offWhy !== null) return suppressed('address_off')
  if (spent.has(channel)) return suppressed('daily_limit')
  if (!calm || passesQuiet(kind)) return { ...to, state: 'queued', notBefore: now }
  if (mutedUntil !== null && mutedUntil > now) return suppressed('muted')
  const unquiet = (from: Date) => (quiet ? quietUntil(from, quiet) : from)
  if (!gathers || digest === 'none') return { ...to, state: 'queued', notBefore: unquiet(now) }
  const { key, closesAt } = digestWindow(now, digest, zone)
  return { ...to, state: 'held', notBefore: unquiet(closesAt), window: key }
}

/** Channels that cost money and have cost as much as they may today. */
async function spentToday(ctx: Ctx, personId: string, wanted: readonly Address[]): Promise<Set<Channel>> {
  const spent = new Set<Channel>()
  for (const { channel } of wanted) {
    const { perDay } = channelOf(channel)
    if (perDay === undefined) continue
    const [row] = await ctx.tx
      .select({ n: count() })
      .from(delivery)
      .where(
        and(
          eq(delivery.personId, personId),
          eq(delivery.channel, channel),
          gt(delivery.createdAt, inMs(ctx.now, -86_400_000)),
          ne(delivery.state, 'suppressed'),
        ),
      )
    if ((row?.n ?? 0) >= perDay) spent.add(channel)
  }
  return spent
}
