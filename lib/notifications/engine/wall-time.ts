import type { DateTime } from 'luxon'

const probeMs = 12 * 3_600_000

/**
 * The moment at which the wall clock shows this time on the day of `day`, in milliseconds. A time that a clock change
 * skips is read by the clock before the change (02:30 becomes 03:30); one that comes twice, as the first.
 */
export function wallTime({ year, month, day, zone }: DateTime, hour: number, minute: number): number {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  const near = asUtc - zone.offset(asUtc) * 60_000
  const before = zone.offset(near - probeMs)
  const at = (offset: number) => asUtc - offset * 60_000
  const shown = [before, zone.offset(near + probeMs)].filter((offset) => zone.offset(at(offset)) === offset)
  return shown.length > 0 ? Math.min(...shown.map(at)) : at(before)
}
