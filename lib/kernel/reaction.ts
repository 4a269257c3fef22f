import { sql } from 'drizzle-orm'
import { system } from './access'
import { withRequestId } from './context'
import { rawSql, type Tx, transaction } from './db'
import { type EventType, publishedChannel, type StoredEvent } from './events'
import type { Ctx } from './handler'
import { log } from './log'
import { openContext } from './operation'

/** What a domain does about an event, inside the transaction that moves its cursor: each event takes effect once. */
export interface Reaction {
  on: string
  run(event: StoredEvent, ctx: Ctx): Promise<void>
}

export function reaction<P>(
  type: EventType<P>,
  run: (payload: P, ctx: Ctx, event: StoredEvent<P>) => Promise<void>,
): Reaction {
  return {
    on: type.type,
    run: (event, ctx) => {
      const payload = type.payload.parse(event.payload)
      return run(payload, ctx, { ...event, payload })
    },
  }
}

/** Reactions by consumer: each consumer has its own cursor and its own order. */
export type Consumers = Record<string, Reaction[]>

const batchSize = 100
/** A transaction of reactions takes no new event after this long: what it did is seen soon, and a death costs little. */
const sliceMs = 50
const maxAttempts = 12

/**
 * Gives positions to committed events, in id order, and returns the highest.
 * One publisher at a time: positions appear in commit order, so no reader ever skips a late commit.
 */
export async function publishEvents(): Promise<number> {
  const [row] = await rawSql()<
    { position: string | null }[]
  >`select event_publish(${publishedChannel}) as position`
  return Number(row?.position ?? 0)
}

/**
 * Handles the next events of one consumer; what no reaction waits for is stepped over.
 * Returns how many it handled; 0 means it has caught up or is waiting.
 */
export async function consume(consumer: string, reactions: Reaction[]): Promise<number> {
  const failed: { event: StoredEvent; error: unknown }[] = []
  const handled = await transaction(async (tx) => {
    failed.length = 0
    const cursor = await lockCursor(tx, consumer)
    if (cursor === null) return 0
    const { events, upTo } = await readEvents(tx, reactions, cursor.position)
    const endsAt = performance.now() + sliceMs
    let done = 0
    for (const event of events) {
      if (done > 0 && performance.now() >= endsAt) break
      const error = await handle(tx, consumer, reactions, event)
      if (error) {
        failed.push({ event, error })
        break
      }
      done++
    }
    const reached = done === events.length ? upTo : (events[done - 1]?.position ?? cursor.position)
    if (reached > cursor.position) await saveCursor(tx, consumer, reached)
    const [failure] = failed
    const before = done === 0 ? cursor.attempts : 0
    if (failure) await noteFailure(tx, consumer, failure.event, before + 1, failure.error)
    return done
  })
  for (const { event, error } of failed) {
    log().error({ consumer, event: event.type, eventId: event.id, err: error }, 'a reaction failed')
  }
  return handled
}

async function lockCursor(tx: Tx, consumer: string) {
  await tx.execute(sql`insert into event_cursor (consumer) values (${consumer}) on conflict do nothing`)
  const [row] = await tx.execute<{ position: string; attempts: number }>(sql`
    select position, attempts from event_cursor
    where consumer = ${consumer} and (retry_at is null or retry_at <= now())
    for update skip locked`)
  return row ? { position: Number(row.position), attempts: row.attempts } : null
}

export interface EventRow extends Record<string, unknown> {
  id: string
  position: string
  type: string
  aggregate: string
  aggregate_seq: number
  payload: unknown
  rooms: string[]
  actor: string
  request_id: string
  at: string
}

/** The next events that somebody reacts to, and the position up to which there are no others. */
async function readEvents(tx: Tx, reactions: Reaction[], after: number) {
  const types = `{${[...new Set(reactions.map(({ on }) => on))].join(',')}}`
  const [top] = await tx.execute<{ last: string }>(sql`select coalesce(max(position), 0) as last from event`)
  const last = Number(top?.last ?? 0)
  const rows = await tx.execute<EventRow>(sql`
    select * from event
    where position > ${after} and position <= ${last} and type = any(${types}::text[])
    order by position limit ${batchSize}`)
  const events = rows.map(eventOfRow)
  return { events, upTo: rows.length < batchSize ? last : (events.at(-1)?.position ?? last) }
}

export const eventOfRow = (row: EventRow): StoredEvent => ({
  id: Number(row.id),
  position: Number(row.position),
  type: row.type,
  aggregate: row.aggregate,
  aggregateSeq: row.aggregate_seq,
  payload: row.payload,
  rooms: row.rooms,
  actor: row.actor,
  requestId: row.request_id,
  at: new Date(row.at),
})

/** Runs the reactions to one event in a savepoint; returns the error instead of throwing it. */
async function handle(tx: Tx, consumer: string, reactions: Reaction[], event: StoredEvent): Promise<unknown> {
  const matching = reactions.filter((r) => r.on === event.type)
  if (matching.length === 0) return null
  try {
    await withRequestId(event.requestId, () =>
      tx.transaction(async (inner) => {
        const { ctx, finish } = openContext(inner, system(consumer))
        for (const r of matching) await r.run(event, ctx)
        await finish()
      }),
    )
    return null
  } catch (error) {
    return error ?? new Error('unknown')
  }
}

const saveCursor = (tx: Tx, consumer: string, position: number) =>
  tx.execute(sql`
    update event_cursor set position = ${position}, attempts = 0, retry_at = null, error = null
    where consumer = ${consumer}`)

async function noteFailure(tx: Tx, consumer: string, event: StoredEvent, attempts: number, error: unknown) {
  const text = error instanceof Error ? error.message : String(error)
  if (attempts >= maxAttempts) {
    await tx.execute(sql`
      insert into event_dead (consumer, event_id, error) values (${consumer}, ${event.id}, ${text})
      on conflict do nothing`)
    await saveCursor(tx, consumer, event.position)
    return
  }
  const waitMs = Math.min(60_000, 200 * 2 ** attempts)
  await tx.execute(sql`
    update event_cursor set attempts = ${attempts}, error = ${text},
      retry_at = now() + ${waitMs} * interval '1 millisecond'
    where consumer = ${consumer}`)
}
