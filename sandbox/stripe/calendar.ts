import type { Price } from './catalog'

type Recurring = NonNullable<Price['recurring']>

/** The end of the nth period after `anchor`: a month that is too short ends it on its last day, and the next is full again. */
export function periodEnd(anchor: number, { interval, interval_count }: Recurring, n: number): number {
  const steps = interval_count * n
  if (interval === 'day') return anchor + steps * 86_400
  if (interval === 'week') return anchor + steps * 7 * 86_400
  const from = new Date(anchor * 1000)
  const months = from.getUTCMonth() + (interval === 'year' ? 12 * steps : steps)
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), months + 1, 0)).getUTCDate()
  const day = Math.min(from.getUTCDate(), lastDay)
  const time = [from.getUTCHours(), from.getUTCMinutes(), from.getUTCSeconds()] as const
  return Date.UTC(from.getUTCFullYear(), months, day, ...time) / 1000
}
