import type { Outcome } from '../measures/outcome'

/** Growth of the account by each closed trade, in the order of closing, as fractions of what was there before it. */
export function changesOf({ start, trades }: Pick<Outcome, 'start' | 'trades'>): number[] {
  let before = start
  return trades.map(({ pnl }) => {
    const change = before > 0 ? pnl / before : 0
    before += pnl
    return change
  })
}
