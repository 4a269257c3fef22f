import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { workOn } from '@/lib/kernel/work'
import { averageCross } from '@/tests/harness/average-cross'
import { marketBegin, seriesWith, swingingBars, versionOf } from '@/tests/harness/backtests'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { until } from '@/tests/harness/until'
import { measuresOf } from './engine/measures/measures'
import { runForm } from './engine/run/run-form'
import {
  backtestHistory,
  backtestResultPage,
  backtestTrades,
  backtestTries,
  backtestWalkForward,
  optimise,
  startBacktest,
  startBatch,
  viewBacktest,
  walkForward,
  workJob,
} from './index'
import { endThreads } from './work/threads'

vi.setConfig({ testTimeout: 180_000 })

beforeAll(async () => {
  await freshDatabase()
  await workOn([workJob])
})

afterAll(async () => {
  await stopJobs()
  await endThreads()
})

const bars = swingingBars(1_500)

async function world() {
  const actor = await newPerson(rawDb())
  const [series, versionId] = [await seriesWith(actor.id, bars), await versionOf(actor)]
  return { actor, seriesId: series.id, versionId }
}

const over = (actor: Awaited<ReturnType<typeof newPerson>>, runId: string) =>
  until(
    `run ${runId} is over`,
    async () => {
      const run = await viewBacktest.run({ actor }, { runId })
      return run.endedAt ? run : null
    },
    120_000,
  )

const expected = (values = {}) =>
  runForm({
    form: averageCross(),
    minutes: 60,
    values,
    bars,
    settings: { cash: 10_000, takerFee: 0.001, makerFee: 0.001, tick: 0.01, lot: 0.000001 },
    closeAtEnd: true,
  })

test('a run answers what the engine gives for the same candles, trade by trade', async () => {
  const { actor, ...asked } = await world()
  const { runId } = await startBacktest.run({ actor }, asked)
  const run = await over(actor, runId)
  expect(run).toMatchObject({ state: 'done', number: 1, fromStore: false, progress: { done: 1, total: 1 } })
  const { result } = await backtestResultPage.run({ actor }, { runId })
  const { outcome, trades } = expected()
  expect(result.measures).toEqual(JSON.parse(JSON.stringify(measuresOf(outcome))))
  const page = await backtestTrades.run({ actor }, { runId, limit: 500 })
  expect(page.total).toBe(trades.length)
  expect([...page.items].reverse().map(({ pnl, entryTs, exitTs }) => [pnl, entryTs, exitTs])).toEqual(
    trades.map(({ pnl, entryBar, exitBar }) => [pnl, bars.ts[entryBar], bars.ts[exitBar]]),
  )
  expect(result.chart.ts[0]).toBe(marketBegin)
})

test('the same request answers from the store, also to somebody else, and another one does not', async () => {
  const { actor, ...asked } = await world()
  const first = await startBacktest.run({ actor }, { ...asked, params: { fast: 7 } })
  await over(actor, first.runId)
  const again = await startBacktest.run({ actor }, { ...asked, params: { fast: 7 } })
  expect(await viewBacktest.run({ actor }, again)).toMatchObject({ state: 'done', fromStore: true })
  const { actor: other, ...theirs } = await world()
  const same = await startBacktest.run({ actor: other }, { ...theirs, params: { fast: 7 } })
  expect(await viewBacktest.run({ actor: other }, same)).toMatchObject({ state: 'done', fromStore: true })
  const dearer = await startBacktest.run(
    { actor },
    { ...asked, params: { fast: 7 }, settings: { takerFee: 0.002 } },
  )
  expect(await over(actor, dearer.runId)).toMatchObject({ state: 'done', fromStore: false })
})

