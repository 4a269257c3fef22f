import { Fold } from '../form/fold'
import { type Bar, barColumns, type Candles, derived, isColumn } from '../form/sources'
import { none } from '../indicators/stream'
import { refuse, shown } from './fault'
import type { Timeline } from './series'

const dayMinutes = 1_440
const weekMinutes = 10_080

export function barOf(candles: Candles, at: number): Bar {
  const { time, open, high, low, close, volume } = candles
  return {
    time: time[at] ?? none,
    open: open[at] ?? none,
    high: high[at] ?? none,
    low: low[at] ?? none,
    close: close[at] ?? none,
    volume: volume[at] ?? none,
  }
}

function sourceOf(candles: Candles, name: string): Float64Array | null {
  if (isColumn(name)) return candles[name]
  const from = Object.hasOwn(derived, name) ? derived[name] : undefined
  return from ? candles.time.map((_, at) => from(barOf(candles, at), at)) : null
}

export const baseTimeline = (candles: Candles, minutes: number): Timeline => ({
  minutes,
  source: (name) => sourceOf(candles, name),
  barAt: (bar) => bar,
})

/** A coarser timeframe of the same candles: at each bar of the base its last closed bar. Refuses what does not fit. */
export function coarseTimeline(candles: Candles, base: number, minutes: unknown): Timeline {
  if (typeof minutes !== 'number' || !Number.isInteger(minutes) || minutes <= base || minutes % base !== 0) {
    return refuse(`${shown(minutes)} minutes is not a multiple of the ${base} minutes of the bars.`)
  }
  const fits = minutes <= dayMinutes ? dayMinutes % minutes === 0 : minutes === weekMinutes
  if (!fits) return refuse(`${minutes} minutes does not divide a day; only a week may be longer.`)
  const rows: Bar[] = []
  const fold = new Fold(base, minutes, (bar) => rows.push(bar))
  const closed = new Int32Array(candles.time.length)
  for (let at = 0; at < closed.length; at++) {
    const { time, open, high, low, close, volume } = barOf(candles, at)
    fold.push(time, open, high, low, close, volume)
    closed[at] = rows.length
  }
  const column = (name: keyof Bar) => Float64Array.from(rows, (row) => row[name])
  const [time, open, high, low, close, volume] = barColumns.map(column)
  const nothing = new Float64Array()
  const coarse = {
    time: time ?? nothing,
    open: open ?? nothing,
    high: high ?? nothing,
    low: low ?? nothing,
    close: close ?? nothing,
    volume: volume ?? nothing,
  }
  return { minutes, source: (name) => sourceOf(coarse, name), barAt: (bar) => (closed[bar] ?? 0) - 1 }
}
