import { at } from '../candles/bars'

/** From the bar of the peak to the bar that regains it, or to the last bar. `depth` is a fraction. */
export interface Drawdown {
  from: number
  to: number
  depth: number
}

/** 1 - equity / highest equity so far. */
export function underwater(equity: ArrayLike<number>): Float64Array {
  const depths = new Float64Array(equity.length)
  let peak = 0
  for (let i = 0; i < equity.length; i++) {
    const value = equity[i] as number
    peak = Math.max(peak, value)
    depths[i] = peak > 0 ? 1 - value / peak : 0
  }
  return depths
}

/** All drawdowns that last longer than one bar step, the oldest first. */
export function drawdownsOf(depths: Float64Array): Drawdown[] {
  const found: Drawdown[] = []
  const last = depths.length - 1
  let from = -1
  let depth = 0
  for (let i = 0; i <= last; i++) {
    depth = Math.max(depth, at(depths, i))
    if (at(depths, i) !== 0 && i !== last) continue
    if (from >= 0 && i > from + 1) found.push({ from, to: i, depth })
    from = i
    depth = at(depths, i)
  }
  return found
}
