import { at, type Bars, barCount, columns, newBars } from './bars'

export interface Merged {
  bars: Bars
  added: number
  /** Bars that were there with other figures. */
  replaced: number
}

const samePrices = (a: Bars, i: number, b: Bars, j: number): boolean =>
  columns.every((name) => at(a[name], i) === at(b[name], j))

/** Sorted bars of both; where both have one, the newer figures count. */
export function mergeBars(older: Bars, newer: Bars): Merged {
  const [olds, news] = [barCount(older), barCount(newer)]
  const from: number[] = []
  let [i, j, added, replaced] = [0, 0, 0, 0]
  while (i < olds || j < news) {
    const left = i < olds ? at(older.ts, i) : Number.POSITIVE_INFINITY
    const right = j < news ? at(newer.ts, j) : Number.POSITIVE_INFINITY
    if (left < right) from.push(i++)
    else {
      if (left > right) added++
      else if (!samePrices(older, i++, newer, j)) replaced++
      from.push(-1 - j++)
    }
  }
  const bars = newBars(from.length)
  for (const name of columns)
    from.forEach((source, index) => {
      bars[name][index] = source >= 0 ? at(older[name], source) : at(newer[name], -1 - source)
    })
  return { bars, added, replaced }
}
