import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { goldenBars, goldenCases } from '@/tests/harness/golden'
import { runGolden } from '@/tests/harness/golden-strategies'
import { type PyRun, runLikeBacktestingPy } from './run'

const sha256 = (values: Float64Array) =>
  createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex')

const rowOf = (trade: PyRun['trades'][number]) => [
  trade.size,
  trade.entryBar,
  trade.exitBar,
  trade.entryPrice,
  trade.exitPrice,
  trade.pnl,
  trade.ratio,
  trade.fees,
  trade.sl || null,
  trade.tp || null,
]

test.each(goldenCases().map((golden) => [golden.id, golden] as const))(
  '%s: every trade and every bit of the equity is that of backtesting.py',
  (_id, golden) => {
    const run = runGolden(golden)
    const { result } = golden
    expect(run.trades.map(rowOf)).toEqual(result.trade_list)
    expect([...run.equity].filter((_, i) => i % 100 === 0)).toEqual(result.equity_every_100)
    expect(sha256(run.equity)).toBe(result.equity_sha256)
    expect(run.open.map(({ size, entryBar, entryPrice }) => [size, entryBar, entryPrice])).toEqual(
      result.open_trades_at_end,
    )
    expect(run.pending).toBe(result.pending_orders_at_end)
    expect(run.cancelledForMargin).toBe(result.orders_cancelled_for_margin)
    expect(run.refused).toBe(0)
    expect(run.sameBarBrackets).toBe(result.same_bar_bracket_warnings)
  },
)

test('an order whose numbers make no sense is refused and counted, where that tool stops', () => {
  const bars = goldenBars('A')
  const wrong = [{ size: 1.5 }, { size: 0 }, { size: Number.NaN }, { sl: 1e9 }, { tp: 1 }, { limit: -5 }]
  const run = runLikeBacktestingPy({
    bars,
    settings: {
      cash: 10_000,
      commission: 0,
      spread: 0,
      margin: 1,
      tradeOnClose: false,
      hedging: false,
      exclusiveOrders: true,
      finalizeTrades: true,
    },
    firstBar: 1,
    decide: (bar, ask) => {
      if (bar === 1) for (const request of wrong) ask.buy(request)
    },
  })
  expect(run).toMatchObject({ refused: wrong.length, trades: [], pending: 0 })
})
