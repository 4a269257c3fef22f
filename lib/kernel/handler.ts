import type { z } from 'zod'
import type { Actor } from './access'
import type { AuditEntry } from './audit'
import type { Db, Tx } from './db'
import type { EventType, NewEvent } from './events'

/** What a handler may do to the world: its one transaction, and what leaves with it. */
export interface Ctx {
  actor: Actor
  /** Network address of the caller; undefined for our own workers. */
  address?: string | undefined
  tx: Tx
  now: Date
  requestId: string
  emit<P>(type: EventType<P>, event: NewEvent<P>): Promise<void>
  enqueue<I>(job: Job<I>, input: I, options?: JobOptions): Promise<void>
  audit(entry: AuditEntry): Promise<void>
}

export interface QueryCtx {
  actor: Actor
  /** Network address of the caller; undefined for our own workers. */
  address?: string | undefined
  db: Db | Tx
  now: Date
}

/** An order to do something later, at least once: handlers are idempotent. */
export interface Job<I> {
  name: string
  input: z.ZodType<I>
  options: JobSettings
  run(input: I, context: JobContext): Promise<void>
}

export interface JobContext {
  jobId: string
  /** Aborted when the job has run too long or the worker stops. */
  signal: AbortSignal
  /** One transaction, acting as the job. Never call the outside world inside. */
  transaction<T>(body: (ctx: Ctx) => Promise<T>): Promise<T>
}

export interface JobSettings {
  /** Tries after the first one. */
  retryLimit: number
  /** Seconds before a job without heartbeat is given to another worker. */
  heartbeatS: number
  /** Seconds a job may take in all. */
  expireS: number
  /** Jobs of this kind that one worker runs at once. */
  concurrency: number
}

export interface JobOptions {
  /** Earliest start. */
  startAfter?: Date
  /** At most one waiting or running job per key. */
  singletonKey?: string
}
