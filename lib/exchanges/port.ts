import type { Frame } from './schemas/frame'
import type { InstrumentFacts } from './schemas/instrument'

/** ts, open, high, low, close, volume as the exchange gave them; what it left out is NaN. */
export type CandleRow = [ts: number, open: number, high: number, low: number, close: number, volume: number]

/** The public market data of one exchange. Throws Outage when it does not answer, Refusal for a pair it does not know. */
export interface CandleSource {
  /** Candles that one call gives at most. */
  pageBars: number
  /** Pairs that are traded now: spot, and perpetual contracts in a stable coin where they are offered. */
  instruments(): Promise<InstrumentFacts[]>
  /**
   * Candles that open in [from, to), the oldest first, at most `pageBars`. The newest may not have ended yet. An answer
   * without candles is given only when the exchange said so, never when it said something else.
   */
  candles(symbol: string, frame: Frame, from: number, to: number): Promise<CandleRow[]>
}
