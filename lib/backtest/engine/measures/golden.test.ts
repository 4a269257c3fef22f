import { describe, expect, test } from 'vitest'
import { goldenBars, goldenCases, goldenMetrics } from '@/tests/harness/golden'
import { runGolden } from '@/tests/harness/golden-strategies'
import {
  curveLikeBacktestingPy,
  type Figures,
  statsLikeBacktestingPy,
  tradesLikeBacktestingPy,
} from './like-backtesting-py'
import { likeFreqtrade } from './like-freqtrade'
import { likeJesse } from './like-jesse'
import { barMsOf, dailyOf, outcomeOfPy } from './outcome'

const tolerance = 1e-9

/** Dates and durations in words are left out: their milliseconds stand beside them. */
function expectAll(figures: Figures, expected: Record<string, number | string | null>): void {
  const wrong: unknown[] = []
  for (const [name, value] of Object.entries(expected)) {
    if (name === 'Start' || name === 'End' || `${name} [ms]` in expected) continue
    const ours = figures[name]
    const wanted = value === null ? null : Number(value)
    const equal =
      ours === wanted ||
      (typeof ours === 'number' &&
        typeof wanted === 'number' &&
        Math.abs(ours - wanted) <= tolerance * Math.max(Math.abs(wanted), 1e-9))
    if (!equal) wrong.push({ name, ours, wanted })
  }
  expect(wrong).toEqual([])
}

describe('statistics of the golden backtests are those of backtesting.py', () => {
  test.each(goldenCases().map((golden) => [golden.id, golden] as const))('%s', (_id, golden) => {
    const bars = goldenBars(golden.series)
    const outcome = outcomeOfPy(runGolden(golden), bars, golden.strategy.first_bar, golden.settings.cash)
    const stats = statsLikeBacktestingPy(outcome)
    expectAll(stats, golden.result.stats)
    expect('Commissions [$]' in stats).toBe('Commissions [$]' in golden.result.stats)
  })
})

describe('three families of metrics are those of their tools', () => {
  test.each(goldenMetrics().map((item) => [item.case, item] as const))('%s', (_case, { input, expected }) => {
    const equity = Float64Array.from(input.equity)
    const ts = equity.map((_, i) => input.first_ts + i * input.bar_ms)
    const trades = input.trades.map(([exitBar, pnl, ratio]) => ({ exitBar, pnl, ratio }))
    expectAll(
      { ...curveLikeBacktestingPy(ts, equity), ...tradesLikeBacktestingPy(trades) },
      expected['backtesting.py'],
    )
    expect([input.start_balance, ...dailyOf(ts, equity)]).toEqual(input.daily_balance)
    expectAll(likeJesse(input.daily_balance), expected.daily_arithmetic)
    const span = (equity.length - 1) * barMsOf({ ts })
    expectAll(likeFreqtrade(trades, input.start_balance, span), expected.per_trade)
  })
})
