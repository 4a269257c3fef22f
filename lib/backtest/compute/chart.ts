import { at, type Bars, barCount } from '../engine/candles/bars'
import { underwater } from '../engine/measures/drawdowns'
import type { ChartView } from '../schemas/results'

/** Bars that a chart of at most `points` shows: both ends, and the lowest and the highest value of every stretch. */
export function chartBars(values: Float64Array, points: number): number[] {
  const count = values.length
  if (count <= points) return Array.from(values, (_, index) => index)
  const stretches = Math.max(1, Math.floor(points / 2) - 1)
  const shown = new Set([0, count - 1])
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * count) / stretches)
    const to = Math.floor(((stretch + 1) * count) / stretches)
    let [lowest, highest] = [from, from]
    for (let i = from; i < to; i++) {
      if (at(values, i) < at(values, lowest)) lowest = i
      if (at(values, i) > at(values, highest)) highest = i
    }
    shown.add(lowest).add(highest)
  }
  return [...shown].sort((a, b) => a - b)
}

/** 0 at a peak; the money at the start is one. */
export function depthsOf(equity: Float64Array, start: number): Float64Array {
  const curve = new Float64Array(equity.length + 1)
  curve[0] = start
  curve.set(equity, 1)
  return underwater(curve).subarray(1)
}

/** The same money in the instrument from the first open on. */
export function holdOf(bars: Bars, start: number): Float64Array {
  const first = barCount(bars) > 0 ? at(bars.open, 0) : 1
  return bars.close.map((close) => (start * close) / first)
}

interface Curve {
  ts: Float64Array
  equity: Float64Array
  hold: Float64Array
  start: number
}

const digits = (value: number): number => Number(value.toPrecision(8))

export function chartOf({ ts, equity, hold, start }: Curve, points: number): ChartView {
  const depths = depthsOf(equity, start)
  let deepest = 0
  for (let i = 1; i < depths.length; i++) if (at(depths, i) > at(depths, deepest)) deepest = i
  const shown = chartBars(equity, points)
  const bars = equity.length > 0 ? [...new Set([...shown, deepest])].sort((a, b) => a - b) : []
  return {
    ts: bars.map((bar) => at(ts, bar)),
    equity: bars.map((bar) => digits(at(equity, bar))),
    hold: bars.map((bar) => digits(at(hold, bar))),
    drawdown: bars.map((bar) => -digits(at(depths, bar))),
  }
}
