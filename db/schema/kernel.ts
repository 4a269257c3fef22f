import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'

/** The outbox. `position` is given after commit by the publisher, so readers of positions never skip a late commit. */
export const event = pgTable(
  'event',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    position: bigint({ mode: 'number' }),
    type: text().notNull(),
    aggregate: text().notNull(),
    aggregateSeq: integer('aggregate_seq').notNull(),
    payload: jsonb().notNull(),
    rooms: text().array().notNull(),
    actor: text().notNull(),
    requestId: text('request_id').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    uniqueIndex('event_position').on(t.position),
    uniqueIndex('event_aggregate_seq').on(t.aggregate, t.aggregateSeq),
    index('event_unpublished').on(t.id).where(sql`position is null`),
    index('event_rooms').using('gin', t.rooms),
  ],
)

export const eventCursor = pgTable('event_cursor', {
  consumer: text().primaryKey(),
  position: bigint({ mode: 'number' }).notNull().default(0),
  attempts: integer().notNull().default(0),
  retryAt: at('retry_at'),
  error: text(),
})

/** Events a consumer gave up on, kept for a person to look at. */
export const eventDead = pgTable(
  'event_dead',
  {
    consumer: text().notNull(),
    eventId: bigint('event_id', { mode: 'number' }).notNull(),
    error: text().notNull(),
    at: at('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.consumer, t.eventId] })],
)

export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    scope: text().notNull(),
    operation: text().notNull(),
    key: text().notNull(),
    hash: bytea().notNull(),
    answer: jsonb(),
    at: at('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.operation, t.key] }), index('idempotency_key_at').on(t.at)],
)

/** One row per state change of anything that has states. */
export const timeline = pgTable(
  'timeline',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    subject: text().notNull(),
    seq: integer().notNull(),
    machine: text().notNull(),
    event: text().notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    actor: text().notNull(),
    data: jsonb().notNull().default({}),
    at: at('at').notNull(),
  },
  (t) => [uniqueIndex('timeline_subject_seq').on(t.subject, t.seq)],
)

/**
 * Who did what to whom, from where and why. `position`, `hash` and `linked_at` are given after commit by `audit_chain`,
 * in order; `hash` is SHA-256 of the hash before it and of the row.
 */
export const audit = pgTable(
  'audit',
  {
    id: text().primaryKey(),
    at: at('at').notNull(),
    actor: text().notNull(),
    act: text().notNull(),
    subject: text().notNull(),
    reason: text(),
    detail: jsonb().notNull().default({}),
    requestId: text('request_id').notNull(),
    /** Network address; null for our own workers. */
    address: text(),
    position: bigint({ mode: 'number' }),
    hash: bytea(),
    linkedAt: at('linked_at'),
  },
  (t) => [
    uniqueIndex('audit_position').on(t.position),
    index('audit_unlinked').on(t.at, t.id).where(sql`position is null`),
    check(
      'audit_linked',
      sql`(position is null) = (hash is null) and (position is null) = (linked_at is null)`,
    ),
    index('audit_subject').on(t.subject, t.at),
    index('audit_actor').on(t.actor, t.id),
    index('audit_at').on(t.at),
  ],
)

/** Limits shared by all nodes. Unlogged, as `setback`: after a crash of the database every bucket is full again. */
export const rateBucket = pgTable('rate_bucket', {
  key: text().primaryKey(),
  /** Milliseconds since 1970, as all times here: when nothing of the limit is used any more. */
  fullAt: doublePrecision('full_at').notNull(),
  windowMs: doublePrecision('window_ms').notNull(),
})

/** Tries that failed in a row, and when the next one may be made. */
export const setback = pgTable('setback', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  openAt: doublePrecision('open_at').notNull(),
  /** A try with this key has worked before. */
  worked: boolean().notNull().default(false),
  forgetAt: doublePrecision('forget_at').notNull(),
})

/** Who owns a long-lived resource. `token` grows with every change of owner and fences the old one off. */
export const lease = pgTable('lease', {
  resource: text().primaryKey(),
  owner: text().notNull(),
  token: bigint({ mode: 'number' }).notNull(),
  expiresAt: at('expires_at').notNull(),
})
