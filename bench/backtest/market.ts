import { type Bars, columns, newBars } from '@/lib/backtest/engine/candles/bars'
import { seeded } from '@/lib/kernel/random'

/** A random walk, `stepMs` from bar to bar. Not a market: only its length and shape matter here. */
export function walk(seed: number, count: number, stepMs: number): Bars {
  const random = seeded(seed)
  const bars = newBars(count)
  let last = 100
  for (let i = 0; i < count; i++) {
    const open = last
    last = open * (1 + (random() + random() + random() - 1.5) * 0.002)
    bars.ts[i] = 1_600_000_000_000 + i * stepMs
    bars.open[i] = open
    bars.close[i] = last
    bars.high[i] = Math.max(open, last) * 1.0005
    bars.low[i] = Math.min(open, last) * 0.9995
    bars.volume[i] = 1_000
  }
  return bars
}

/** The same bars in memory that threads share. */
export function shared(bars: Bars): Bars {
  const copy = newBars(0)
  for (const name of columns) {
    const column = new Float64Array(new SharedArrayBuffer(bars[name].byteLength))
    column.set(bars[name])
    Object.assign(copy, { [name]: column })
  }
  return copy
}
