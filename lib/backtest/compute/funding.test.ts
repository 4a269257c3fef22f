import { expect, test } from 'vitest'
import { bare } from '@/tests/harness/bench-forms'
import { newBars } from '../engine/candles/bars'
import { settingsOf } from '../engine/desk/settings'
import { measuresOf } from '../engine/measures/measures'
import { newSweep } from '../engine/sweep/sweep'
import { fundingOf } from './funding'
import { onBars, playerOf } from './player'

const hour = 3_600_000
const begin = Date.UTC(2025, 0, 1)

/** 20 hours at 100, then at 110. */
function quietBars(count = 30) {
  const bars = newBars(count)
  for (let i = 0; i < count; i++) {
    const price = i < 20 ? 100 : 110
    bars.ts[i] = begin + i * hour
    for (const name of ['open', 'high', 'low', 'close'] as const) bars[name][i] = price
    bars.volume[i] = 1
  }
  return bars
}

const form = (side: 'long' | 'short') => ({
  ...bare,
  sizing: { as: 'units' as const, value: 10 },
  params: [],
  nodes: [{ id: 'always', op: 'gt', args: ['close', 0] }],
  rules: [{ when: 'always', do: { do: 'entry' as const, id: 'in', side } }],
})

const market = {
  minutes: 60,
  settings: settingsOf({ cash: 10_000, takerFee: 0, makerFee: 0 }),
  model: 'tradepost' as const,
  fillAtClose: false,
  closeAtEnd: true,
}

test.each([
  ['long', 0.001, 3.1],
  ['short', 0.001, -3.1],
  ['long', -0.0002, -0.62],
] as const)('ten units %s at a rate of %d, paid every 8 hours, cost %d', async (side, rate, paid) => {
  const given = { ...market, funding: { rate, hours: 8 } }
  const strategy = { form: form(side) }
  const noScript = () => Promise.reject(new Error('This is a form.'))
  const { outcome, trades } = await playerOf({ ...given, strategy }, quietBars(), noScript)({})
  const { fundingPaid, feesPaid } = measuresOf(outcome)
  expect(fundingPaid).toBeCloseTo(paid, 10)
  expect(feesPaid).toBe(0)
  const gain = side === 'long' ? 100 : -100
  expect(trades[0]?.pnl).toBeCloseTo(gain - paid, 10)
  expect(outcome.equity.at(-1)).toBeCloseTo(10_000 + gain - paid, 10)
  const roi = newSweep({ ...strategy, ...onBars(given, quietBars()) }).figures({}).roi
  expect(roi).toBe(measuresOf(outcome).roi)
})

test('payments fall on whole multiples of the hours in UTC, within the bars', () => {
  const { ts, rate } = fundingOf(quietBars(), { rate: 0.001, hours: 8 })
  expect([...ts].map((at) => (at - begin) / hour)).toEqual([0, 8, 16, 24])
  expect([...rate]).toEqual([0.001, 0.001, 0.001, 0.001])
  expect(fundingOf(quietBars(0), { rate: 0.001, hours: 8 }).ts).toHaveLength(0)
})
