import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { deflatedSharpe } from './deflated-sharpe'
import { normalBelow, normalQuantile } from './normal'

describe('deflated Sharpe', () => {
  test('the normal distribution has its published values, and its quantile undoes it', () => {
    expect(normalBelow(0)).toBe(0.5)
    expect(normalBelow(1.959963984540054)).toBeCloseTo(0.975, 14)
    expect(normalBelow(-5)).toBeCloseTo(2.866515718791939e-7, 18)
    expect(normalBelow(3.5)).toBeCloseTo(0.9997673709209645, 14)
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(Math.abs(normalBelow(normalQuantile(p)) - p)).toBeLessThan(1e-12)
      }),
    )
  })

  const random = seeded(11)
  const returns = Array.from({ length: 500 }, () => (random() - 0.44) / 50)

  test('the more was tried, the less the best of it says', () => {
    const chances = [1, 10, 100, 10_000].map(
      (tries) => deflatedSharpe(returns, tries, 0.05)?.probability ?? -1,
    )
    expect(chances[0]).toBeGreaterThan(0.9)
    expect([...chances].sort((a, b) => b - a)).toEqual(chances)
    expect(chances[3]).toBeLessThan(0.5)
  })

  test('one try is the probabilistic Sharpe ratio against zero', () => {
    const known = deflatedSharpe([0.01, 0.02, -0.01, 0.03], 1, 0.5)
    expect(known?.luck).toBe(0)
    const sharpe = 0.0125 / Math.sqrt(0.000875 / 3)
    expect(known?.sharpe).toBeCloseTo(sharpe, 12)
  })

  test('the luck of 100 tries is that of the formula', () => {
    expect(deflatedSharpe(returns, 100, 1)?.luck).toBeCloseTo(2.5306, 3)
  })

  test('without returns, or without a spread in them, there is none', () => {
    expect(deflatedSharpe([], 5, 0.1)).toBeNull()
    expect(deflatedSharpe([0.1, 0.1, 0.1], 5, 0.1)).toBeNull()
    expect(deflatedSharpe(returns, 0, 0.1)).toBeNull()
  })
})
