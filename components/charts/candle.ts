export interface Candle {
  ts: number
  open: number
  high: number
  low: number
  close: number
}

/** An order that was filled: an arrow under or over its candle. */
export interface Mark {
  /** Number of its trade, in the list beside the chart. */
  trade: number
  ts: number
  price: number
  kind: 'buy' | 'sell' | 'short' | 'cover'
}
