import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goldenBars, goldenCases } from '@/tests/harness/golden'
import { runGolden } from '@/tests/harness/golden-strategies'
import { granting, someBars, someSettings, someWishes } from '@/tests/harness/market'
import { newBars } from '../candles/bars'
import { runBars } from '../run/run'
import { excursionOf } from './excursions'
import { likeJesse } from './like-jesse'
import { measuresOf, monthsOf } from './measures'
import { dailyOf, type Outcome, outcomeOf, outcomeOfPy } from './outcome'

const day = 86_400_000

/** One bar a day from 30 January 2024, closing at the given equity; 100 at the start. */
function daysOf(equity: number[], more: Partial<Outcome> = {}): Outcome {
  const bars = newBars(equity.length)
  equity.forEach((_, i) => {
    bars.ts[i] = Date.UTC(2024, 0, 30) + i * day
    for (const name of ['open', 'high', 'low', 'close'] as const) bars[name][i] = 50 + i
  })
  return {
    bars,
    firstBar: 0,
    start: 100,
    equity: Float64Array.from(equity),
    trades: [],
    openSince: [],
    fees: 0,
    funding: 0,
    turnover: 0,
    ...more,
  }
}

const trade = (pnl: number, entryBar = 0, exitBar = 1) => ({
  size: 1,
  entryBar,
  exitBar,
  entryPrice: 50,
  exitPrice: 50 + pnl,
  pnl,
  ratio: pnl / 50,
  fees: 0,
})

test('figures of the curve are those done by hand', () => {
  const measures = measuresOf(daysOf([110, 99, 99, 121]))
  const returns = [0.1, -0.1, 0, 121 / 99 - 1]
  const mean = returns.reduce((a, b) => a + b) / 4
  const spread = Math.sqrt(returns.reduce((total, r) => total + (r - mean) ** 2, 0) / 3)
  expect(measures.roi).toBeCloseTo(0.21, 12)
  expect(measures.volatility).toBeCloseTo(spread * Math.sqrt(365), 12)
  expect(measures.sharpe).toBeCloseTo((mean / spread) * Math.sqrt(365), 12)
  expect(measures.sortino).toBeCloseTo((mean / Math.sqrt(0.01 / 4)) * Math.sqrt(365), 9)
  expect(measures.maxDrawdown).toBeCloseTo(0.1, 12)
  expect(measures.maxDrawdownMs).toBe(3 * day)
  expect(measures.cagr).toBeCloseTo(1.21 ** (365.25 / 4) - 1, 6)
  expect(measures.calmar).toBeCloseTo((1.21 ** (365.25 / 4) - 1) / 0.1, 4)
  expect(measures.buyAndHold).toBeCloseTo(3 / 50, 12)
})

test('a run that never comes back to its start is one drawdown from the start', () => {
  const measures = measuresOf(daysOf([90, 95, 80]))
  expect(measures.maxDrawdown).toBeCloseTo(0.2, 12)
  expect(measures.avgDrawdown).toBeCloseTo(0.2, 12)
  expect(measures.maxDrawdownMs).toBe(2 * day)
})

test('figures of the trades are those done by hand', () => {
  const outcome = daysOf([110, 99, 99, 121], {
    trades: [trade(10), trade(-4, 1, 2), trade(6, 1, 2)],
    fees: 3,
    funding: -2,
    turnover: 429,
  })
  const measures = measuresOf(outcome)
  expect(measures.winRate).toBeCloseTo(2 / 3, 12)
  expect(measures.profitFactor).toBe(4)
  expect(measures.expectancy).toBe(4)
  expect(measures.kelly).toBeCloseTo(2 / 3 - 1 / 3 / 2, 12)
  expect(measures.sqn).toBeCloseTo((Math.sqrt(3) * 4) / Math.sqrt(52), 12)
  expect([measures.bestTrade, measures.worstTrade]).toEqual([0.2, -0.08])
  expect(measures.exposure).toBe(0.75)
  expect(measures.turnover).toBe(4)
  expect([measures.feesPaid, measures.fundingPaid]).toEqual([3, 2])
})

test('months are chained to the return of the run', () => {
  const months = monthsOf(daysOf([110, 99, 99, 121]))
  expect(months.map(({ month }) => month)).toEqual(['2024-01', '2024-02'])
  expect(months.reduce((total, { value }) => total * (1 + value), 1)).toBeCloseTo(1.21, 12)
})

test('MAE and MFE look at all bars from entry to exit, for both sides', () => {
  const { bars } = daysOf([1, 1, 1, 1])
  bars.low[1] = 40
  bars.high[2] = 60
  bars.high[3] = 90
  const long = excursionOf({ ...trade(2, 0, 2) }, bars)
  expect(long.mae).toBeCloseTo(0.2, 12)
  expect(long.mfe).toBeCloseTo(0.2, 12)
  const short = excursionOf({ ...trade(2, 0, 2), size: -1 }, bars)
  expect([short.mae, short.mfe]).toEqual([long.mfe, long.mae])
})

test('without trades, losses or a spread of returns there is no figure, and nothing breaks', () => {
  const still = measuresOf(daysOf([100, 100]))
  expect(still).toMatchObject({
    sharpe: null,
    sortino: null,
    calmar: null,
    winRate: null,
    kelly: null,
    roi: 0,
  })
  expect(measuresOf(daysOf([]))).toMatchObject({ roi: 0, cagr: null, maxDrawdown: 0, buyAndHold: null })
  const won = measuresOf(daysOf([110, 0, 0], { trades: [trade(5)] }))
  expect(won).toMatchObject({ profitFactor: null, maxDrawdown: 1, roi: -1, cagr: -1 })
})

test('the default Sharpe of the golden runs is the daily arithmetic one', () => {
  for (const golden of goldenCases().slice(0, 15)) {
    const bars = goldenBars(golden.series)
    const run = runGolden(golden)
    const { sharpe } = measuresOf(outcomeOfPy(run, bars, golden.strategy.first_bar, golden.settings.cash))
    expect(sharpe).toBeCloseTo(
      Number(likeJesse([golden.settings.cash, ...dailyOf(bars.ts, run.equity)]).sharpe),
      9,
    )
  }
})

test('of any run every figure is a finite number or null, and its months make its return', () => {
  const world = fc.record({ bars: someBars(1, 40), settings: someSettings, wishes: someWishes(40) })
  fc.assert(
    fc.property(world, ({ bars, settings, wishes }) => {
      const outcome = outcomeOf(runBars({ bars, settings, decide: granting(wishes) }), bars)
      const measures = measuresOf(outcome)
      for (const value of Object.values(measures)) expect(value === null || Number.isFinite(value)).toBe(true)
      expect(measures.maxDrawdown).toBeGreaterThanOrEqual(0)
      expect(measures.maxDrawdown).toBeLessThanOrEqual(1)
      const chained = monthsOf(outcome).reduce((total, { value }) => total * (1 + value), 1)
      expect(chained).toBeCloseTo(1 + measures.roi, 9)
      for (const each of outcome.trades) {
        const { mae, mfe } = excursionOf(each, bars)
        expect(Math.min(mae, mfe)).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 200 },
  )
})
