import { type Bars, newBars } from '../../lib/backtest/engine/candles/bars'
import type { OrderRequest, Protection } from '../../lib/backtest/engine/desk/events'
import type { Settings } from '../../lib/backtest/engine/desk/settings'
import { type Run, runBars } from '../../lib/backtest/engine/run/run'

/** Prices of a bar; a volume of 1,000 when left out. */
export type Row = [open: number, high: number, low: number, close: number, volume?: number]

export function barsOf(rows: Row[]): Bars {
  const bars = newBars(rows.length)
  rows.forEach(([open, high, low, close, volume = 1_000], index) => {
    bars.ts[index] = index * 3_600_000
    bars.open[index] = open
    bars.high[index] = high
    bars.low[index] = low
    bars.close[index] = close
    bars.volume[index] = volume
  })
  return bars
}

export type Act = { place: OrderRequest } | { close: number } | { protect: Protection } | { cancel: string }

export const free: Partial<Settings> = { cash: 10_000, makerFee: 0, takerFee: 0 }

/** Runs acts at the closes of bars. Nothing costs anything unless the settings say so. */
export function play(rows: Row[], acts: Record<number, Act[]>, settings: Partial<Settings> = {}): Run {
  return runBars({
    bars: barsOf(rows),
    settings: { ...free, ...settings },
    decide: (bar, _desk, ask) => {
      for (const act of acts[bar] ?? []) {
        if ('place' in act) ask.place(act.place)
        else if ('close' in act) ask.close(act.close)
        else if ('protect' in act) ask.protect(act.protect)
        else ask.cancel(act.cancel)
      }
    },
  })
}

/** Bar, signed size and price of every fill. */
export const pricesOf = ({ fills }: Run) =>
  fills.map(({ bar, side, size, price }) => [bar, side * size, price])
export const buy = (more: Partial<OrderRequest> = {}): Act => ({ place: { side: 1, units: 10, ...more } })
export const sell = (more: Partial<OrderRequest> = {}): Act => ({ place: { side: -1, units: 10, ...more } })
export const quiet: Row = [100, 100, 100, 100]
