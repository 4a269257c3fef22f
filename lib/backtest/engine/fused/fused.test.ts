import { expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { goldenBars, goldenCases } from '@/tests/harness/golden'
import { goldenForm } from '@/tests/harness/golden-forms'
import { randomRun, randomSimpleRun } from '@/tests/harness/random-strategy'
import { expectSameRun } from '@/tests/harness/same-run'
import { runForm } from '../run/run-form'
import { runFast } from './run-fused'

const parts = [1, 2, 3, 4, 5]

test.each(parts)(
  '500 random strategies that fuse, part %d of 5: every trade, count and bit of the equity is that of step',
  (part) => {
    let fused = 0
    let trades = 0
    for (let seed = part * 1_000; fused < 100 && seed < part * 1_000 + 300; seed++) {
      const input = randomSimpleRun(seeded(seed), 120)
      const { run, byStep } = runFast(input)
      if (byStep !== null) continue
      expectSameRun(run, runForm(input), `seed ${seed}`)
      fused++
      trades += run.trades.length
    }
    expect(fused).toBe(100)
    expect(trades).toBeGreaterThan(1_000)
  },
)

test('200 random strategies of every kind: what a kernel cannot do is done by step', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const input = randomRun(seeded(9_000 + seed), 120)
    expectSameRun(runFast(input).run, runForm(input), `seed ${seed}`)
  }
})

test('golden strategies under the default model: kernel and step agree in everything', () => {
  let fused = 0
  for (const golden of goldenCases()) {
    const form = goldenForm(golden)
    if (!form) continue
    for (const rule of form.rules) if (rule.do.do === 'order') rule.do.do = 'entry'
    const { cash, spread, margin } = golden.settings
    const input = {
      form,
      minutes: 60,
      bars: goldenBars(golden.series),
      settings: { cash, spread, takerFee: 0.0005, makerFee: 0.0002, lot: 1, leverage: 1 / margin },
      closeAtEnd: golden.settings.finalize_trades,
    }
    const { run, byStep } = runFast(input)
    expectSameRun(run, runForm(input), golden.id)
    if (byStep === null) fused++
  }
  expect(fused).toBeGreaterThan(25)
})
