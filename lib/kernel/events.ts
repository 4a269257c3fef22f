import { sql } from 'drizzle-orm'
import { type Actor, actorName } from './access'
import type { Tx } from './db'
import type { EventType } from './event-type'

export { type EventType, event } from './event-type'

export interface NewEvent<P> {
  /** Id of the thing it happened to; events of one aggregate are delivered in order. */
  aggregate: string
  payload: P
  /** Who may hear of it live: `user:<id>`, `admins`, `public`. */
  rooms?: string[]
}

/** An event as reactions and sockets see it. `position` is consecutive over all events. */
export interface StoredEvent<P = unknown> {
  id: number
  position: number
  type: string
  aggregate: string
  aggregateSeq: number
  payload: P
  rooms: string[]
  actor: string
  requestId: string
  at: Date
}

export const eventChannel = 'tradepost_event'
export const publishedChannel = 'tradepost_published'

/** Key space of the advisory locks of aggregates. */
const eventLock = 4026

interface Stamp {
  actor: Actor
  now: Date
  requestId: string
}

/** Writes an event into the running transaction; it leaves with the commit or not at all. */
export async function appendEvent<P>(
  tx: Tx,
  stamp: Stamp,
  type: EventType<P>,
  e: NewEvent<P>,
): Promise<void> {
  const payload = JSON.stringify(type.payload.parse(e.payload))
  const rooms = `{${(e.rooms ?? []).map((room) => JSON.stringify(room)).join(',')}}`
  // Writers of one aggregate queue up here; the lock is a statement of its own, so the next one sees their rows.
  const turn = tx.execute(sql`select pg_advisory_xact_lock(${eventLock}, hashtext(${e.aggregate}))`)
  const written = tx.execute(sql`
    insert into event (type, aggregate, aggregate_seq, payload, rooms, actor, request_id, at)
    select ${type.type}, ${e.aggregate}, coalesce(max(aggregate_seq), 0) + 1, ${payload}::jsonb,
           ${rooms}::text[], ${actorName(stamp.actor)}, ${stamp.requestId}, ${stamp.now.toISOString()}::timestamptz
    from event where aggregate = ${e.aggregate}`)
  await Promise.all([turn, written])
}

/** One NOTIFY per transaction, sent at commit. */
export const announceEvents = (tx: Tx) => tx.execute(sql`select pg_notify(${eventChannel}, '')`)
