import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { channelAddress, delivery, deliveryAttempt, notification } from '@/db/schema/notifications'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import type { Db, Tx } from '@/lib/kernel/db'
import { type DeliveryView, deliveryStates } from '../schemas'

/** Of one delivery as many tries are shown. */
const shownTries = 12

export interface DeliveryRow {
  row: typeof delivery.$inferSelect
  kind: string | null
  label: string | null
}

/** One page of deliveries, the newest first, and a mark of where the next one begins. */
export async function readDeliveries(
  db: Db | Tx,
  where: SQL | undefined,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ rows: DeliveryRow[]; nextCursor: string | null }> {
  const found = await db
    .select({ row: delivery, kind: notification.kind, label: channelAddress.label })
    .from(delivery)
    .leftJoin(notification, eq(notification.id, delivery.notificationId))
    .leftJoin(channelAddress, eq(channelAddress.id, delivery.addressId))
    .where(and(where, after(cursor)))
    .orderBy(desc(delivery.createdAt), desc(delivery.id))
    .limit(limit + 1)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1)?.row : undefined
  return { rows, nextCursor: last ? writeCursor(last.createdAt.toISOString(), last.id) : null }
}

/** Deliveries with what was tried. */
export async function viewsOf(db: Db | Tx, rows: readonly DeliveryRow[]): Promise<DeliveryView[]> {
  const ids = rows.map(({ row }) => row.id)
  const tried =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(deliveryAttempt)
          .where(inArray(deliveryAttempt.deliveryId, ids))
          .orderBy(asc(deliveryAttempt.attempt))
  return rows.map(({ row, kind }) => ({
    id: row.id,
    channel: row.channel,
    kind,
    state: deliveryStates.find((state) => state === row.state) ?? 'dead',
    attempts: row.attempts,
    reason: row.lastReason,
    nextTryAt: row.notBefore?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    tries: tried
      .filter(({ deliveryId }) => deliveryId === row.id)
      .slice(-shownTries)
      .map(({ attempt, startedAt, endedAt, outcome, reason, answerStatus, answerBody }) => ({
        attempt,
        startedAt: startedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
        outcome,
        reason,
        answerStatus,
        answerBody,
      })),
  }))
}

function after(cursor: string | undefined): SQL | undefined {
  const last = readCursor(timeAndId('delivery'), cursor)
  return last
    ? sql`(${delivery.createdAt}, ${delivery.id}) < (${last[0]}::timestamptz, ${last[1]})`
    : undefined
}
