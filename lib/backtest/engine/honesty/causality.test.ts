import { expect, test } from 'vitest'
import { goldenBars } from '@/tests/harness/golden'
import { indicatorOf } from '@/tests/harness/golden-indicators'
import { buy, play, quiet, sell } from '@/tests/harness/play'
import { sliceBars } from '../candles/bars'
import { settingsOf } from '../desk/settings'
import { type Compute, lookAhead, warmUp } from './causality'
import { dearer } from './dearer'

const bars = sliceBars(goldenBars('A'), 0, 1_000)
const cuts = [100, 333, 700, 999]

const honest: Compute = (known) => ({
  sma: indicatorOf('SMA', [20], known, 'close')[0] ?? new Float64Array(),
  ema: indicatorOf('EMA', [50], known, 'close')[0] ?? new Float64Array(),
})

test('indicators that know only the past are found to look nowhere else', () => {
  expect(lookAhead(honest, bars, cuts)).toEqual([])
})

test('a series that looks one bar ahead, or at the whole range, is found with the first bar that shows it', () => {
  const peeking: Compute = (known) => ({
    ...honest(known),
    next: known.close.map((_, i) => known.close[i + 1] ?? Number.NaN),
    scaled: known.close.map((value) => value / Math.max(...known.high)),
  })
  const found = lookAhead(peeking, bars, cuts)
  expect(found.map(({ series }) => series)).toEqual(['next', 'scaled'])
  expect(found[0]).toMatchObject({ bar: 99, hiddenFrom: 100, known: Number.NaN, whole: bars.close[100] })
  expect(found[1]?.bar).toBe(0)
})

test('a window needs its length of history, an exponential average more, and both are told', () => {
  const told = warmUp(honest, bars, [10, 20, 60, 800])
  const off = (series: string) => told.filter((each) => each.series === series).map((each) => each.off)
  expect(off('sma')[0]).toBeNaN()
  expect(off('sma')[1]).toBeLessThan(1e-12)
  expect(off('ema')[1]).toBeNaN()
  expect(off('ema')[2]).toBeGreaterThan(1e-6)
  expect(off('ema')[3]).toBeLessThan(1e-9)
})

test('higher costs only take away, and free ones are free', () => {
  const settings = settingsOf({
    takerFee: 0.001,
    fixedFee: 1,
    spread: 0.002,
    slippage: { kind: 'fraction', value: 0.001 },
  })
  const acts = { 0: [buy()], 2: [sell()] }
  const finals = [0, 1, 2].map((times) =>
    play([quiet, quiet, quiet, quiet], acts, dearer(settings, times)).equity.at(-1),
  )
  expect(finals[0]).toBe(10_000)
  expect(finals[1]).toBeLessThan(Number(finals[0]))
  expect(finals[2]).toBeLessThan(Number(finals[1]))
})
