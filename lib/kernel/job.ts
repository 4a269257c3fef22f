import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import { currentRequestId } from './context'
import type { Tx } from './db'
import { env } from './env'
import type { Job, JobOptions, JobSettings } from './handler'
import { log } from './log'

export type { Job, JobContext, JobOptions, JobSettings } from './handler'

const defaults: JobSettings = { retryLimit: 5, heartbeatS: 10, expireS: 300, concurrency: 4 }

export function job<I>(
  definition: { name: string; input: z.ZodType<I> } & Partial<JobSettings>,
  run: Job<I>['run'],
): Job<I> {
  const { name, input, ...settings } = definition
  return { name, input, options: { ...defaults, ...settings }, run }
}

export interface Envelope {
  requestId: string | null
  input: unknown
}

export interface Engine {
  boss: PgBoss
  supervises: boolean
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
    monitorIntervalSeconds: 5,
  })
  boss.on('error', (error) => log().warn({ err: error }, 'job engine'))
  await boss.start()
  return { boss, supervises: supervise, queues: new Map() }
}

/** The job engine of this process. Only a worker supervises; everybody else just sends. */
export async function engine(supervise = false): Promise<Engine> {
  holder.__tradepostJobs ??= begin(supervise)
  const running = await holder.__tradepostJobs
  if (!supervise || running.supervises) return running
  holder.__tradepostJobs = begin(true)
  await running.boss.stop({ graceful: true, timeout: 8_000 })
  return holder.__tradepostJobs
}

function begin(supervise: boolean): Promise<Engine> {
  return start(supervise).catch((error) => {
    holder.__tradepostJobs = undefined
    throw error
  })
}

export async function ensureQueue<I>({ boss, queues }: Engine, { name, options }: Job<I>): Promise<void> {
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
  await known.catch((error) => {
    queues.delete(name)
    throw error
  })
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

export async function stopJobs(): Promise<void> {
  const running = await holder.__tradepostJobs
  holder.__tradepostJobs = undefined
  await running?.boss.stop({ graceful: true, timeout: 8_000 })
}
