import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sql } from '@/db/client'
import { freshDatabase, type TestDatabase } from '@/tests/harness/database'
import { until } from '@/tests/harness/until'
import { system } from './access'
import { currentRequestId, withRequestId } from './context'
import { Outage } from './errors'
import { engine, job, stopJobs } from './job'
import { inTransaction } from './operation'
import { workOn } from './work'

let own: TestDatabase

const input = z.object({ mark: z.string() })
const ran: { mark: string; requestId: string | undefined; jobId: string }[] = []

const note = job({ name: 'test.note', input, concurrency: 8 }, async ({ mark }, { jobId }) => {
  ran.push({ mark, requestId: currentRequestId(), jobId })
})

let failures = 0
const moody = job({ name: 'test.moody', input, retryLimit: 2 }, async ({ mark }, { jobId, transaction }) => {
  await transaction(async (ctx) => {
    await ctx.audit({ act: 'test.moody', subject: mark })
    if (failures-- > 0) throw new Outage('steam', 'Not yet.')
  })
  ran.push({ mark, requestId: currentRequestId(), jobId })
})

const hang = job({ name: 'test.hang', input, heartbeatS: 10, retryLimit: 5 }, async ({ mark }, { jobId }) => {
  ran.push({ mark, requestId: undefined, jobId })
})

const runsOf = (mark: string) => ran.filter((run) => run.mark === mark)
const hasRun = (mark: string, limitMs = 10_000) => until(`${mark} has run`, () => runsOf(mark)[0], limitMs)

const order = (what: typeof note, mark: string, singletonKey?: string) =>
  inTransaction(system('test'), (ctx) => ctx.enqueue(what, { mark }, singletonKey ? { singletonKey } : {}))

beforeAll(async () => {
  own = await freshDatabase()
  await order(note, 'before any worker')
  await workOn([note, moody])
})

afterAll(async () => {
  await stopJobs()
})

test('a job enqueued before any worker ran waits for one', async () => {
  await hasRun('before any worker')
})

test('the engine of a process that has already sent jobs supervises once it works on them', async () => {
  expect((await engine()).supervises).toBe(true)
})

test('a job exists when its transaction commits, runs once, and under the request that ordered it', async () => {
  await withRequestId('req_ordered', () => order(note, 'committed'))
  expect(await hasRun('committed')).toMatchObject({ requestId: 'req_ordered' })
  await order(note, 'after it')
  await hasRun('after it')
  expect(runsOf('committed')).toHaveLength(1)
})

test('a job of a transaction that was rolled back never existed', async () => {
  const failed = inTransaction(system('test'), async (ctx) => {
    await ctx.enqueue(note, { mark: 'rolled back' })
    throw new Error('stop')
  })
  await expect(failed).rejects.toThrow('stop')
  const rows = await sql`select 1 from pgboss.job where data->'input'->>'mark' = 'rolled back'`
  expect(rows).toHaveLength(0)
})

test('a job with an input out of shape is not enqueued', async () => {
  const wrong = inTransaction(system('test'), (ctx) =>
    ctx.enqueue(note, { mark: 5 } as unknown as { mark: string }),
  )
  await expect(wrong).rejects.toThrow()
})

test('a job that is due later is not started before', async () => {
  const startAfter = new Date(Date.now() + 3_600_000)
  await inTransaction(system('test'), (ctx) => ctx.enqueue(note, { mark: 'later' }, { startAfter }))
  await order(note, 'now')
  await hasRun('now')
  const [row] = await sql`select state, start_after from pgboss.job where data->'input'->>'mark' = 'later'`
  expect(row?.state).toBe('created')
  expect(row?.start_after).toEqual(startAfter)
})

test('one key has one waiting job', async () => {
  const startAfter = new Date(Date.now() + 3_600_000)
  for (let n = 0; n < 3; n++) {
    await inTransaction(system('test'), (ctx) =>
      ctx.enqueue(note, { mark: 'single' }, { startAfter, singletonKey: 'bot_1' }),
    )
  }
  const rows = await sql`select 1 from pgboss.job where data->'input'->>'mark' = 'single'`
  expect(rows).toHaveLength(1)
})

test('a job that fails is tried again, and what a failed try wrote is gone', async () => {
  failures = 1
  await order(moody, 'moody')
  await hasRun('moody', 15_000)
  const rows = await sql`select 1 from audit where subject = 'moody'`
  expect(rows).toHaveLength(1)
})

test('the job of a worker that was killed is done by another one', async () => {
  const script = path.join(import.meta.dirname, '..', '..', 'tests', 'harness', 'hanging-worker.ts')
  const child = spawn(process.execPath, ['--import', './scripts/alias.mjs', script, hang.name], {
    cwd: path.join(import.meta.dirname, '..', '..'),
    env: { NODE_ENV: 'test', DATABASE_URL: own.url, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await order(hang, 'orphan')
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await workOn([hang])
    await hasRun('orphan', 40_000)
    expect(runsOf('orphan')).toHaveLength(1)
  } finally {
    child.kill('SIGKILL')
  }
}, 60_000)
