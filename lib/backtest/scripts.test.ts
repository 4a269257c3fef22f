import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Person } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { workOn } from '@/lib/kernel/work'
import { scriptCross } from '@/tests/harness/average-cross'
import { scriptVersionOf, seriesWith, swingingBars, versionOf } from '@/tests/harness/backtests'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { until } from '@/tests/harness/until'
import {
  backtestResultPage,
  backtestTrades,
  backtestTries,
  backtestWalkForward,
  cancelBacktest,
  optimise,
  startBacktest,
  startBatch,
  viewBacktest,
  walkForward,
  workJob,
} from './index'
import type { ResultView } from './schemas/results'
import { endThreads } from './work/threads'

vi.setConfig({ testTimeout: 240_000 })

let actor: Person
let seriesId: string

beforeAll(async () => {
  await freshDatabase()
  await workOn([workJob])
  actor = await newPerson(rawDb())
  seriesId = (await seriesWith(actor.id, swingingBars(1_500))).id
})

afterAll(async () => {
  await stopJobs()
  await endThreads()
})

const over = (runId: string) =>
  until(
    `run ${runId} is over`,
    async () => {
      const run = await viewBacktest.run({ actor }, { runId })
      return run.endedAt ? run : null
    },
    200_000,
  )

async function ran(versionId: string, more: object = {}) {
  const { runId } = await startBacktest.run({ actor }, { versionId, seriesId, ...more })
  return over(runId)
}

const tradesOf = async (runId: string, part = 0) =>
  (await backtestTrades.run({ actor }, { runId, part, limit: 500 })).items

const attempts = (runId: string) =>
  rawSql()<{ attempts: number }[]>`select attempts from backtest_part where run_id = ${runId}`

/** All of a result but the names of what was computed, which a form and a script choose for themselves. */
const saidOf = (result?: ResultView) => result && { ...result, causality: null }

test('a script makes the trades and the figures of the rules that mean the same, at any values', async () => {
  const [rules, script] = [await versionOf(actor), await scriptVersionOf(actor, scriptCross)]
  for (const params of [{}, { fast: 6, slow: 24 }]) {
    const [own, other] = [await ran(script, { params }), await ran(rules, { params })]
    expect(own).toMatchObject({ state: 'done', fromStore: false })
    const trades = await tradesOf(own.runId)
    expect(trades.length).toBeGreaterThan(4)
    expect(trades).toEqual(await tradesOf(other.runId))
    const [a, b] = await Promise.all(
      [own, other].map(({ runId }) => backtestResultPage.run({ actor }, { runId })),
    )
    expect(saidOf(a?.result)).toEqual(saidOf(b?.result))
    expect(a?.result.causality).toMatchObject({ lookAhead: [], refusal: null })
    expect(a?.result.causality.warmUp.length).toBeGreaterThan(2)
  }
})

test('a script asked for again is answered from the store, and another one is not', async () => {
  const [first, same] = [await scriptVersionOf(actor, scriptCross), await scriptVersionOf(actor, scriptCross)]
  await ran(first, { params: { fast: 8 } })
  expect(await ran(same, { params: { fast: 8 } })).toMatchObject({ state: 'done', fromStore: true })
  const other = await scriptVersionOf(actor, `${scriptCross}\n// another text\n`)
  expect(await ran(other, { params: { fast: 8 } })).toMatchObject({ state: 'done', fromStore: false })
})

