import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goldenBars, parseBars } from '@/tests/harness/golden'
import { someBars } from '@/tests/harness/market'
import { type Bars, barCount, columns, newBars, sliceBars } from './bars'
import { type Flaw, inspectBars, sentenceOf } from './inspect'
import { resample } from './resample'

const hour = 3_600_000

const copyOf = (bars: Bars): Bars => {
  const copy = newBars(barCount(bars))
  for (const name of columns) copy[name].set(bars[name])
  return copy
}

/** Random sound bars on the grid of hours. */
const soundBars = someBars(2, 60).map((bars) => {
  bars.ts.forEach((_, i) => {
    bars.ts[i] = i * hour
  })
  return bars
})

const wrongs: [Flaw, (bars: Bars, bar: number) => void][] = [
  ['not-a-number', (bars, bar) => bars.close.fill(Number.NaN, bar, bar + 1)],
  ['not-a-number', (bars, bar) => bars.volume.fill(Number.POSITIVE_INFINITY, bar, bar + 1)],
  ['not-positive', (bars, bar) => bars.low.fill(0, bar, bar + 1)],
  ['not-positive', (bars, bar) => bars.low.fill(-1, bar, bar + 1)],
  ['high-below-low', (bars, bar) => bars.high.fill((bars.low[bar] ?? 0) / 2, bar, bar + 1)],
  ['outside-range', (bars, bar) => bars.open.fill((bars.high[bar] ?? 0) * 2, bar, bar + 1)],
  ['negative-volume', (bars, bar) => bars.volume.fill(-1, bar, bar + 1)],
  ['off-grid', (bars, bar) => bars.ts.fill((bars.ts[bar] ?? 0) + 1, bar, bar + 1)],
]

describe('inspection', () => {
  test('sound bars are found sound', () => {
    fc.assert(
      fc.property(soundBars, (bars) => {
        const report = inspectBars(bars, hour)
        expect(report.findings).toEqual([])
        expect(report.usable).toBe(true)
      }),
    )
    expect(inspectBars(goldenBars('B'), hour)).toMatchObject({ bars: 4_000, missing: 0, usable: true })
  })

  test('whatever is broken in a bar is found at that bar, and nothing is changed', () => {
    fc.assert(
      fc.property(soundBars, fc.nat(59), fc.constantFrom(...wrongs), (sound, where, [flaw, spoil]) => {
        const bars = copyOf(sound)
        const bar = where % barCount(bars)
        spoil(bars, bar)
        const spoiled = copyOf(bars)
        const report = inspectBars(bars, hour)
        expect(report.usable).toBe(false)
        expect(report.findings.some((found) => found.flaw === flaw && found.bar === bar)).toBe(true)
        expect(bars).toEqual(spoiled)
      }),
    )
  })

  test('missing, repeated and exchanged bars are told by number', () => {
    const { ts } = goldenBars('A')
    const at = (...numbers: number[]) => {
      const bars = newBars(numbers.length)
      for (const name of columns) bars[name].fill(1)
      numbers.forEach((n, i) => {
        bars.ts[i] = ts[n] as number
      })
      return inspectBars(bars, hour)
    }
    const gap = at(0, 1, 4, 5)
    expect(gap).toMatchObject({ missing: 2, usable: true, findings: [{ bar: 2, flaw: 'gap', missing: 2 }] })
    expect(gap.findings.map(sentenceOf)).toEqual(['Bar 2 comes after a gap of 2 bars.'])
    expect(at(0, 1, 1, 2).findings).toEqual([{ bar: 2, flaw: 'duplicate', missing: 0 }])
    expect(at(0, 2, 1).findings.map(sentenceOf)).toEqual([
      'Bar 1 comes after a gap of 1 bar.',
      'Bar 2 is older than the bar before it.',
    ])
    expect(inspectBars(newBars(0), hour).usable).toBe(false)
  })

  test('a report of endless flaws is short but counts them all', () => {
    const bars = newBars(5_000)
    expect(inspectBars(bars, hour, 10)).toMatchObject({ counts: { 'not-positive': 5_000 }, usable: false })
    expect(inspectBars(bars, hour, 10).findings).toHaveLength(10)
  })
})

describe('resampling', () => {
  test('every source bar goes into exactly one new bar, and extremes, ends and volumes are kept', () => {
    fc.assert(
      fc.property(soundBars, fc.integer({ min: 1, max: 24 }), (bars, times) => {
        const { bars: to, first, parts } = resample(bars, hour, hour * times)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(barCount(bars))
        for (let k = 0; k < barCount(to); k++) {
          const from = first[k] as number
          const part = sliceBars(bars, from, from + (parts[k] as number))
          expect(to.ts[k]).toBe(Math.floor((part.ts[0] ?? 0) / (hour * times)) * hour * times)
          expect(to.open[k]).toBe(part.open[0])
          expect(to.close[k]).toBe(part.close.at(-1))
          expect(to.high[k]).toBe(Math.max(...part.high))
          expect(to.low[k]).toBe(Math.min(...part.low))
          expect(to.volume[k]).toBe(part.volume.reduce((a, b) => a + b, 0))
        }
      }),
    )
  })

  test('in one step or in two, the bars are the same', () => {
    fc.assert(
      fc.property(soundBars, (bars) => {
        const twice = resample(resample(bars, hour, 4 * hour).bars, 4 * hour, 24 * hour).bars
        expect(twice).toEqual(resample(bars, hour, 24 * hour).bars)
      }),
    )
  })

  test('a hole is not filled, and frames that do not fit are refused', () => {
    const bars = goldenBars('A')
    const holed = newBars(8)
    for (const name of columns)
      holed[name].set([...bars[name].subarray(0, 4), ...bars[name].subarray(20, 24)])
    const { parts } = resample(holed, hour, 4 * hour)
    expect([...parts]).toEqual([4, 4])
    expect(() => resample(bars, hour, 90 * 60_000)).toThrow('cannot be put together')
  })

  const real = path.resolve('..', 'shared', 'data', 'ohlcv')
  test.skipIf(!existsSync(real))(
    'real candles of 5 minutes make the published ones of 15 minutes and an hour',
    () => {
      const read = (frame: string) =>
        parseBars(gunzipSync(readFileSync(path.join(real, `BTCUSDT-${frame}.csv.gz`))).toString())
      const five = read('5m')
      for (const [frame, ms] of [
        ['15m', 15 * 60_000],
        ['1h', hour],
      ] as const) {
        const { bars, parts } = resample(five, 5 * 60_000, ms)
        const made = sliceBars(bars, 0, parts.filter((count) => count === ms / (5 * 60_000)).length)
        const published = read(frame)
        for (const name of ['ts', 'open', 'high', 'low', 'close'] as const)
          expect(made[name]).toEqual(published[name])
        made.volume.forEach((volume, i) => {
          expect(Math.abs(volume - (published.volume[i] ?? 0))).toBeLessThanOrEqual(1e-6)
        })
      }
    },
  )
})
