/** Candles of one instrument and frame, column by column, the oldest first. `ts` is the opening time, ms UTC. */
export interface Bars {
  ts: Float64Array
  open: Float64Array
  high: Float64Array
  low: Float64Array
  close: Float64Array
  volume: Float64Array
}

export const columns = ['ts', 'open', 'high', 'low', 'close', 'volume'] as const

export const barCount = (bars: Bars): number => bars.ts.length

export function newBars(count: number): Bars {
  const column = () => new Float64Array(count)
  return { ts: column(), open: column(), high: column(), low: column(), close: column(), volume: column() }
}

/** Bars `from` to `to` (without `to`); the columns are windows on the same memory. */
export function sliceBars(bars: Bars, from: number, to: number): Bars {
  return {
    ts: bars.ts.subarray(from, to),
    open: bars.open.subarray(from, to),
    high: bars.high.subarray(from, to),
    low: bars.low.subarray(from, to),
    close: bars.close.subarray(from, to),
    volume: bars.volume.subarray(from, to),
  }
}

/** Reads a column where the bar is known to exist. */
export const at = (column: Float64Array, index: number): number => column[index] as number
