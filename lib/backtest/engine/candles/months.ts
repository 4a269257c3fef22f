import { at, type Bars, barCount, sliceBars } from './bars'

/** Months of UTC, counted from year 0: `year * 12 + month - 1`. */
export const monthOf = (ts: number): number => {
  const date = new Date(ts)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

export const monthStart = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1)

/** "2024-03" */
export const monthName = (month: number): string => new Date(monthStart(month)).toISOString().slice(0, 7)

/** The first bar that opens at `ts` or later; the bars are sorted. */
export function firstAtOrAfter(bars: Bars, ts: number): number {
  let low = 0
  let high = barCount(bars)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(bars.ts, middle) < ts) low = middle + 1
    else high = middle
  }
  return low
}

/** Bars that open at `from` or later and before `to`, on the same memory. */
export const barsBetween = (bars: Bars, from: number, to: number): Bars =>
  sliceBars(bars, firstAtOrAfter(bars, from), firstAtOrAfter(bars, to))

/** Sorted bars cut into months, on the same memory. */
export function byMonth(bars: Bars): { month: number; bars: Bars }[] {
  const parts: { month: number; bars: Bars }[] = []
  for (let from = 0; from < barCount(bars); ) {
    const month = monthOf(at(bars.ts, from))
    const to = firstAtOrAfter(bars, monthStart(month + 1))
    parts.push({ month, bars: sliceBars(bars, from, to) })
    from = to
  }
  return parts
}
