import { at, type Bars, barCount, newBars } from './bars'

/** `first` is the source bar each new one begins with, `parts` how many went into it. */
export interface Resampled {
  bars: Bars
  first: Int32Array
  parts: Int32Array
}

/**
 * Bars of a longer frame: first open, highest high, lowest low, last close, sum of volumes. A new bar with fewer `parts`
 * than `toMs / fromMs` has holes or has not ended yet; it is for the caller to leave it out. Nothing is made up for empty spans.
 * Throws RangeError when the frames do not fit.
 */
export function resample(bars: Bars, fromMs: number, toMs: number): Resampled {
  if (!(fromMs > 0 && toMs >= fromMs && toMs % fromMs === 0)) {
    throw new RangeError(`Bars of ${fromMs} ms cannot be put together to bars of ${toMs} ms.`)
  }
  const count = barCount(bars)
  const starts: number[] = []
  let open = Number.NaN
  for (let i = 0; i < count; i++) {
    const start = Math.floor(at(bars.ts, i) / toMs) * toMs
    if (start !== open) starts.push(i)
    open = start
  }
  const to = newBars(starts.length)
  const first = Int32Array.from(starts)
  const parts = new Int32Array(starts.length)
  starts.forEach((from, k) => {
    const end = starts[k + 1] ?? count
    parts[k] = end - from
    to.ts[k] = Math.floor(at(bars.ts, from) / toMs) * toMs
    to.open[k] = at(bars.open, from)
    to.close[k] = at(bars.close, end - 1)
    let [high, low, volume] = [at(bars.high, from), at(bars.low, from), 0]
    for (let i = from; i < end; i++) {
      high = Math.max(high, at(bars.high, i))
      low = Math.min(low, at(bars.low, i))
      volume += at(bars.volume, i)
    }
    to.high[k] = high
    to.low[k] = low
    to.volume[k] = volume
  })
  return { bars: to, first, parts }
}
