import { expect, test } from 'vitest'
import type { WindowView } from '../schemas/results'
import { walkForwardOf } from './verdict'

const day = 86_400_000
const year = 365.25 * day

const figures = (roi: number) => ({
  roi,
  sharpe: 1,
  sortino: 1,
  calmar: 1,
  maxDrawdown: 0.1,
  profitFactor: 1,
  sqn: 1,
  winRate: 0.5,
  trades: 10,
})

/** Tests of half a year after trainings of a year, with these returns. */
const windows = (train: number, ...tests: number[]) =>
  tests.map((roi, k) => {
    const from = k * (year / 2)
    const view: WindowView = {
      train: { from: from - year, to: from },
      test: { from, to: from + year / 2 },
      params: {},
      trainFigures: figures(train),
      testFigures: figures(roi),
      tries: 1,
    }
    const equity = {
      ts: Float64Array.of(from, from + day, from + 2 * day),
      equity: Float64Array.of(1_000, 1_000 * (1 + roi / 2), 1_000 * (1 + roi)),
      hold: Float64Array.of(1_000, 1_000, 1_000),
    }
    return { view, equity }
  })

test('the tests are chained to one curve', () => {
  const summary = walkForwardOf(windows(0.3, 0.1, 0.1), 1_000)
  expect(summary.roi).toBeCloseTo(0.21, 12)
  expect(summary.chart.equity.map(Math.round)).toEqual([1_000, 1_050, 1_100, 1_100, 1_155, 1_210])
})

test.each([
  ['holds', windows(0.3, 0.1, 0.12, 0.08), 'the tests kept 7'],
  ['weak', windows(0.9, 0.1, 0.12, 0.08), '(half is the mark)'],
  ['weak', windows(0.2, 0.5, -0.1, -0.1), '1 of 3 tests gained'],
  ['fails', windows(0.3, -0.1, 0.05, -0.2), 'it lost money in all: -24 %'],
  ['fails', windows(-0.1, 0.1, 0.1), 'Even on the bars it was fitted to'],
] as const)('the verdict is "%s" and says why', (verdict, given, words) => {
  const summary = walkForwardOf(given, 1_000)
  expect(summary.verdict).toBe(verdict)
  expect(summary.because).toContain(words)
})
