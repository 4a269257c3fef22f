import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { notification } from '@/db/schema/notifications'
import { signedIn } from '@/lib/kernel/access'
import { type Ctx, command } from '@/lib/kernel/operation'
import { readerOnly, selfOf } from './access'
import { listChanged } from './events'
import { countUnread } from './list'
import { notificationRef, unreadView } from './schemas/notice'

export const markRead = command(
  {
    name: 'notifications.markRead',
    summary: 'Marks one notification as read.',
    input: notificationRef,
    output: unreadView,
    access: readerOnly,
    openToSuspended: true,
  },
  async ({ notificationId }, ctx) => read(ctx, eq(notification.id, notificationId)),
)

export const markAllRead = command(
  {
    name: 'notifications.markAllRead',
    summary: 'Marks everything you were told as read.',
    input: z.object({}),
    output: unreadView,
    access: signedIn,
    openToSuspended: true,
  },
  async (_, ctx) => read(ctx, sql`true`),
)

async function read(ctx: Ctx, which: ReturnType<typeof eq>) {
  const personId = selfOf(ctx.actor).id
  const changed = await ctx.tx
    .update(notification)
    .set({ readAt: sql`greatest(created_at, ${ctx.now.toISOString()}::timestamptz)` })
    .where(and(eq(notification.personId, personId), isNull(notification.readAt), which))
    .returning({ id: notification.id })
  if (changed.length > 0) {
    await ctx.emit(listChanged, { aggregate: personId, payload: { personId }, rooms: [`user:${personId}`] })
  }
  return { unread: await countUnread(ctx.tx, personId) }
}
