import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous, type Person } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { averageCross } from '@/tests/harness/average-cross'
import { marketBegin, orderOf, seriesWith, swingingBars, versionOf, workOff } from '@/tests/harness/backtests'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import {
  backtestCandles,
  backtestEquity,
  backtestResultPage,
  backtestTrades,
  compareBacktests,
  exportBacktest,
  optimise,
  shareBacktest,
  sharedBacktest,
  startBacktest,
  strategyCheck,
  unshareBacktest,
  viewBacktest,
} from './index'
import { endThreads } from './work/threads'

const hour = 3_600_000
let actor: Person
const runs: string[] = []

beforeAll(async () => {
  await freshDatabase()
  actor = await newPerson(rawDb())
  const seriesId = (await seriesWith(actor.id, swingingBars(3_000))).id
  const versionId = await versionOf(actor)
  for (const fast of [5, 10]) {
    const { runId } = await startBacktest.run({ actor }, { seriesId, versionId, params: { fast } })
    runs.push(await workOff(runId))
  }
}, 180_000)

afterAll(async () => {
  await stopJobs()
  await endThreads()
})

const run = () => ({ runId: runs[0] ?? '' })
const tokenOf = (path: string) => path.split('/').at(-1) ?? ''

test('a shared link shows the result to anybody, without form, parameters or hashes, until it is taken back', async () => {
  const { path } = await shareBacktest.run({ actor }, run())
  expect(await shareBacktest.run({ actor }, run())).toEqual({ path })
  const seen = await sharedBacktest.run({ actor: anonymous }, { token: tokenOf(path) })
  const { result } = await backtestResultPage.run({ actor }, run())
  const { findings, causality, ...shown } = seen.result
  expect(result).toMatchObject(shown)
  expect(findings).toEqual(result.findings.filter(({ rule }) => !['look-ahead', 'warm-up'].includes(rule)))
  expect(causality.warmUp).toEqual([])
  const text = JSON.stringify(seen)
  const { formHash, versionId } = await viewBacktest.run({ actor }, run())
  for (const secret of [formHash, versionId, 'fast', 'crossover', 'quick']) expect(text).not.toContain(secret)
  await unshareBacktest.run({ actor }, run())
  const gone = sharedBacktest.run({ actor: anonymous }, { token: tokenOf(path) })
  await expect(gone).rejects.toThrow('does not exist or is not yours to see')
  expect((await shareBacktest.run({ actor }, run())).path).not.toBe(path)
})

test('a curve is given with as many points as asked for, its deepest fall among them', async () => {
  const { result } = await backtestResultPage.run({ actor }, run())
  const few = await backtestEquity.run({ actor }, { ...run(), points: 60 })
  const all = await backtestEquity.run({ actor }, { ...run(), points: 5_000 })
  expect(few.ts.length).toBeLessThanOrEqual(62)
  expect(all.ts).toHaveLength(3_000)
  expect(Math.min(...few.drawdown)).toBe(Math.min(...all.drawdown))
  expect(-Math.min(...all.drawdown)).toBeCloseTo(result.measures.maxDrawdown, 6)
})

test('candles around a trade hold all of it', async () => {
  const { items } = await backtestTrades.run({ actor }, run())
  const trade = items[3]
  const { candles, trades } = await backtestCandles.run({ actor }, { ...run(), trade: trade?.n })
  expect(trades).toContainEqual(trade)
  const times = candles.map(({ ts }) => ts)
  expect(times).toContain(trade?.entryTs)
  expect(times).toContain(trade?.exitTs)
  expect(times).toEqual(times.map((_, k) => (times[0] ?? 0) + k * hour))
  expect((times[0] ?? 0) >= marketBegin).toBe(true)
})

