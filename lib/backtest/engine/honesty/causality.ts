import { at, type Bars, barCount, sliceBars } from '../candles/bars'

/** Named series (indicators, conditions as 0 and 1), one value per bar; NaN = none. */
export type Compute = (bars: Bars) => Record<string, Float64Array>

/** At `bar` the series said `known` while later bars were hidden from it, and `whole` when it had seen them. */
export interface LookAhead {
  series: string
  bar: number
  hiddenFrom: number
  known: number
  whole: number
}

/** Computes anew with all bars from each cut on hidden: the first value of every series that depends on what was hidden. */
export function lookAhead(compute: Compute, bars: Bars, cuts: readonly number[]): LookAhead[] {
  const whole = compute(bars)
  const found = new Map<string, LookAhead>()
  for (const cut of cuts) {
    const hiddenFrom = Math.min(Math.max(1, cut), barCount(bars))
    const part = compute(sliceBars(bars, 0, hiddenFrom))
    for (const [series, values] of Object.entries(whole)) {
      const known = part[series] ?? new Float64Array()
      const bar = values.subarray(0, hiddenFrom).findIndex((value, i) => !Object.is(value, known[i]))
      const before = found.get(series)
      if (bar < 0 || (before && before.bar <= bar)) continue
      found.set(series, { series, bar, hiddenFrom, known: known[bar] ?? Number.NaN, whole: at(values, bar) })
    }
  }
  return [...found.values()]
}

/** With `bars` bars of history the last value is `off` (relative) from what all of history gives; NaN = no value yet. */
export interface WarmUp {
  series: string
  bars: number
  off: number
}

/** How much history every series needs: its last value computed from the last so many bars only. */
export function warmUp(compute: Compute, bars: Bars, histories: readonly number[]): WarmUp[] {
  const count = barCount(bars)
  const whole = compute(bars)
  return histories.flatMap((history) => {
    const length = Math.min(Math.max(1, history), count)
    const part = compute(sliceBars(bars, count - length, count))
    return Object.entries(whole).map(([series, values]) => {
      const wanted = values.at(-1) ?? Number.NaN
      const got = part[series]?.at(-1) ?? Number.NaN
      const off = got === wanted ? 0 : Math.abs(got - wanted) / Math.max(Math.abs(wanted), Number.MIN_VALUE)
      return { series, bars: length, off }
    })
  })
}
