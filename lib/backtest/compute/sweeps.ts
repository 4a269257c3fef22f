import type { Bars } from '../engine/candles/bars'
import { newSweep, type Sweep } from '../engine/sweep/sweep'
import { type Market, marketOn } from './player'

const mostBytes = 128 * 1024 * 1024

/** The sweep that was asked for last, with its indicators: the next part of the same search goes on with it. */
export class Sweeps {
  private last: { key: string; sweep: Sweep } | null = null

  /** `key`: the same one means the same market and the same bars. */
  of(key: string, market: Market, bars: () => Bars): Sweep {
    if (this.last?.key === key) return this.last.sweep
    this.last = null
    const sweep = newSweep(marketOn(market, bars()), mostBytes)
    this.last = { key, sweep }
    return sweep
  }
}
