import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Person, system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { inTransaction } from '@/lib/kernel/operation'
import { seriesWith, swingingBars, versionOf } from '@/tests/harness/backtests'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { until } from '@/tests/harness/until'
import {
  backtestResultPage,
  backtestTries,
  backtestWalkForward,
  optimise,
  viewBacktest,
  walkForward,
} from './index'
import { workLane } from './work/lane'
import { endThreads } from './work/threads'

vi.setConfig({ testTimeout: 180_000 })

let actor: Person
let asked: { seriesId: string; versionId: string }

beforeAll(async () => {
  await freshDatabase()
  actor = await newPerson(rawDb())
  const series = await seriesWith(actor.id, swingingBars(2_000))
  asked = { seriesId: series.id, versionId: await versionOf(actor) }
})

afterAll(async () => {
  await stopJobs()
  await endThreads()
})

/** So many workers, each of which looks for work until the run is over. */
async function workedBy(workers: number, runId: string): Promise<void> {
  const worker = (n: number) =>
    until(
      `worker ${n} is done`,
      async () => {
        await workLane(runId, {
          jobId: `${runId} ${n}`,
          signal: new AbortController().signal,
          transaction: (body) => inTransaction(system('backtest.work'), body),
        })
        return (await viewBacktest.run({ actor }, { runId })).endedAt
      },
      120_000,
    )
  await Promise.all(Array.from({ length: workers }, (_, n) => worker(n)))
}

async function forget(): Promise<void> {
  await rawSql()`delete from backtest_result`
}

const ranges = { fast: { from: 2, to: 40, step: 1 }, slow: { from: 41, to: 90, step: 5 } }

test.each([
  { method: 'grid', ranges, tries: 390 },
  { method: 'random', ranges, tries: 250 },
  { method: 'tpe', ranges, tries: 50 },
])('$method: the same seed finds the same on 1, 2, 3 and 4 workers', async ({ method, tries, ...more }) => {
  const findings = []
  for (const workers of [1, 2, 3, 4]) {
    await forget()
    const { runId } = await optimise.run({ actor }, { ...asked, ...more, method, tries, seed: 9 })
    await workedBy(workers, runId)
    const run = await viewBacktest.run({ actor }, { runId })
    expect(run).toMatchObject({
      state: 'done',
      fromStore: false,
      progress: { done: tries + 1, total: tries + 1 },
    })
    const found = await backtestTries.run({ actor }, { runId })
    expect(found.tries).toHaveLength(tries)
    const { result } = await backtestResultPage.run({ actor }, { runId, part: run.parts[0]?.index })
    expect(result.honesty.luckFinal).not.toBeNull()
    findings.push({ found, result })
  }
  for (const each of findings) expect(each).toEqual(findings[0])
})

test.each(['random', 'tpe'])('a walk-forward by %s gives the same on 1 and on 3 workers', async (method) => {
  const findings = []
  for (const workers of [1, 3]) {
    await forget()
    const { runId } = await walkForward.run(
      { actor },
      { ...asked, ranges, method, tries: 45, seed: 3, windows: 3 },
    )
    await workedBy(workers, runId)
    findings.push(await backtestWalkForward.run({ actor }, { runId }))
  }
  expect(findings[1]).toEqual(findings[0])
  expect(findings[0]?.windows.map(({ tries }) => tries)).toEqual([45, 45, 45])
})

test('another seed of TPE tries other values, and no combination twice', async () => {
  const tried = []
  for (const seed of [1, 2]) {
    const { runId } = await optimise.run({ actor }, { ...asked, ranges, method: 'tpe', tries: 30, seed })
    await workedBy(1, runId)
    const { tries } = await backtestTries.run({ actor }, { runId })
    const names = tries.map(({ params }) => `${params.fast} ${params.slow}`)
    expect(new Set(names).size).toBe(30)
    tried.push(names)
  }
  expect(tried[1]).not.toEqual(tried[0])
})

test('a search by TPE that was asked before answers from the store, round by round', async () => {
  const input = { ...asked, ranges, method: 'tpe' as const, tries: 45, seed: 77 }
  const first = await optimise.run({ actor }, input)
  await workedBy(2, first.runId)
  const again = await optimise.run({ actor }, input)
  expect(await viewBacktest.run({ actor }, again)).toMatchObject({ state: 'done', fromStore: true })
  expect(await backtestTries.run({ actor }, again)).toEqual(await backtestTries.run({ actor }, first))
  const parts = await rawSql()`select 1 from backtest_part where run_id = ${again.runId} and attempts > 0`
  expect(parts).toHaveLength(0)
})