test('a batch, a search and a walk-forward of a script find what those of its rules find', async () => {
  const versions = [await versionOf(actor), await scriptVersionOf(actor, scriptCross)]
  const second = (await seriesWith(actor.id, swingingBars(700, 4), 'more')).id
  const ranges = { fast: { from: 4, to: 12, step: 4 } }
  const found = []
  for (const versionId of versions) {
    const batch = await startBatch.run({ actor }, { versionId, seriesIds: [seriesId, second] })
    const { parts } = await over(batch.runId)
    const search = await optimise.run({ actor }, { versionId, seriesId, ranges })
    await over(search.runId)
    const tries = await backtestTries.run({ actor }, search)
    const walk = await walkForward.run({ actor }, { versionId, seriesId, ranges, windows: 2 })
    await over(walk.runId)
    const { windows, roi } = await backtestWalkForward.run({ actor }, walk)
    found.push({ figures: parts.map(({ figures }) => figures), tries, windows, roi })
  }
  expect(found[1]).toEqual(found[0])
  expect(found[0]?.tries.tries).toHaveLength(3)
})

test('a script without parameters runs, and has nothing to search', async () => {
  const versionId = await scriptVersionOf(
    actor,
    'export function onBar(bar) { if (bar.index === 5) buy() }',
    [],
  )
  expect(await ran(versionId)).toMatchObject({ state: 'done' })
  await expect(optimise.run({ actor }, { versionId, seriesId })).rejects.toThrow('has no parameters')
})

const ending: [name: string, code: string, sentence: RegExp][] = [
  [
    'a name that is not there',
    'export function onBar(bar) {\n\n  bar.close > sma20 && buy()\n}',
    /^Line 3, column 15: sma20 is not defined\.$/,
  ],
  ['what is no JavaScript', 'export function onBar() {\n  if (\n}', /^Line 3, column 1: Unexpected token/],
  ['a script without onBar', 'export const strategy = 1', /^The script exports no function onBar/],
  ['an endless loop', 'export function onBar() { for (;;) {} }', /^The script computed for more than 20 s/],
  [
    'a memory bomb',
    'const kept = []\nexport function onBar() { for (;;) kept.push(new Array(100_000).fill(kept.length)) }',
    /^The script needed more than 128 MB and was stopped\.$/,
  ],
  [
    'a parameter that the version does not keep',
    `params({ n: 3 })\nexport function onBar() {}`,
    /^The parameters kept with this version are not those that the script declares \(n\)/,
  ],
]

test.each(ending)(
  '%s ends the run with a sentence, after one attempt, and the next run goes well',
  async (_name, code, sentence) => {
    const broken = await ran(await scriptVersionOf(actor, code, []))
    expect(broken.state).toBe('failed')
    expect(broken.failure).toMatch(sentence)
    expect(await attempts(broken.runId)).toEqual([{ attempts: 1 }])
    const next = await ran(await scriptVersionOf(actor, scriptCross), { params: { slow: 33 } })
    expect(next).toMatchObject({ state: 'done' })
  },
)

test('a search whose values the script refuses one and all ends with what it says', async () => {
  const code = `const { n } = params({ n: 5 })\nif (n > 0) nothing.at(n)\nexport function onBar() {}`
  const versionId = await scriptVersionOf(actor, code, [{ name: 'n', kind: 'integer', default: 5 }])
  const ranges = { n: { from: 1, to: 4, step: 1 } }
  const { runId } = await optimise.run({ actor }, { versionId, seriesId, ranges })
  expect(await over(runId)).toMatchObject({
    state: 'failed',
    failure: 'Line 2, column 12: nothing is not defined.',
  })
})

test('cancelling a run ends the process of its script, in the middle of a loop', async () => {
  const versionId = await scriptVersionOf(actor, 'export function onBar() { for (;;) {} }', [])
  const { runId } = await startBacktest.run({ actor }, { versionId, seriesId })
  await until('its process is there', async () => (scriptProcesses().length > 0 ? true : null), 60_000)
  await cancelBacktest.run({ actor }, { runId })
  await until('no process is left', async () => (scriptProcesses().length === 0 ? true : null), 15_000)
  expect(await viewBacktest.run({ actor }, { runId })).toMatchObject({ state: 'cancelled' })
})

/** Processes of scripts that this process has started, where the kernel can be asked. */
function scriptProcesses(): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]
      const isOurs = parent === String(process.pid)
      return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('script/process.ts')
    } catch {
      return false
    }
  })
}
