import { expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { smaCross } from '@/tests/harness/bench-forms'
import { goldenBars } from '@/tests/harness/golden'
import { randomRun, randomSimpleRun } from '@/tests/harness/random-strategy'
import { expectSameRun } from '@/tests/harness/same-run'
import { measuresOf } from '../measures/measures'
import { runForm } from '../run/run-form'
import { newSweep } from './sweep'

const input = { form: smaCross, minutes: 60, bars: goldenBars('A'), settings: { cash: 1e6, takerFee: 0.001 } }
const pairs = Array.from({ length: 30 }, (_, n) => ({
  fast: 5 + (n % 10),
  slow: 20 + Math.floor(n / 10) * 7,
}))

test('a sweep gives for every combination what a run of its own gives, in any order and with any memory', () => {
  const sweep = newSweep(input)
  const tight = newSweep(input, 200_000)
  for (const values of pairs) {
    const alone = runForm({ ...input, values })
    expectSameRun(sweep.run(values), alone, `${values.fast}/${values.slow}`)
    expectSameRun(tight.run(values), alone, `${values.fast}/${values.slow}`)
  }
  const forward = pairs.map((values) => sweep.figures(values))
  const backward = [...pairs].reverse().map((values) => newSweep(input).figures(values))
  expect(backward.reverse()).toEqual(forward)
})

test.each([1, 2, 3, 4])(
  '120 random strategies, part %d of 4: its runs are those of step, and its figures those of the measures, to the last bit',
  (part) => {
    for (let seed = part * 30 - 29; seed <= part * 30; seed++) {
      const { firstBar = 0, ...given } =
        seed % 3 ? randomSimpleRun(seeded(seed), 200) : randomRun(seeded(seed), 200)
      const alone = runForm({ ...given, firstBar })
      const { roi, sharpe, sortino, calmar, maxDrawdown, profitFactor, sqn, winRate, trades } = measuresOf(
        alone.outcome,
      )
      const sweep = newSweep(given)
      expectSameRun(sweep.run({}, firstBar), alone, `seed ${seed}`)
      expect(sweep.figures({}, firstBar), `seed ${seed}`).toEqual({
        ...{ roi, sharpe, sortino, calmar, maxDrawdown },
        ...{ profitFactor, sqn, winRate, trades },
      })
    }
  },
)
