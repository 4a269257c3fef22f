import { expect, test } from 'vitest'
import { patient, punctual, spread, waitAfter } from './backoff'

const hours = (waits: readonly number[]) => waits.reduce((sum, wait) => sum + wait) / 3_600_000

test('people are tried for about a day, programs for exactly one, later and later at first', () => {
  expect(hours(patient)).toBeCloseTo(22.7, 1)
  expect(hours(punctual)).toBe(24)
  expect(punctual.slice(0, 6)).toEqual([5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000])
})

test('what the far side asks for counts when it is longer, and never for more than a day', () => {
  expect(waitAfter(1, 60_000)).toBe(60_000)
  expect(waitAfter(1, 1_000)).toBe(5_000)
  expect(waitAfter(1, 1e12)).toBe(86_400_000)
  expect(waitAfter(patient.length + 1, 60_000)).toBeNull()
})

test('two that failed together come back apart, never early and at most a tenth late', () => {
  const waits = Array.from({ length: 200 }, (_, n) => spread(100_000, `dlv_${n} 1`))
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(100_000)
  expect(Math.max(...waits)).toBeLessThanOrEqual(110_000)
  expect(new Set(waits).size).toBeGreaterThan(150)
  expect(spread(100_000, 'dlv_7 1')).toBe(waits[7])
})
