/** Columns of a curve, equally long. Times are ms since 1970, UTC; drawdowns 0 at a peak and negative below it. */
export interface Curve {
  ts: number[]
  equity: number[]
  hold: number[]
  drawdown: number[]
}

export const deepestOf = ({ drawdown }: Curve): number => {
  let deepest = 0
  drawdown.forEach((value, index) => {
    if (value < (drawdown[deepest] ?? 0)) deepest = index
  })
  return deepest
}
