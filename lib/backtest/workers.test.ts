import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Person } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { stopJobs } from '@/lib/kernel/job'
import { seriesWith, swingingBars, versionOf } from '@/tests/harness/backtests'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { until } from '@/tests/harness/until'
import { backtestTries, cancelBacktest, optimise, viewBacktest } from './index'

const root = path.resolve(import.meta.dirname, '../..')
const workers: ChildProcess[] = []

async function newWorker(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/alias.mjs', 'tests/harness/backtest-worker.ts'],
    {
      cwd: root,
      env: { NODE_ENV: 'test', DATABASE_URL: env().DATABASE_URL, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  workers.push(child)
  await once(child.stdout ?? child, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

let actor: Person
let asked: object

/** A search that keeps a worker busy for a while: many parts, each of many runs. */
beforeAll(async () => {
  await freshDatabase()
  actor = await newPerson(rawDb())
  const series = await seriesWith(actor.id, swingingBars(40_000))
  asked = {
    seriesId: series.id,
    versionId: await versionOf(actor),
    ranges: { fast: { from: 4, to: 40, step: 1 }, slow: { from: 41, to: 150, step: 1 } },
    keepAside: 0,
  }
})

afterEach(async () => {
  for (const child of workers.splice(0))
    if (child.exitCode === null && child.signalCode === null) await kill(child)
})

afterAll(async () => {
  await stopJobs()
})

interface PartRow {
  index: number
  state: string
  attempts: number
  ended_at: Date | null
}

const partsOf = (runId: string) =>
  rawSql()<
    PartRow[]
  >`select index, state, attempts, ended_at from backtest_part where run_id = ${runId} order by index`

const over = (runId: string) =>
  until(
    'the run is over',
    async () => {
      const run = await viewBacktest.run({ actor }, { runId })
      return run.endedAt ? run : null
    },
    120_000,
  )

test('a worker that is killed in the middle costs nothing that was done: others go on, and the result is the same', async () => {
  const { runId } = await optimise.run({ actor }, asked)
  const first = await newWorker()
  await until(
    'some parts are done and one is under way',
    async () => {
      const parts = await partsOf(runId)
      return (
        parts.filter(({ state }) => state === 'done').length >= 2 &&
        parts.some(({ state }) => state === 'running')
      )
    },
    120_000,
  )
  await kill(first)
  const before = (await partsOf(runId)).filter(({ state }) => state === 'done')
  await Promise.all([newWorker(), newWorker()])
  expect(await over(runId)).toMatchObject({ state: 'done', progress: { done: 4_071, total: 4_071 } })
  const after = await partsOf(runId)
  for (const part of before) expect(after[part.index]).toEqual(part)
  expect(before.length).toBeLessThan(after.length)

  const found = await backtestTries.run({ actor }, { runId })
  await rawSql()`delete from backtest_result`
  const again = await optimise.run({ actor }, asked)
  expect(await over(again.runId)).toMatchObject({ state: 'done', fromStore: false })
  expect(await backtestTries.run({ actor }, again)).toEqual(found)
}, 240_000)

test('a run that is cancelled is left by its workers, and what it found so far answers when it is asked for again', async () => {
  await rawSql()`delete from backtest_result`
  await newWorker()
  const { runId } = await optimise.run({ actor }, asked)
  await until(
    'a part is done',
    async () => (await partsOf(runId)).some(({ state }) => state === 'done'),
    120_000,
  )
  await cancelBacktest.run({ actor }, { runId })
  await until('nobody works on it', async () =>
    (await partsOf(runId)).every(({ state }) => state !== 'running'),
  )
  expect(await viewBacktest.run({ actor }, { runId })).toMatchObject({ state: 'cancelled' })
  const done = (await partsOf(runId)).filter(({ state }) => state === 'done').length
  const again = await optimise.run({ actor }, asked)
  const known = (await partsOf(again.runId)).filter(
    ({ attempts, state }) => attempts === 0 && state === 'done',
  )
  expect(known.length).toBe(done)
  await cancelBacktest.run({ actor }, again)
  await expect(cancelBacktest.run({ actor }, again)).rejects.toThrow('This run is cancelled now')
}, 120_000)
