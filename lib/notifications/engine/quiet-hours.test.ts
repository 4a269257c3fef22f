import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { quietUntil } from './quiet-hours'

const night = (zone: string, start = '22:00', end = '07:00') => ({ zone, start, end })

test.each([
  [
    '02:30 does not exist that day',
    '2026-03-08T06:30Z',
    night('America/New_York', '22:00', '02:30'),
    '2026-03-08T07:30Z',
  ],
  [
    '01:30 happens twice: the first',
    '2026-11-01T04:30Z',
    night('America/New_York', '22:00', '01:30'),
    '2026-11-01T05:30Z',
  ],
  ['overnight', '2026-11-20T23:30Z', night('Europe/Berlin'), '2026-11-21T06:00Z'],
  ['outside', '2026-11-20T12:00Z', night('Europe/Berlin'), '2026-11-20T12:00Z'],
  [
    'a zone of five hours and three quarters',
    '2026-11-20T20:00Z',
    night('Asia/Kathmandu'),
    '2026-11-21T01:15Z',
  ],
  ['within one day', '2026-11-20T13:30Z', night('UTC', '13:00', '14:00'), '2026-11-20T14:00Z'],
  ['the end itself is outside', '2026-11-20T14:00Z', night('UTC', '13:00', '14:00'), '2026-11-20T14:00Z'],
  [
    'an end equal to the start: never',
    '2026-11-20T23:30Z',
    night('UTC', '22:00', '22:00'),
    '2026-11-20T23:30Z',
  ],
])('%s', (_, now, window, expected) => {
  expect(quietUntil(new Date(now), window)).toEqual(new Date(expected))
})

const zones = Intl.supportedValuesOf('timeZone')
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'))
const from = Date.UTC(2020, 0)
const to = Date.UTC(2030, 0)

const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** By the wall clock alone, without any arithmetic on real time. */
function onTheWall(at: Date, { zone, start, end }: ReturnType<typeof night>): boolean {
  const { hour, minute } = DateTime.fromJSDate(at, { zone })
  const [now, begins, ends] = [hour * 60 + minute, minutesOf(start), minutesOf(end)]
  if (begins === ends) return false
  return begins < ends ? now >= begins && now < ends : now >= begins || now < ends
}

const hour = 3_600_000

test('in every zone, over ten years: afterwards it is not quiet, the wait has a limit, and waiting again changes nothing', () => {
  const property = (zone: string) =>
    fc.property(fc.integer({ min: from, max: to }), time, time, (ms, start, end) => {
      const window = { zone, start, end }
      const now = new Date(ms)
      const until = quietUntil(now, window)
      expect(quietUntil(until, window)).toEqual(until)
      expect(until.getTime()).toBeGreaterThanOrEqual(ms)
      expect(until.getTime() - ms).toBeLessThanOrEqual(48 * hour)
    })
  for (const zone of zones) fc.assert(property(zone), { numRuns: 10 })
})

test('away from clock changes, what is quiet on the wall waits, and what is not does not', () => {
  const calm = (zone: string, ms: number) => {
    const around = [-30, 0, 30].map((h) => DateTime.fromMillis(ms + h * hour, { zone }).offset)
    return new Set(around).size === 1
  }
  const property = (zone: string) =>
    fc.property(fc.integer({ min: from, max: to }), time, time, (ms, start, end) => {
      fc.pre(calm(zone, ms))
      const window = { zone, start, end }
      const until = quietUntil(new Date(ms), window)
      expect(until.getTime() > ms).toBe(onTheWall(new Date(ms), window))
      expect(onTheWall(until, window)).toBe(false)
      expect(until.getTime() - ms).toBeLessThanOrEqual(24 * hour)
    })
  for (const zone of zones) fc.assert(property(zone), { numRuns: 10 })
})
