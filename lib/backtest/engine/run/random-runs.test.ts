import { expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { randomRun } from '@/tests/harness/random-strategy'
import { expectSameRun } from '@/tests/harness/same-run'
import { sliceBars } from '../candles/bars'
import { runForm } from './run-form'

const parts = [1, 2, 3, 4, 5, 6, 7, 8]
const each = 250

test.each(parts)(
  'cutting off the future changes nothing before it: 2,000 random strategies, part %d of 8',
  (part) => {
    let trades = 0
    let traded = 0
    for (let seed = part * each + 1; seed <= (part + 1) * each; seed++) {
      const random = seeded(seed)
      const input = { ...randomRun(random, 80), closeAtEnd: false }
      const known = 1 + Math.floor(random() * 80)
      const whole = runForm(input)
      const part = runForm({ ...input, bars: sliceBars(input.bars, 0, known) })
      const before = <T extends { bar: number }>(list: T[]) => list.filter(({ bar }) => bar < known)
      expect(part.trades, `seed ${seed}`).toEqual(whole.trades.filter(({ exitBar }) => exitBar < known))
      expect([...part.equity], `seed ${seed}`).toEqual([...whole.equity.subarray(0, known)])
      expect(part.refusals, `seed ${seed}`).toEqual(before(whole.refusals))
      expect(part.alerts, `seed ${seed}`).toEqual(before(whole.alerts))
      expect(part.stops, `seed ${seed}`).toEqual(before(whole.stops))
      trades += whole.trades.length
      if (whole.trades.length > 0) traded++
    }
    expect(trades).toBeGreaterThan(each)
    expect(traded).toBeGreaterThan(each / 2)
  },
)

test('the same strategy on the same bars gives the same result, to the last bit', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const input = randomRun(seeded(seed), 120)
    expectSameRun(runForm(input), runForm(structuredClone(input)), `seed ${seed}`)
  }
})

test('at the end of a random run, equity is start, trades, open lots and what was forgiven', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const input = { ...randomRun(seeded(7_000 + seed), 120), closeAtEnd: true }
    const { equity, trades, forgiven, settings, open } = runForm(input)
    const earned = trades.reduce((sum, { pnl }) => sum + pnl, 0)
    const scale =
      settings.cash + trades.reduce((sum, { size, entryPrice }) => sum + Math.abs(size * entryPrice), 0)
    expect(open, `seed ${seed}`).toBeNull()
    expect(Math.abs((equity.at(-1) ?? 0) - settings.cash - earned - forgiven), `seed ${seed}`).toBeLessThan(
      1e-9 * scale,
    )
  }
})
