import { and, eq } from 'drizzle-orm'
import { channelAddress, notification } from '@/db/schema/notifications'
import type { Access, Actor, Person } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import type { Channel } from './schemas/channel'

/** The person who asks; a worker is told nothing. */
export function selfOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}

/** Only the person who was told; to everybody else, admins included, it does not exist. */
export const readerOnly: Access<{ notificationId: string }> = {
  rule: 'The person who was told.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'notification',
  check: async (actor, { notificationId }, tx) => {
    if (actor.kind !== 'person') return false
    const own = and(eq(notification.id, notificationId), eq(notification.personId, actor.id))
    return (await tx.select({ id: notification.id }).from(notification).where(own)).length === 1
  },
}

/** Only the person who is reached there; to everybody else, admins included, it does not exist. */
export const addressOwner: Access<{ addressId: string }> = {
  rule: 'The person who is reached there.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'address',
  check: (actor, { addressId }, db) => ownsAddress(actor, addressId, db),
}

export const webhookOwner: Access<{ webhookId: string }> = {
  rule: 'The person whose endpoint it is.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'webhook',
  check: (actor, { webhookId }, db) => ownsAddress(actor, webhookId, db, 'webhook'),
}

async function ownsAddress(actor: Actor, id: string, db: Db | Tx, channel?: Channel): Promise<boolean> {
  if (actor.kind !== 'person') return false
  const own = and(
    eq(channelAddress.id, id),
    eq(channelAddress.personId, actor.id),
    channel && eq(channelAddress.channel, channel),
  )
  return (await db.select({ id: channelAddress.id }).from(channelAddress).where(own)).length === 1
}
