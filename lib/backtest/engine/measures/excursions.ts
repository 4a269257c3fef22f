import { at, type Bars } from '../candles/bars'
import type { ClosedTrade } from './trade'

/** How far the price went against a trade and for it, as fractions of the entry price. */
export interface Excursion {
  mae: number
  mfe: number
}

/** Entry and exit bars count whole. Source: docs/metrics.md#trades */
export function excursionOf(trade: ClosedTrade, { high, low }: Bars): Excursion {
  const { entryPrice, exitPrice, entryBar, exitBar, size } = trade
  let highest = Math.max(entryPrice, exitPrice)
  let lowest = Math.min(entryPrice, exitPrice)
  for (let i = entryBar; i <= exitBar; i++) {
    highest = Math.max(highest, at(high, i))
    lowest = Math.min(lowest, at(low, i))
  }
  const above = highest / entryPrice - 1
  const below = 1 - lowest / entryPrice
  return size > 0 ? { mae: below, mfe: above } : { mae: above, mfe: below }
}
