import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import { system } from './access'
import { currentRequestId, withRequestId } from './context'
import type { Tx } from './db'
import { env } from './env'
import { log } from './log'
import { type Ctx, inTransaction } from './operation'

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

const defaults: JobSettings = { retryLimit: 5, heartbeatS: 10, expireS: 300, concurrency: 4 }

export function job<I>(
  definition: { name: string; input: z.ZodType<I> } & Partial<JobSettings>,
  run: Job<I>['run'],
): Job<I> {
  const { name, input, ...settings } = definition
  return { name, input, options: { ...defaults, ...settings }, run }
}

interface Envelope {
  requestId: string | null
  input: unknown
}

interface Engine {
  boss: PgBoss
  queues: Map<string, Promise<void>>
}

const holder = globalThis as typeof globalThis & { __tradepostJobs?: Promise<Engine> | undefined }

async function start(supervise: boolean): Promise<Engine> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    supervise,
    schedule: false,
    max: supervise ? 5 : 2,
    useListenNotify: supervise,
    superviseIntervalSeconds: 5,
  })
  boss.on('error', (error) => log().warn({ err: error }, 'job engine'))
  await boss.start()
  return { boss, queues: new Map() }
}

/** The job engine of this process. Only a worker supervises; everybody else just sends. */
async function engine(supervise = false): Promise<Engine> {
  holder.__tradepostJobs ??= start(supervise).catch((error) => {
    holder.__tradepostJobs = undefined
    throw error
  })
  return holder.__tradepostJobs
}

async function ensureQueue<I>({ boss, queues }: Engine, { name, options }: Job<I>): Promise<void> {
  const create = () =>
    boss.createQueue(name, {
      policy: 'exclusive',
      retryLimit: options.retryLimit,
      retryBackoff: true,
      retryDelay: 1,
      heartbeatSeconds: options.heartbeatS,
      expireInSeconds: options.expireS,
      deleteAfterSeconds: 86_400,
      notify: true,
    })
  const known = queues.get(name) ?? create()
  queues.set(name, known)
  await known
}

/** Enqueues inside the given transaction: the job exists if and only if the transaction commits. */
export async function enqueueIn<I>(tx: Tx, what: Job<I>, input: I, options: JobOptions = {}): Promise<void> {
  const running = await engine()
  await ensureQueue(running, what)
  const envelope: Envelope = { requestId: currentRequestId() ?? null, input: what.input.parse(input) }
  await running.boss.send(what.name, envelope, {
    db: fromDrizzle(tx, sql),
    singletonKey: options.singletonKey ?? crypto.randomUUID(),
    ...(options.startAfter ? { startAfter: options.startAfter } : {}),
  })
}

/** Works on the given jobs until `stopJobs`. */
export async function workOn(jobs: readonly Job<never>[]): Promise<void> {
  const running = await engine(true)
  for (const each of jobs) {
    await ensureQueue(running, each)
    const settings = { localConcurrency: each.options.concurrency, pollingIntervalSeconds: 2 }
    await running.boss.work<Envelope>(each.name, settings, async (batch) => {
      for (const taken of batch) await perform(each as unknown as Job<unknown>, taken)
    })
  }
}

async function perform(
  what: Job<unknown>,
  taken: { id: string; data: Envelope; signal: AbortSignal },
): Promise<void> {
  const { requestId, input } = taken.data
  await withRequestId(requestId ?? undefined, async () => {
    const startedAt = performance.now()
    await what.run(what.input.parse(input), {
      jobId: taken.id,
      signal: taken.signal,
      transaction: (body) => inTransaction(system(what.name), body),
    })
    log().info(
      { job: what.name, jobId: taken.id, durationMs: Math.round(performance.now() - startedAt) },
      'job done',
    )
  })
}

export async function stopJobs(): Promise<void> {
  const running = await holder.__tradepostJobs
  holder.__tradepostJobs = undefined
  await running?.boss.stop({ graceful: true, timeout: 8_000 })
}
