import { isZero, none } from './stream'

// The same operations in the same order as the streams, over whole columns: where speed is felt.
// `from` is the first bar that has a value, and from there on every bar has one; `out` begins full of `none`.

export function smaBatch(x: Float64Array, out: Float64Array, n: number, from: number): void {
  const bars = x.length
  const full = from + n - 1
  let total = 0
  for (let i = from; i < full && i < bars; i++) total += x[i] ?? none
  for (let i = full; i < bars; i++) {
    total += x[i] ?? none
    out[i] = total / n
    total -= x[i - n + 1] ?? none
  }
}

export function emaBatch(x: Float64Array, out: Float64Array, n: number, from: number): void {
  const bars = x.length
  const full = from + n
  if (full > bars) return
  const k = 2 / (n + 1)
  let value = 0
  for (let i = from; i < full; i++) value += x[i] ?? none
  value /= n
  out[full - 1] = value
  for (let i = full; i < bars; i++) {
    value = ((x[i] ?? none) - value) * k + value
    out[i] = value
  }
}

export function rsiBatch(x: Float64Array, out: Float64Array, n: number, from: number): void {
  const bars = x.length
  const full = from + n
  if (full >= bars) return
  let rise = 0
  let fall = 0
  let before = x[from] ?? none
  for (let i = from + 1; i <= full; i++) {
    const now = x[i] ?? none
    const change = now - before
    before = now
    if (change < 0) fall -= change
    else rise += change
  }
  rise /= n
  fall /= n
  out[full] = isZero(rise + fall) ? 0 : 100 * (rise / (rise + fall))
  for (let i = full + 1; i < bars; i++) {
    const now = x[i] ?? none
    const change = now - before
    before = now
    rise *= n - 1
    fall *= n - 1
    if (change < 0) fall -= change
    else rise += change
    rise /= n
    fall /= n
    const both = rise + fall
    out[i] = isZero(both) ? 0 : 100 * (rise / both)
  }
}

interface MacdLengths {
  fast: number
  slow: number
  signal: number
}

/** Two averages in step; the bar of the last seed gives the first difference. */
export function macdBatch(
  x: Float64Array,
  outputs: Float64Array[],
  lengths: MacdLengths,
  from: number,
): void {
  const [macd, signal, hist] = outputs
  if (!macd || !signal || !hist) return
  const fastN = Math.min(lengths.fast, lengths.slow)
  const slowN = Math.max(lengths.fast, lengths.slow)
  const seeded = from + slowN - 1
  const full = seeded + lengths.signal - 1
  if (full >= x.length) return
  const [fastK, slowK, signalK] = [2 / (fastN + 1), 2 / (slowN + 1), 2 / (lengths.signal + 1)]
  let fast = seed(x, seeded, fastN)
  let slow = seed(x, seeded, slowN)
  let line = 0 + (fast - slow)
  for (let i = seeded + 1; i <= full; i++) {
    const now = x[i] ?? none
    fast = (now - fast) * fastK + fast
    slow = (now - slow) * slowK + slow
    line += fast - slow
  }
  line /= lengths.signal
  for (let i = full; i < x.length; i++) {
    if (i > full) {
      const now = x[i] ?? none
      fast = (now - fast) * fastK + fast
      slow = (now - slow) * slowK + slow
      line = (fast - slow - line) * signalK + line
    }
    const value = fast - slow
    macd[i] = value
    signal[i] = line
    hist[i] = value - line
  }
}

/** The mean of the n values that end at bar `at`. */
function seed(x: Float64Array, at: number, n: number): number {
  let total = 0
  for (let i = at - n + 1; i <= at; i++) total += x[i] ?? none
  return total / n
}
