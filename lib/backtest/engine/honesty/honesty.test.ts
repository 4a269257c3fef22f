import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { changesOf } from './changes'
import { monteCarlo } from './monte-carlo'
import { bestPlateau, plateauAt } from './plateau'
import { outOfSample, walkForward } from './windows'

describe('windows', () => {
  test('a split keeps the last part aside and loses no bar', () => {
    expect(outOfSample(1_000, 0.3)).toEqual({ train: { from: 0, to: 700 }, test: { from: 700, to: 1_000 } })
    for (const [bars, share] of [
      [1, 0.5],
      [0, 0.3],
      [100, 0],
      [100, 1],
      [100, Number.NaN],
    ] as const) {
      expect(() => outOfSample(bars, share)).toThrow('cannot be split')
    }
  })

  test('no test of a walk forward is seen by its training, and tests stand side by side up to the last bar', () => {
    const shape = fc.record({
      train: fc.integer({ min: 1, max: 300 }),
      test: fc.integer({ min: 1, max: 100 }),
      anchored: fc.boolean(),
      gap: fc.integer({ min: 0, max: 20 }),
    })
    fc.assert(
      fc.property(fc.integer({ min: 430, max: 900 }), shape, (bars, walk) => {
        const windows = walkForward(bars, walk)
        expect(windows.at(-1)?.test.to).toBe(bars)
        windows.forEach(({ train, test }, k) => {
          expect(train.to + walk.gap).toBe(test.from)
          expect(train.to - train.from).toBeGreaterThanOrEqual(walk.train)
          expect(train.from).toBeGreaterThanOrEqual(0)
          if (!walk.anchored) expect(train.to - train.from).toBe(walk.train)
          expect(test.to - test.from).toBe(walk.test)
          if (k > 0) expect(test.from).toBe(windows[k - 1]?.test.to)
        })
      }),
    )
  })

  test('windows that do not fit, or without end, are refused', () => {
    expect(() => walkForward(100, { train: 90, test: 20 })).toThrow('too few')
    expect(() => walkForward(100, { train: 0, test: 20 })).toThrow('too few')
    expect(() => walkForward(100_000, { train: 1, test: 1 })).toThrow('too many')
  })
})

describe('Monte Carlo', () => {
  const changes = Array.from({ length: 300 }, (_, k) => (seeded(k)() - 0.48) / 20)
  const whole = changes.reduce((growth, change) => growth * (1 + change), 1)

  test('another order changes the way but not the end', () => {
    const { final, maxDrawdown, bands, steps } = monteCarlo({ changes, kind: 'order', runs: 500, seed: 7 })
    for (const value of final) expect(value).toBeCloseTo(whole, 9)
    expect(maxDrawdown[4]).toBeGreaterThan(maxDrawdown[0])
    expect([steps[0], steps.at(-1), steps.length]).toEqual([0, 300, 200])
    expect(bands[0]).toEqual([1, 1, 1, 1, 1])
  })

  test('the changes of trades lead from the start to what the trades earned', () => {
    const trades = [50, -30, 12].map((pnl) => ({
      pnl,
      ratio: 0,
      size: 1,
      fees: 0,
      entryBar: 0,
      exitBar: 1,
      entryPrice: 1,
      exitPrice: 1,
    }))
    const growth = changesOf({ start: 100, trades }).reduce((total, change) => total * (1 + change), 1)
    expect(growth).toBeCloseTo(1.32, 12)
    expect(changesOf({ start: 100, trades: trades.slice(0, 1) })).toEqual([0.5])
  })

  test('the same seed gives the same bands, another seed others', () => {
    const ask = { changes, kind: 'bootstrap', runs: 200, block: 5 } as const
    expect(monteCarlo({ ...ask, seed: 3 })).toEqual(monteCarlo({ ...ask, seed: 3 }))
    expect(monteCarlo({ ...ask, seed: 3 })).not.toEqual(monteCarlo({ ...ask, seed: 4 }))
  })

  test('a bootstrap spreads around what happened, and bands never cross', () => {
    const { final, bands, losing } = monteCarlo({ changes, kind: 'bootstrap', runs: 4_000, seed: 1 })
    expect(final[0]).toBeLessThan(whole)
    expect(final[4]).toBeGreaterThan(whole)
    expect(Math.abs(Math.log(final[2] / whole))).toBeLessThan(0.05)
    expect(losing).toBeGreaterThan(0)
    expect(losing).toBeLessThan(1)
    for (const band of bands) expect([...band].sort((a, b) => a - b)).toEqual(band)
  })

  test('a loss of everything stays a loss of everything', () => {
    const { final, maxDrawdown } = monteCarlo({ changes: [-1.5, 3], kind: 'order', runs: 10, seed: 1 })
    expect(final).toEqual([0, 0, 0, 0, 0])
    expect(maxDrawdown).toEqual([1, 1, 1, 1, 1])
  })

  test('senseless and endless input is refused', () => {
    const ask = { changes: [0.1], kind: 'order', runs: 10, seed: 1 } as const
    expect(() => monteCarlo({ ...ask, changes: [] })).toThrow(RangeError)
    expect(() => monteCarlo({ ...ask, changes: [Number.NaN] })).toThrow(RangeError)
    expect(() => monteCarlo({ ...ask, runs: 0 })).toThrow(RangeError)
    expect(() => monteCarlo({ ...ask, runs: 1e9 })).toThrow('too much')
  })
})

describe('plateau', () => {
  const grid = {
    sizes: [3, 4],
    values: Float64Array.from([1, 1, 9, 1, 4, 5, 1, 1, 4, 5, 4, 0]),
  }

  test('a spike among low ground scores low, a cell among its like high', () => {
    expect(plateauAt(grid, 2)).toEqual({ index: 2, value: 9, around: 1, score: 1 / 9 })
    expect(plateauAt(grid, 8)).toMatchObject({ around: 5, score: 1 })
    expect(bestPlateau(grid)?.index).toBe(8)
  })

  test('untried cells count for nothing, and losses are no plateau', () => {
    const holes = { sizes: [3], values: Float64Array.from([2, Number.NaN, -3]) }
    expect(plateauAt(holes, 0)).toMatchObject({ around: Number.NaN, score: 0 })
    expect(plateauAt(holes, 2).score).toBe(0)
    expect(bestPlateau({ sizes: [1], values: Float64Array.of(Number.NaN) })).toBeNull()
  })

  test('the score lies between 0 and 1 whatever the grid', () => {
    const cells = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(cells, fc.nat(11), (values, index) => {
        const { score } = plateauAt({ sizes: [2, 3, 2], values: Float64Array.from(values) }, index)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
      }),
    )
  })
})