test('a page of trades goes on where the last one ended', async () => {
  const { actor, ...asked } = await world()
  const { runId } = await startBacktest.run({ actor }, asked)
  await over(actor, runId)
  const all = (await backtestTrades.run({ actor }, { runId, limit: 500 })).items
  const seen = []
  let cursor: string | undefined
  do {
    const page = await backtestTrades.run({ actor }, { runId, limit: 7, cursor })
    seen.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(all)
})

test('a batch runs every series on its own', async () => {
  const { actor, seriesId, versionId } = await world()
  const other = await seriesWith(actor.id, swingingBars(800, 2), 'others')
  const { runId } = await startBatch.run({ actor }, { versionId, seriesIds: [seriesId, other.id] })
  const run = await over(actor, runId)
  expect(run.parts.map(({ state, figures }) => [state, figures?.trades])).toEqual([
    ['done', expected().trades.length],
    ['done', expect.any(Number)],
  ])
  const { result } = await backtestResultPage.run({ actor }, { runId, part: 1 })
  expect(result.bars).toBe(800)
})

test('a search tries every combination on the first bars, and runs the best over all of them', async () => {
  const { actor, ...asked } = await world()
  const ranges = { fast: { from: 4, to: 12, step: 4 }, slow: { from: 20, to: 40, step: 10 } }
  const { runId } = await optimise.run({ actor }, { ...asked, ranges, objective: 'roi' })
  const run = await over(actor, runId)
  expect(run).toMatchObject({ state: 'done', progress: { done: 10, total: 10 } })
  const { tries, summary, axes } = await backtestTries.run({ actor }, { runId })
  expect(axes.map(({ values }) => values)).toEqual([
    [4, 8, 12],
    [20, 30, 40],
  ])
  expect(tries).toHaveLength(9)
  const most = Math.max(...tries.map(({ figures }) => figures?.roi ?? Number.NaN))
  expect(summary.best?.value).toBe(most)
  const { result, params } = await backtestResultPage.run({ actor }, { runId, part: run.parts[0]?.index })
  expect(params).toEqual(summary.best?.params)
  expect(result.honesty.splitAt).toBe(bars.ts[1_050])
  expect(result.honesty.deflated?.tries).toBe(9)
})

test('a search that was asked before is over at once, and no part of it runs again', async () => {
  const { actor, ...asked } = await world()
  const input = { ...asked, ranges: { fast: { from: 3, to: 9, step: 1 } } }
  const first = await optimise.run({ actor }, input)
  await over(actor, first.runId)
  const again = await optimise.run({ actor }, input)
  expect(await viewBacktest.run({ actor }, again)).toMatchObject({ state: 'done', fromStore: true })
  const ran = await rawSql()`select 1 from backtest_part where run_id = ${again.runId} and attempts > 0`
  expect(ran).toHaveLength(0)
  expect(await backtestTries.run({ actor }, again)).toEqual(await backtestTries.run({ actor }, first))
})

test('a walk-forward fits every window anew and says whether it held', async () => {
  const { actor, ...asked } = await world()
  const ranges = { fast: { from: 4, to: 12, step: 4 } }
  const { runId } = await walkForward.run({ actor }, { ...asked, ranges, windows: 4 })
  expect(await over(actor, runId)).toMatchObject({ state: 'done', progress: { done: 4 } })
  const summary = await backtestWalkForward.run({ actor }, { runId })
  expect(summary.windows).toHaveLength(4)
  for (const [k, { train, test: tested, params }] of summary.windows.entries()) {
    expect(train.to).toBe(tested.from)
    expect(tested.from).toBe(summary.windows[k - 1]?.test.to ?? tested.from)
    expect([4, 8, 12]).toContain(params.fast)
  }
  expect(summary.chart.ts[0]).toBe(summary.windows[0]?.test.from)
  expect(['holds', 'weak', 'fails']).toContain(summary.verdict)
})

test('history lists runs of their owner alone, the newest first, with their figures', async () => {
  const { actor, ...asked } = await world()
  const ids = []
  for (const fast of [5, 6, 7]) {
    const { runId } = await startBacktest.run({ actor }, { ...asked, params: { fast } })
    await over(actor, runId)
    ids.unshift(runId)
  }
  const first = await backtestHistory.run({ actor }, { limit: 2 })
  const rest = await backtestHistory.run({ actor }, { limit: 2, cursor: first.nextCursor })
  expect([...first.items, ...rest.items].map(({ runId }) => runId)).toEqual(ids)
  expect(first.items[0]?.figures?.trades).toBe(expected({ fast: 7 }).trades.length)
  const stranger = await newPerson(rawDb())
  expect((await backtestHistory.run({ actor: stranger }, {})).items).toEqual([])
})
