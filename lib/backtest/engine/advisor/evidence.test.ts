import { expect, test } from 'vitest'
import { goldenBars } from '@/tests/harness/golden'
import { twins } from '@/tests/harness/script-twins'
import { type Bars, barCount, sliceBars } from '../candles/bars'
import { inspectBars } from '../candles/inspect'
import { settingsOf } from '../desk/settings'
import { changesOf } from '../honesty/changes'
import { checkStrategy, seeForm } from '../honesty/check-strategy'
import { dearer } from '../honesty/dearer'
import { deflatedSharpe } from '../honesty/deflated-sharpe'
import { monteCarlo } from '../honesty/monte-carlo'
import { plateauAt } from '../honesty/plateau'
import { outOfSample, walkForward } from '../honesty/windows'
import { dailyReturns, measuresOf } from '../measures/measures'
import { runForm } from '../run/run-form'
import { advise } from './advisor'
import { evidenceOf } from './evidence'
import type { Finding } from './finding'

const minutes = 60
const bars = sliceBars(goldenBars('A'), 0, 4_000)
const [cross] = twins
if (!cross) throw new Error('There is no strategy to advise on.')
const { form } = cross

const market = settingsOf({ takerFee: 0.001, spread: 0.0005 })
const run = (some: Bars, values: Record<string, number> = {}, settings = market) =>
  runForm({ form, minutes, bars: some, values, settings })
const within = ({ from, to }: { from: number; to: number }) => sliceBars(bars, from, to)
const roiOf = (some: Bars, values?: Record<string, number>, settings = market) =>
  measuresOf(run(some, values, settings).outcome).roi

async function found(): Promise<Finding[]> {
  const whole = run(bars)
  const { train, test: aside } = outOfSample(barCount(bars), 0.3)
  const fast = [5, 10, 15]
  const tries = fast.map((value) => roiOf(bars, { fast: value }))
  const windows = walkForward(barCount(bars), { train: 1_000, test: 500 })
  const deflated = deflatedSharpe(dailyReturns(whole.outcome), 30, 0.05)
  return advise(
    evidenceOf(whole, {
      outOfSample: {
        train: measuresOf(run(within(train)).outcome),
        test: measuresOf(run(within(aside)).outcome),
      },
      walkForward: windows.map((one) => ({ train: roiOf(within(one.train)), test: roiOf(within(one.test)) })),
      monteCarlo: monteCarlo({ changes: changesOf(whole.outcome), kind: 'bootstrap', runs: 500, seed: 1 }),
      plateau: plateauAt({ sizes: [3], values: Float64Array.from(tries) }, 1),
      ...(deflated ? { deflated: { ...deflated, tries: 30 } } : {}),
      ...(await checkStrategy(seeForm(form, minutes), bars)),
      data: inspectBars(bars, minutes * 60_000),
      costs: [0, 2, 3].map((times) => ({ times, roi: roiOf(bars, {}, dearer(market, times)) })),
    }),
  )
}

test('a run with all that was measured about it is advised on, and nothing is left unsaid', async () => {
  const findings = await found()
  const rules = findings.map(({ rule }) => rule)
  expect(rules).not.toContain('not-checked')
  expect(rules).toEqual(
    expect.arrayContaining(['look-ahead', 'warm-up', 'data', 'walk-forward', 'monte-carlo']),
  )
  expect(new Set(rules).size).toBe(rules.length)
  expect(await found()).toEqual(findings)
})

test('an account that was emptied is said to be', () => {
  const done = run(sliceBars(bars, 0, 500))
  const rules = advise(evidenceOf({ ...done, forgiven: 10 })).map(({ rule }) => rule)
  expect(rules).toContain('ruin')
  expect(advise(evidenceOf(done)).map(({ rule }) => rule)).not.toContain('ruin')
})
