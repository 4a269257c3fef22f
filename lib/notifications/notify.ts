import { delivery, notification } from '@/db/schema/notifications'
import { newId } from '@/lib/kernel/ids'
import type { Ctx } from '@/lib/kernel/operation'
import { digestWindow } from './engine/digest'
import { quietUntil } from './engine/quiet-hours'
import { listChanged } from './events'
import { type KindName, passesQuiet } from './kinds'
import { emailAddressOf, type Recipient, recipientOf } from './recipient'
import type { NoticeFacts } from './schemas'
import type { DeliveryState } from './states'

export interface Notice {
  personId: string
  kind: KindName
  data: NoticeFacts
  /** The event that it comes from: one event tells a person one kind of thing once. */
  eventId: number
}

/** Writes a notification and its deliveries into the running transaction. A repeated event changes nothing. */
export async function notify(ctx: Ctx, { personId, kind, data, eventId }: Notice): Promise<void> {
  const recipient = await recipientOf(ctx.tx, personId)
  const listed = recipient.wants(kind, 'inapp')
  const [written] = await ctx.tx
    .insert(notification)
    .values({ id: newId('notification'), personId, kind, data, eventId, listed, createdAt: ctx.now })
    .onConflictDoNothing({ target: [notification.eventId, notification.personId, notification.kind] })
    .returning({ id: notification.id })
  if (!written) return
  const plans = [
    ...(listed ? [inList] : []),
    ...(recipient.wants(kind, 'email') ? await planEmail(ctx, personId, kind, recipient) : []),
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

interface Plan {
  channel: 'inapp' | 'email'
  state: DeliveryState
  notBefore: Date | null
  window?: string
  lastReason?: string
}

/** The list is read from the notification itself: to write it is to deliver it. */
const inList: Plan = { channel: 'inapp', state: 'delivered', notBefore: null }

async function planEmail(ctx: Ctx, personId: string, kind: KindName, recipient: Recipient): Promise<Plan[]> {
  const address = await emailAddressOf(ctx, personId)
  if (!address) return []
  const channel = 'email'
  const suppressed = (lastReason: string): Plan[] => [
    { channel, state: 'suppressed', notBefore: null, lastReason },
  ]
  if (address.offWhy !== null) return suppressed('address_off')
  if (passesQuiet(kind)) return [{ channel, state: 'queued', notBefore: ctx.now }]
  const { mutedUntil, digest, quiet, zone } = recipient
  if (mutedUntil !== null && mutedUntil > ctx.now) return suppressed('muted')
  const calm = (from: Date) => (quiet ? quietUntil(from, quiet) : from)
  if (digest === 'none') return [{ channel, state: 'queued', notBefore: calm(ctx.now) }]
  const { key, closesAt } = digestWindow(ctx.now, digest, zone)
  return [{ channel, state: 'held', notBefore: calm(closesAt), window: key }]
}
