import { describe, expect, test } from 'vitest'
import { type GoldenCase, goldenBars, goldenCases } from '@/tests/harness/golden'
import { indicatorOf } from '@/tests/harness/golden-indicators'
import { barsOf } from '@/tests/harness/play'
import { at, type Bars } from '../candles/bars'
import type { OrderRequest } from '../desk/events'
import { settingsOf } from '../desk/settings'
import { type FillModel, fillModels, runPlan } from './model'
import type { Plan } from './plan'

const caseOf = (id: string): GoldenCase => {
  const found = goldenCases().find((golden) => golden.id === id)
  if (!found) throw new Error(`no golden case ${id}`)
  return found
}

/** The crossing of two averages as a plan that knows no fill model. */
function crossing({ strategy }: GoldenCase, bars: Bars): Plan {
  const [fast, slow] = strategy.indicators.map(
    ({ function: name, params }) => indicatorOf(name, params, bars, 'close')[0],
  )
  if (!fast || !slow) throw new Error('no averages')
  const [mode] = strategy.args
  const { sl, tp, size } = strategy.options as Record<string, number | undefined>
  const order = (side: 1 | -1, close: number): OrderRequest => ({
    side,
    ...(size ? { units: size } : { fraction: 1 }),
    ...(sl ? { stopLoss: close * (1 - side * sl) } : {}),
    ...(tp ? { takeProfit: close * (1 + side * tp) } : {}),
  })
  return (bar, { position, price }, ask) => {
    const up = at(fast, bar - 1) < at(slow, bar - 1) && at(fast, bar) > at(slow, bar)
    const down = at(fast, bar - 1) > at(slow, bar - 1) && at(fast, bar) < at(slow, bar)
    if (mode === 'long') {
      if (up && position === 0) ask.place(order(1, price))
      if (down && position !== 0) ask.close()
    } else if (up || down) {
      ask.close()
      ask.place(order(up ? 1 : -1, price))
    }
  }
}

function runCase(model: FillModel, golden: GoldenCase) {
  const bars = goldenBars(golden.series)
  const { cash, commission } = golden.settings
  const fee = Number(commission)
  return runPlan(model, {
    bars,
    settings: settingsOf({ cash, takerFee: fee, makerFee: fee, lot: 1 }),
    plan: crossing(golden, bars),
    firstBar: golden.strategy.first_bar,
    closeAtEnd: true,
  })
}

describe('one plan under two fill models', () => {
  test.each([
    'A-sma20x50-long-fee10bp',
    'A-sma20x50-sl2-tp4',
    'B-sma10x30-reverse-fee5bp',
    'A-ema12x26-reverse-sl1.5-tp3',
  ])('%s: under the one named backtesting.py it makes the golden trades', (id) => {
    const golden = caseOf(id)
    const { trades, equity } = runCase('backtesting.py', golden)
    expect(trades.map(({ entryBar, exitBar, pnl }) => [entryBar, exitBar, pnl])).toEqual(
      golden.result.trade_list.map((row) => [row[1], row[2], row[5]]),
    )
    expect(equity.at(-1)).toBe(golden.result.equity_final)
  })

  test('orders of a fixed size with brackets are filled at the same bars and prices by both, but for the last', () => {
    const golden = caseOf('A-ema12x26-reverse-sl1.5-tp3')
    const { trades } = runCase('tradepost', golden)
    const rows = golden.result.trade_list
    expect(trades).toHaveLength(rows.length)
    // The last one is closed by the end of the run: at the open of the last bar there, at its close here.
    trades.slice(0, -1).forEach(({ size, entryBar, exitBar, entryPrice, exitPrice, pnl }, n) => {
      const [goldenSize, from, to, paid, got, earned] = rows[n] ?? []
      expect([size, entryBar, exitBar, entryPrice, exitPrice]).toEqual([goldenSize, from, to, paid, got])
      expect(Math.abs(pnl - Number(earned))).toBeLessThan(1e-6)
    })
  })
})

const rows: Parameters<typeof barsOf>[0] = Array.from({ length: 6 }, (_, i) => [
  100 + i,
  103 + i,
  98 + i,
  101 + i,
])

const play = (model: FillModel, plan: Plan, more = {}) =>
  runPlan(model, {
    bars: barsOf(rows),
    settings: settingsOf({ takerFee: 0, makerFee: 0, ...more }),
    plan,
    firstBar: 1,
    closeAtEnd: false,
  })

test.each(fillModels)('%s: a plan sees position, price, equity and average price', (model) => {
  const seen: unknown[] = []
  play(model, (bar, { position, averagePrice, equity, price, openTrades }, ask) => {
    seen.push([position, averagePrice, equity, price, openTrades])
    if (bar === 1 || bar === 2) ask.place({ side: 1, units: 10 })
    if (bar === 3) ask.protect({ lot: 0, stopLoss: 90, takeProfit: 104.5 })
  })
  expect(seen).toEqual([
    [0, 0, 10_000, 102, 0],
    [10, 102, 10_010, 103, 1],
    [20, 102.5, 10_030, 104, 2],
    [0, 0, 10_040, 105, 0],
    [0, 0, 10_040, 106, 0],
  ])
})

test.each([
  ['trailing stops', { trailingStop: 5 }],
  ['sizes in money or by risk', { quote: 100 }],
  ['reduce-only orders', { reduceOnly: true }],
  ['post-only orders', { type: 'limit', limit: 99, postOnly: true }],
  ['OCO groups', { oco: 1 }],
  ['orders that expire', { bars: 3 }],
] as [string, Partial<OrderRequest>][])(
  'the model named backtesting.py says that it has no %s',
  (what, order) => {
    expect(() => play('backtesting.py', (_bar, _view, ask) => ask.place({ side: 1, ...order }))).toThrow(
      `has no ${what}`,
    )
  },
)

test('the model named backtesting.py has no slippage, shares of volume or names', () => {
  const idle: Plan = () => {}
  expect(() => play('backtesting.py', idle, { slippage: { kind: 'fraction', value: 0.001 } })).toThrow(
    'no slippage',
  )
  expect(() => play('backtesting.py', idle, { volumeShare: 0.1 })).toThrow('no limit on the share')
  expect(() => play('backtesting.py', (_bar, _view, ask) => ask.cancel('a'))).toThrow('no names')
})
