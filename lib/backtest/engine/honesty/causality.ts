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

type Series = Record<string, Float64Array>

/** The first value of every series that is another one once the bars from `hiddenFrom` on are hidden. */
export function changedBy(whole: Series, part: Series, hiddenFrom: number): LookAhead[] {
  return Object.entries(whole).flatMap(([series, values]) => {
    const known = part[series] ?? new Float64Array()
    const bar = values.subarray(0, hiddenFrom).findIndex((value, i) => !Object.is(value, known[i]))
    return bar < 0
      ? []
      : [{ series, bar, hiddenFrom, known: known[bar] ?? Number.NaN, whole: at(values, bar) }]
  })
}

/** Of each series the earliest. */
export function earliest(found: readonly LookAhead[]): LookAhead[] {
  const first = new Map<string, LookAhead>()
  for (const one of found) {
    const before = first.get(one.series)
    if (!before || one.bar < before.bar) first.set(one.series, one)
  }
  return [...first.values()]
}

/** Computes anew with all bars from each cut on hidden: the first value of every series that depends on what was hidden. */
export function lookAhead(compute: Compute, bars: Bars, cuts: readonly number[]): LookAhead[] {
  const whole = compute(bars)
  const found = cuts.flatMap((cut) => {
    const hiddenFrom = Math.min(Math.max(1, cut), barCount(bars))
    return changedBy(whole, compute(sliceBars(bars, 0, hiddenFrom)), hiddenFrom)
  })
  return earliest(found)
}

/** With `bars` bars of history the last value is `off` (relative) from what all of history gives; NaN = no value yet. */
export interface WarmUp {
  series: string
  bars: number
  off: number
}

/** The last value of every series, computed from the last `bars` bars only, against that of all. */
export function offAfter(whole: Series, part: Series, bars: number): WarmUp[] {
  return Object.entries(whole).map(([series, values]) => {
    const wanted = values.at(-1) ?? Number.NaN
    const got = part[series]?.at(-1) ?? Number.NaN
    const same = Object.is(got, wanted) || got === wanted
    const off = same ? 0 : Math.abs(got - wanted) / Math.max(Math.abs(wanted), Number.MIN_VALUE)
    return { series, bars, off }
  })
}

/** How much history every series needs: its last value computed from the last so many bars only. */
export function warmUp(compute: Compute, bars: Bars, histories: readonly number[]): WarmUp[] {
  const count = barCount(bars)
  const whole = compute(bars)
  return histories.flatMap((history) => {
    const length = Math.min(Math.max(1, history), count)
    return offAfter(whole, compute(sliceBars(bars, count - length, count)), length)
  })
}
