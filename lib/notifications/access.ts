import { and, eq } from 'drizzle-orm'
import { notification } from '@/db/schema/notifications'
import type { Access, Actor, Person } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

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
