import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someBars } from '@/tests/harness/market'
import { type Bars, barCount, columns, newBars, sliceBars } from './bars'
import { mergeBars } from './merge'
import { barsBetween, byMonth, firstAtOrAfter, monthName, monthOf, monthStart } from './months'
import { packedCount, packMonth, unpackInto, unpackMonth } from './pack'

const hour = 3_600_000
const start = Date.UTC(2024, 1, 1)

const join = (parts: readonly Bars[]): Bars => {
  const bars = newBars(parts.reduce((sum, part) => sum + barCount(part), 0))
  for (const name of columns) bars[name].set(parts.flatMap((part) => [...part[name]]))
  return bars
}

/** Bars of February 2024 with holes between them, some with figures that no 32 bits hold. */
const month: fc.Arbitrary<Bars> = fc
  .tuple(someBars(0, 80), fc.infiniteStream(fc.nat(6)), fc.constantFrom(1, 1e-8, 1e7, Math.PI))
  .map(([bars, holes, scale]) => {
    let slot = 0
    for (let i = 0; i < barCount(bars); i++) {
      slot += holes.next().value ?? 0
      bars.ts[i] = start + slot++ * hour
      for (const name of ['open', 'high', 'low', 'close', 'volume'] as const)
        bars[name][i] = (bars[name][i] ?? 0) * scale
    }
    return bars
  })

test('a packed month gives back every figure exactly, and equal bars are equal bytes', () => {
  fc.assert(
    fc.property(month, (bars) => {
      const bytes = packMonth(bars, start, hour)
      expect(packedCount(bytes)).toBe(barCount(bars))
      expect(unpackMonth(bytes, start, hour)).toEqual(bars)
      expect(packMonth(unpackMonth(bytes, start, hour), start, hour)).toEqual(bytes)
    }),
  )
})

test('bars that differ in any figure differ in bytes', () => {
  const figure = fc.constantFrom('open', 'high', 'low', 'close', 'volume' as const)
  fc.assert(
    fc.property(month, fc.nat(), figure, (bars, where, name) => {
      fc.pre(barCount(bars) > 0)
      const bytes = packMonth(bars, start, hour)
      const i = where % barCount(bars)
      bars[name][i] = (bars[name][i] ?? 0) * 1.5 + 1
      expect(packMonth(bars, start, hour)).not.toEqual(bytes)
    }),
  )
})

test('prices of cents take four bytes each, and a month without holes none for its times', () => {
  const bars = newBars(1_000)
  bars.ts.forEach((_, i) => {
    bars.ts[i] = start + i * 300_000
    for (const name of ['open', 'high', 'low', 'close', 'volume'] as const)
      bars[name][i] = (6_000_000 + i) / 100
  })
  expect(packMonth(bars, start, 300_000)).toHaveLength(16 + 5 * 4_000)
})

test('a bar off the grid, out of order or of another month is refused', () => {
  const at = (...hours: number[]) => {
    const bars = newBars(hours.length)
    bars.ts.set(hours.map((n) => start + n * hour))
    return () => packMonth(bars, start, hour)
  }
  expect(at(0, 1, 3)).not.toThrow()
  for (const wrong of [at(0.5), at(1, 0), at(1, 1), at(-1), at(Number.NaN), at(70_000)])
    expect(wrong).toThrow(RangeError)
  const bytes = packMonth(newBars(0), start, hour)
  bytes[0] = 2
  expect(() => unpackMonth(bytes, start, hour)).toThrow('version 2')
})

test('months are unpacked one behind the other, from bytes at any address', () => {
  fc.assert(
    fc.property(month, month, (a, b) => {
      const [first, second] = [packMonth(a, start, hour), packMonth(b, start, hour)]
      const shifted = new Uint8Array(second.length + 3)
      shifted.set(second, 3)
      const all = newBars(barCount(a) + barCount(b))
      const done = unpackInto(all, 0, first, start, hour)
      unpackInto(all, done, shifted.subarray(3), start, hour)
      expect(all).toEqual(join([a, b]))
    }),
  )
})

test('bars are cut into months and cut by time without losing or doubling one', () => {
  fc.assert(
    fc.property(
      someBars(0, 80),
      fc.nat(80),
      fc.nat(80),
      fc.integer({ min: 1, max: 9 }),
      (bars, a, b, days) => {
        bars.ts.forEach((_, i) => {
          bars.ts[i] = start + i * days * 24 * hour
        })
        const parts = byMonth(bars)
        expect(join(parts.map((part) => part.bars))).toEqual(bars)
        for (const part of parts) for (const ts of part.bars.ts) expect(monthOf(ts)).toBe(part.month)
        const [from, to] = [start + a * 24 * hour, start + b * 24 * hour]
        expect([...barsBetween(bars, from, to).ts]).toEqual(
          [...bars.ts].filter((ts) => ts >= from && ts < to),
        )
        expect(firstAtOrAfter(bars, Number.POSITIVE_INFINITY)).toBe(barCount(bars))
      },
    ),
  )
  expect(monthName(monthOf(start))).toBe('2024-02')
  expect(monthStart(monthOf(start))).toBe(start)
})

test('merging keeps every bar once, the newer figures count, and the same bars again change nothing', () => {
  fc.assert(
    fc.property(month, month, (older, newer) => {
      const merged = mergeBars(older, newer)
      const expected = new Map<number, number>()
      for (const [i, ts] of older.ts.entries()) expected.set(ts, older.close[i] ?? 0)
      const known = new Set(older.ts)
      for (const [i, ts] of newer.ts.entries()) expected.set(ts, newer.close[i] ?? 0)
      expect([...merged.bars.ts]).toEqual([...expected.keys()].sort((a, b) => a - b))
      merged.bars.ts.forEach((ts, i) => {
        expect(merged.bars.close[i]).toBe(expected.get(ts))
      })
      expect(merged.added).toBe(expected.size - known.size)
      expect(mergeBars(merged.bars, newer)).toMatchObject({ added: 0, replaced: 0, bars: merged.bars })
      expect(mergeBars(newBars(0), newer).bars).toEqual(sliceBars(newer, 0, barCount(newer)))
    }),
  )
})
