/** A trade that was closed. `size` is negative for a short, `ratio` is pnl / (size x entry price). */
export interface ClosedTrade {
  size: number
  entryBar: number
  exitBar: number
  entryPrice: number
  exitPrice: number
  pnl: number
  ratio: number
  fees: number
}
