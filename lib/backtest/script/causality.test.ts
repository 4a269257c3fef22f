import { afterAll, expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { goldenBars } from '@/tests/harness/golden'
import { randomForm } from '@/tests/harness/random-form'
import { twins } from '@/tests/harness/script-twins'
import { advise } from '../engine/advisor/advisor'
import { sliceBars } from '../engine/candles/bars'
import { checkStrategy, decisions, seeForm } from '../engine/honesty/check-strategy'
import { measuresOf } from '../engine/measures/measures'
import { outcomeOf } from '../engine/measures/outcome'
import { runBars } from '../engine/run/run'
import { ScriptRunner } from './runner'
import { checkOfScripts, ScriptStopped, seeScript } from './see-script'

const patience = 240_000
const minutes = 60
const bars = sliceBars(goldenBars('A'), 0, 1_200)
const runner = new ScriptRunner(checkOfScripts)
afterAll(() => runner.close())

const measures = measuresOf(outcomeOf(runBars({ bars, decide: () => {} }), bars))
const said = (found: Awaited<ReturnType<typeof checkStrategy>>) =>
  Object.fromEntries(advise({ measures, ...found }).map(({ rule, sentence }) => [rule, sentence]))

test.each(twins)(
  'a form and its script see no future and need the same past: $name',
  { timeout: patience },
  async ({ form, code }) => {
    const of = await checkStrategy(seeForm(form, minutes), bars)
    const own = await checkStrategy(seeScript(runner, { code, minutes }), bars)
    expect([of.lookAhead, own.lookAhead]).toEqual([[], []])
    const needs = (found: typeof of) => found.warmUp.filter(({ series }) => series === decisions)
    expect(needs(own)).toEqual(needs(of))
    expect(said(of)['look-ahead']).toContain('it sees no future')
    expect(said(of)['warm-up']).toBe(said(own)['warm-up'])
  },
)

test('no random form is found to see the future', { timeout: patience }, async () => {
  const some = sliceBars(bars, 0, 300)
  for (let seed = 1; seed <= 40; seed++) {
    const form = randomForm(seeded(seed), seed % 2 === 0)
    form.frames = form.frames.map((frame) => ({ ...frame, minutes: 240 }))
    const { lookAhead } = await checkStrategy(seeForm(form, minutes), some)
    expect(lookAhead).toEqual([])
  }
})

test('a strategy that is told of later bars is found, with the first bar that shows it', async () => {
  const { lookAhead } = await checkStrategy((known) => {
    const last = known.close.at(-1) ?? 0
    const wishes = [...known.close].flatMap((close, bar): [number, unknown][] =>
      close < last * 0.98 ? [[bar, 'buy']] : [],
    )
    return { series: { best: known.close.map((close) => close / last) }, wishes }
  }, bars)
  expect(lookAhead.map(({ series }) => series)).toEqual(['best', decisions])
  expect(lookAhead[0]).toMatchObject({ bar: 0 })
  expect(said({ lookAhead, warmUp: [] })['look-ahead']).toMatch(/^best sees the future: at bar 0 it is /)
})

test('a script that counts from the first bar on is told that its decisions depend on where the data begin', {
  timeout: patience,
}, async () => {
  const code = `
    let bars = 0
    export function onBar() {
      bars++
      if (bars % 7 === 0) buy()
    }`
  const { lookAhead, warmUp } = await checkStrategy(seeScript(runner, { code, minutes }), bars)
  expect(lookAhead).toEqual([])
  const off = warmUp.filter(({ series }) => series === decisions).map((each) => each.off)
  expect(off[0]).toBeGreaterThan(0)
  expect(said({ lookAhead, warmUp })['warm-up']).toContain('it decides otherwise at')
})

test('a running total never settles, and that is said by its name', { timeout: patience }, async () => {
  const code = `indicator('obv')\nexport function onBar() {}`
  const found = await checkStrategy(seeScript(runner, { code, minutes }), bars)
  expect(said(found)['warm-up']).toMatch(/^With 800 bars of history obv\(\) is still .* % off/)
})

test('a script that fails while it is looked at says why and where', { timeout: patience }, async () => {
  const code = `export function onBar(bar) {\n  if (bar.index > 400) bar.nothing.at(1)\n}`
  await expect(checkStrategy(seeScript(runner, { code, minutes }), bars)).rejects.toMatchObject({
    name: ScriptStopped.name,
    failure: { line: 2 },
  })
})

test('a few bars, or none, are looked at without complaint', async () => {
  const form = twins[0]?.form
  if (!form) throw new Error('There is no twin.')
  for (const count of [0, 1, 2, 51]) {
    const { lookAhead } = await checkStrategy(seeForm(form, minutes), sliceBars(bars, 0, count))
    expect(lookAhead).toEqual([])
  }
})