test('what is exported says what the pages say', async () => {
  const { items, total } = await backtestTrades.run({ actor }, { ...run(), limit: 500 })
  const csv = await exportBacktest.run({ actor }, run())
  const lines = csv.content.split('\r\n')
  expect(lines).toHaveLength(total + 1)
  expect(lines.at(-1)?.split(',')[7]).toBe(String(items[0]?.pnl))
  const curve = await exportBacktest.run({ actor }, { ...run(), what: 'equity' })
  expect(curve.content.split('\r\n')).toHaveLength(3_001)
  const whole = JSON.parse(
    (await exportBacktest.run({ actor }, { ...run(), what: 'all', format: 'json' })).content,
  )
  const { result } = await backtestResultPage.run({ actor }, run())
  expect(whole.measures).toEqual(result.measures)
  expect(whole.trades).toHaveLength(total)
  expect(whole.equity.at(-1).equity).toBe(result.final)
})

test('runs stand side by side for their owner alone, with what makes them hard to compare', async () => {
  const compared = await compareBacktests.run({ actor }, { runs })
  expect(compared.runs.map(({ params }) => params)).toEqual([{ fast: 5 }, { fast: 10 }])
  expect(compared.notes).toEqual([])
  const stranger = await newPerson(rawDb())
  await expect(compareBacktests.run({ actor: stranger }, { runs })).rejects.toThrow('does not exist')
  await expect(compareBacktests.run({ actor }, { runs: runs.slice(1) })).rejects.toThrow(
    'Choose two runs at least.',
  )
})

test('a result tells what the advisor found, the gravest first, and that the strategy saw no future', async () => {
  const { result } = await backtestResultPage.run({ actor }, run())
  const rules = result.findings.map(({ rule }) => rule)
  expect(rules).toEqual(
    expect.arrayContaining(['look-ahead', 'warm-up', 'data', 'short-time', 'not-checked']),
  )
  const order = ['danger', 'warning', 'note', 'good']
  const grades = result.findings.map(({ severity }) => order.indexOf(severity))
  expect(grades).toEqual([...grades].sort())
  for (const { sentence, advice } of result.findings) {
    expect(sentence).toMatch(/^[A-Z].*\.$/s)
    expect(advice).toMatch(/\.$/)
  }
  const saw = result.findings.find(({ rule }) => rule === 'look-ahead')
  expect(saw?.sentence).toContain('it sees no future')
  const { bars, lookAhead, longest, warmUp, refusal } = result.causality
  expect({ bars, lookAhead, longest, refusal }).toEqual({
    bars: 3_000,
    lookAhead: [],
    longest: 1_600,
    refusal: null,
  })
  expect(warmUp.every(({ needs }) => needs === 50)).toBe(true)
  expect(result.narration).toBeUndefined()
})

test('a result that was fitted says how it does on the candles kept aside, and how flat its values stand', async () => {
  const order = await orderOf({ actor }, 1_200)
  const ranges = { fast: { from: 4, to: 8, step: 2 }, slow: { from: 20, to: 40, step: 10 } }
  const { runId } = await optimise.run({ actor }, { ...order, ranges })
  await workOff(runId)
  const { parts } = await viewBacktest.run({ actor }, { runId })
  const { result } = await backtestResultPage.run({ actor }, { runId, part: parts[0]?.index })
  const rules = result.findings.map(({ rule }) => rule)
  const missing = result.findings.find(({ rule }) => rule === 'not-checked')?.sentence
  expect(missing).toContain('Not checked: walk-forward')
  expect(missing).not.toMatch(/kept aside|chosen ones|look-ahead|history/)
  expect(rules).toContain('deflated-sharpe')
})

test('a version tells what its newest result found about future and past, to its owner alone', async () => {
  const { versionId } = await viewBacktest.run({ actor }, run())
  const { check } = await strategyCheck.run({ actor }, { versionId })
  const { result } = await backtestResultPage.run({ actor }, { runId: check?.runId, part: check?.part })
  expect(check?.causality).toEqual(result.causality)
  expect(check?.findings.map(({ rule }) => rule).sort()).toEqual(['look-ahead', 'warm-up'])
  const stranger = await newPerson(rawDb())
  await expect(strategyCheck.run({ actor: stranger }, { versionId })).rejects.toThrow('does not exist')
  const unlike = await versionOf(actor, averageCross(11, 44))
  expect(await strategyCheck.run({ actor }, { versionId: unlike })).toEqual({ check: null })
})
