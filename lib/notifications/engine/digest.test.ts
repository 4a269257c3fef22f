import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestWindow, type Rhythm } from './digest'

test.each([
  ['hourly', '2026-11-20T12:34Z', 'Asia/Kathmandu', '2026-11-20T13:00Z'],
  ['daily', '2026-11-20T12:34Z', 'Europe/Berlin', '2026-11-21T07:00Z'],
  ['daily', '2026-11-20T06:59Z', 'Europe/Berlin', '2026-11-20T07:00Z'],
  ['daily', '2026-11-20T07:00Z', 'Europe/Berlin', '2026-11-21T07:00Z'],
  ['weekly', '2026-11-20T12:34Z', 'UTC', '2026-11-23T08:00Z'],
  ['weekly', '2026-11-23T07:59Z', 'UTC', '2026-11-23T08:00Z'],
  ['weekly', '2026-11-23T08:00Z', 'UTC', '2026-11-30T08:00Z'],
] as const)('%s at %s in %s closes at %s', (rhythm, now, zone, closes) => {
  expect(digestWindow(new Date(now), rhythm, zone).closesAt).toEqual(new Date(closes))
})

const longest: Record<Rhythm, number> = { hourly: 1, daily: 26, weekly: 170 }
const zones = Intl.supportedValuesOf('timeZone')

test('in every zone, over ten years: a window closes later than now, in time, and its whole rest is the same window', () => {
  const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) })
  const property = (zone: string) =>
    fc.property(
      moment,
      fc.constantFrom<Rhythm>('hourly', 'daily', 'weekly'),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (ms, rhythm, share) => {
        const { key, closesAt } = digestWindow(new Date(ms), rhythm, zone)
        const left = closesAt.getTime() - ms
        expect(left).toBeGreaterThan(0)
        expect(left).toBeLessThanOrEqual(longest[rhythm] * 3_600_000)
        const later = new Date(ms + Math.floor(share * (left - 1)))
        expect(digestWindow(later, rhythm, zone).key).toBe(key)
        expect(digestWindow(closesAt, rhythm, zone).key).not.toBe(key)
      },
    )
  for (const zone of zones) fc.assert(property(zone), { numRuns: 12 })
})
