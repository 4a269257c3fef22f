import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { freePort } from '@/db/embedded/port'
import { system } from '@/lib/kernel/access'
import { rawSql } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { event } from '@/lib/kernel/events'
import { inTransaction } from '@/lib/kernel/operation'
import { ownCluster } from '@/tests/harness/own-cluster'
import { until } from '@/tests/harness/until'

const root = path.resolve(import.meta.dirname, '..')
const cluster = await ownCluster()
const port = await freePort()

const start = (...words: string[]) =>
  spawn(process.execPath, ['--import', './scripts/alias.mjs', 'workers/main.ts', ...words], {
    cwd: root,
    env: {
      NODE_ENV: 'test',
      DATABASE_URL: env().DATABASE_URL,
      WORKER_PORT: String(port),
      LOG_LEVEL: 'fatal',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const worker = start('--roles=jobs,events,timers')
afterAll(() => {
  worker.kill('SIGKILL')
})

const answer = (page: string) =>
  fetch(`http://127.0.0.1:${port}${page}`).then(
    async (response) => ({ status: response.status, body: await response.json() }),
    () => null,
  )

const happened = event('test.happened', z.object({}))

async function published(aggregate: string): Promise<boolean> {
  const [row] = await rawSql()`select position from event where aggregate = ${aggregate}`
  return row?.position != null
}

const emit = (aggregate: string) =>
  inTransaction(system('test'), (ctx) => ctx.emit(happened, { aggregate, payload: {} }))

test('every role runs, says so, and events get their place', async () => {
  await until('the worker is ready', async () => (await answer('/ready'))?.status === 200, 30_000)
  const { roles } = (await answer('/ready'))?.body ?? {}
  expect(Object.keys(roles).sort()).toEqual(['events', 'jobs', 'timers'])
  await emit('before')
  await until('the event has a position', () => published('before'))
}, 60_000)

test('a worker lives through an outage of the database and goes on by itself', async () => {
  await cluster.stop()
  await until(
    'the worker misses the database',
    async () => (await answer('/ready'))?.body.database === false,
    15_000,
  )
  expect((await answer('/live'))?.status).toBe(200)
  await cluster.start()
  await until('the worker is ready', async () => (await answer('/ready'))?.status === 200, 30_000)
  await until('this process has the database again', () =>
    emit('after').then(
      () => true,
      () => false,
    ),
  )
  await until('the event has a position', () => published('after'), 15_000)
}, 120_000)

test('an unknown role is refused with the known ones', async () => {
  const child = start('--roles=jobs,cooking')
  const said: Buffer[] = []
  child.stdout.on('data', (chunk) => said.push(chunk))
  const [code] = await once(child, 'exit')
  expect(code).toBe(1)
  expect(Buffer.concat(said).toString()).toContain('Unknown roles: cooking. Known: jobs, events')
}, 30_000)

test('a worker that is asked to stop ends within 8 s', async () => {
  const asked = performance.now()
  worker.kill('SIGTERM')
  const [code] = await once(worker, 'exit')
  expect(code).toBe(0)
  expect(performance.now() - asked).toBeLessThan(8_000)
}, 20_000)
