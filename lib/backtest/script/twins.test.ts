import { afterAll, expect, test } from 'vitest'
import { goldenBars } from '@/tests/harness/golden'
import { twins } from '@/tests/harness/script-twins'
import { sliceBars } from '../engine/candles/bars'
import { runForm } from '../engine/run/run-form'
import { backtestOfScripts, runScript } from './run-script'
import { ScriptRunner } from './runner'

const patience = 120_000
const runner = new ScriptRunner(backtestOfScripts)
afterAll(() => runner.close())

const minutes = 60
const settings = { cash: 10_000, takerFee: 0.001, makerFee: 0.0005, tick: 0.01, lot: 0.001, spread: 0.0002 }
const bars = sliceBars(goldenBars('A'), 0, 5_000)

test.each(twins)(
  'a script gives the trades and the equity of its form: $name',
  { timeout: patience },
  async ({ form, code }) => {
    const { outcome, ...expected } = runForm({ form, minutes, bars, settings })
    const done = await runScript(runner, { code, minutes, bars, settings })
    if (!done.ok) throw new Error(`${done.sentence} (${done.line}:${done.column})`)
    const { outcome: own, ...run } = done.run
    expect(run.trades.length).toBeGreaterThan(20)
    expect(run.trades).toEqual(expected.trades)
    expect(run).toEqual(expected)
    expect(own).toEqual(outcome)
    expect(done.declared).toEqual(form.params)
  },
)

test('values, the first bar, funding and the close at the end reach a script as they reach a form', {
  timeout: patience,
}, async () => {
  const [twin] = twins
  if (!twin) throw new Error('There is no twin.')
  const funding = {
    ts: bars.ts.filter((_, i) => i % 8 === 0),
    rate: bars.ts.filter((_, i) => i % 8 === 0).fill(0.0001),
  }
  const asked = {
    minutes,
    bars,
    settings,
    values: { fast: 5, slow: 21 },
    firstBar: 100,
    funding,
    closeAtEnd: true,
    fillAtClose: true,
  }
  const expected = runForm({ form: twin.form, ...asked })
  const done = await runScript(runner, { code: twin.code, ...asked })
  expect(done.ok && done.run).toEqual(expected)
  expect(expected.trades.some(({ funding: paid }) => paid !== 0)).toBe(true)
})

test('a script runs under the fill model of another tool, as its form does', {
  timeout: patience,
}, async () => {
  const [twin] = twins
  if (!twin) throw new Error('There is no twin.')
  const asked = {
    minutes,
    bars,
    settings: { cash: 1_000_000, takerFee: 0.001 },
    model: 'backtesting.py' as const,
  }
  const done = await runScript(runner, { code: twin.code, ...asked })
  if (!done.ok) throw new Error(done.sentence)
  expect(done.run.trades.length).toBeGreaterThan(20)
  expect(runForm({ form: twin.form, ...asked })).toMatchObject(done.run)
})

test('the same run tells the same wishes, bar by bar, and cut off earlier it told the same until then', {
  timeout: patience,
}, async () => {
  const [, , twin] = twins
  if (!twin) throw new Error('There is no twin.')
  const tell = async (to: number) => {
    const done = await runScript(runner, {
      code: twin.code,
      minutes,
      bars: sliceBars(bars, 0, to),
      settings,
      everything: true,
    })
    if (!done.ok) throw new Error(done.sentence)
    return done
  }
  const [whole, again, part] = [await tell(3_000), await tell(3_000), await tell(1_717)]
  expect(again).toEqual(whole)
  expect(part.wishes).toEqual(whole.wishes.filter(([bar]) => bar < 1_717))
  expect(part.run.equity).toEqual(whole.run.equity.subarray(0, 1_717))
  expect(Object.keys(whole.series)).toHaveLength(5)
})

test('a level in ticks needs the size of a tick, and says where', { timeout: patience }, async () => {
  const code = 'export function onBar() {\n  buy({ stopLoss: { ticks: 5 } })\n}'
  const done = await runScript(runner, { code, minutes, bars })
  expect(done).toMatchObject({
    ok: false,
    sentence: 'buy asks for ticks: the size of a tick is needed.',
    line: 2,
  })
})

test('what only a script can say runs too: an indicator it feeds itself, and what it remembers', {
  timeout: patience,
}, async () => {
  const code = `
    const smooth = stream('ema', { n: 10 })
    const seen = []
    export function onBar(bar) {
      seen.push(smooth.push(bar.close - bar.open))
      const rising = seen.length > 20 && seen.slice(-5).every((value, i, all) => i === 0 || value > all[i - 1])
      if (rising) buy({ takeProfit: { percent: 1 }, stopLoss: { percent: 1 } })
    }`
  const done = await runScript(runner, { code, minutes, bars, settings })
  expect(done.ok && done.run.trades.length).toBeGreaterThan(10)
})
