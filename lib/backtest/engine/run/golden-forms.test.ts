import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { goldenBars, goldenCases } from '@/tests/harness/golden'
import { goldenForm } from '@/tests/harness/golden-forms'
import { runForm } from './run-form'

const cases = goldenCases().flatMap((golden) => {
  const form = goldenForm(golden)
  return form ? [[golden.id, golden, form] as const] : []
})

test('52 of the 55 golden backtests can be written as a form', () => {
  expect(cases).toHaveLength(52)
})

test.each(cases)('%s, written as a form: every trade and every bit of the equity', (_id, golden, form) => {
  const { cash, commission, spread, margin, trade_on_close, finalize_trades } = golden.settings
  const [fixedFee, takerFee] = typeof commission === 'number' ? [0, commission] : commission
  const run = runForm({
    form,
    minutes: 60,
    bars: goldenBars(golden.series),
    settings: { cash, fixedFee, takerFee, spread, leverage: 1 / margin },
    firstBar: golden.strategy.first_bar,
    closeAtEnd: finalize_trades,
    fillAtClose: trade_on_close,
    model: 'backtesting.py',
  })
  const { result } = golden
  const rows = run.trades.map((one) => [
    one.size,
    one.entryBar,
    one.exitBar,
    one.entryPrice,
    one.exitPrice,
    one.pnl,
    one.ratio,
  ])
  expect(rows).toEqual(result.trade_list.map((row) => row.slice(0, 7)))
  const { buffer, byteOffset, byteLength } = run.equity
  const bytes = new Uint8Array(buffer, byteOffset, byteLength)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(result.equity_sha256)
  expect(run.waiting).toBe(result.pending_orders_at_end)
})
