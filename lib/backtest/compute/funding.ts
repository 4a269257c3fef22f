import { at, type Bars, barCount } from '../engine/candles/bars'
import type { Funding } from '../engine/run/run'

/** A rate that stays the same, paid every so many hours of UTC. Longs pay it, shorts are paid; a rate below 0 the other way round. */
export interface FundingTerms {
  rate: number
  hours: number
}

const hourMs = 3_600_000

/** The moments of payment within the bars. */
export function fundingOf(bars: Bars, { rate, hours }: FundingTerms): Funding {
  const count = barCount(bars)
  const step = hours * hourMs
  const first = count > 0 ? Math.ceil(at(bars.ts, 0) / step) : 0
  const last = count > 0 ? Math.floor(at(bars.ts, count - 1) / step) : -1
  const moments = Math.max(0, last - first + 1)
  return {
    ts: Float64Array.from({ length: moments }, (_, k) => (first + k) * step),
    rate: new Float64Array(moments).fill(rate),
  }
}
