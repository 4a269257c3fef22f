import { afterAll, expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { randomRun } from '@/tests/harness/random-strategy'
import { barCount, sliceBars } from '../engine/candles/bars'
import { backtestOfScripts, runScript } from './run-script'
import { ScriptRunner } from './runner'

const runner = new ScriptRunner(backtestOfScripts)
afterAll(() => runner.close())

/** One script for all runs, so that one process serves them: what it does is drawn from its values and its seed. */
const code = `
const { n, odds, stop, target, short } = params({ n: 5, odds: 0.2, stop: 2.5, target: 3.5, short: true })
const average = indicator('ema', { n })
const width = indicator('atr', { n: 5 })
const fed = stream('sma', { n: 3 })
risk({ maxEntries: 2 })
let held = 0
export function onBar(bar) {
  const smooth = fed.push(bar.hl2)
  held = position.isFlat ? 0 : held + 1
  const up = bar.close > average && smooth > bar.ago(1).close
  if (Math.random() < odds && up) buy({ id: 'L', stopLoss: { percent: stop }, takeProfit: { percent: target } })
  if (Math.random() < odds && short && bar.close < average) sell({ id: 'S', limit: bar.high, trail: width.value })
  if (held > 6) exit({ percent: 50 })
  if (Math.random() < 0.05) cancel()
}`

const runs = 200

test(`cutting off the future changes nothing before it: ${runs} random runs of a script`, {
  timeout: 300_000,
}, async () => {
  let trades = 0
  for (let seed = 1; seed <= runs; seed++) {
    const random = seeded(seed)
    const { form: _, ...drawn } = randomRun(random, 80)
    const values = {
      n: 2 + Math.floor(random() * 12),
      odds: random(),
      stop: 0.1 + random() * 3,
      target: 0.1 + random() * 5,
      short: random() < 0.5 ? 1 : 0,
    }
    const asked = { ...drawn, closeAtEnd: false, code, values, seed }
    const known = 1 + Math.floor(random() * (barCount(drawn.bars) - 1))
    const whole = await runScript(runner, asked)
    const part = await runScript(runner, { ...asked, bars: sliceBars(asked.bars, 0, known) })
    if (!whole.ok || !part.ok) throw new Error(`seed ${seed}: ${JSON.stringify([whole, part])}`)
    const before = whole.run.trades.filter(({ exitBar }) => exitBar < known)
    expect(part.run.trades, `seed ${seed}`).toEqual(before)
    expect([...part.run.equity], `seed ${seed}`).toEqual([...whole.run.equity.subarray(0, known)])
    expect(part.run.refusals, `seed ${seed}`).toEqual(whole.run.refusals.filter(({ bar }) => bar < known))
    trades += whole.run.trades.length
  }
  expect(trades).toBeGreaterThan(runs)
})
