import { afterAll, expect, test } from 'vitest'
import { indicators } from '@/lib/strategies/engine/indicators/indicators'
import { goldenBars } from '@/tests/harness/golden'
import { sliceBars } from '../engine/candles/bars'
import { seeForm } from '../engine/honesty/check-strategy'
import { ScriptRunner } from './runner'
import { checkOfScripts, seeScript } from './see-script'

const patience = 120_000
const runner = new ScriptRunner(checkOfScripts)
afterAll(() => runner.close())

const all = [...indicators.values()]
const minutes = 60
const bars = sliceBars(goldenBars('B'), 0, 600)

const columnOf = (input: string) => (input === 'source' ? 'close' : input === 'other' ? 'volume' : input)

/** Declares every indicator, feeds a stream of each, and logs whatever differs. */
const code = `
const pairs = ${JSON.stringify(all.map(({ name, inputs, outputs }) => [name, inputs.map(columnOf), outputs]))}
  .map(([name, inputs, outputs]) => ({ name, inputs, outputs, whole: indicator(name), fed: stream(name) }))
export function onBar(bar) {
  for (const { name, inputs, outputs, whole, fed } of pairs) {
    fed.push(...inputs.map((input) => bar[input]))
    for (const output of outputs) {
      const expected = outputs.length === 1 ? whole.value : whole[output].value
      if (!Object.is(fed.output(output), expected)) log(name, output, expected, fed.output(output))
    }
    if (bar.index > 3 && !Object.is(whole.ago(0), whole.value)) log(name, 'ago')
  }
}`

test('every indicator says in a script what it says in a form', { timeout: patience }, async () => {
  const nodes = all.map(({ name }, at) => ({ id: `n${at}`, op: 'indicator' as const, name }))
  const form = {
    version: 1 as const,
    params: [],
    frames: [],
    nodes,
    rules: [],
    sizing: { as: 'equity' as const, value: 1 },
    risk: { maxEntries: 1, leverage: 1 },
  }
  const expected = await seeForm(form, minutes)(bars)
  const seen = await seeScript(runner, { code, minutes })(bars)
  const outputs = all.reduce((sum, one) => sum + one.outputs.length, 0)
  expect(Object.keys(seen.series)).toHaveLength(outputs)
  expect(Object.values(seen.series)).toEqual(Object.values(expected.series))
})

test('an indicator that a script feeds itself gives the same as one over all candles', {
  timeout: patience,
}, async () => {
  const columns = [bars.ts, bars.open, bars.high, bars.low, bars.close, bars.volume]
  const result = await runner.run({
    code,
    input: { bars: bars.ts.length, minutes, values: {}, seed: 1, tick: 0 },
    columns,
  })
  expect(result).toMatchObject({ ok: true, head: { lines: [] } })
})
