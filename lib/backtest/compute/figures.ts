import type { Measures } from '../engine/measures/measures'
import type { Objective } from '../schemas/requests'
import type { Figures } from '../schemas/results'

export function figuresOf(measures: Measures): Figures {
  const { roi, sharpe, sortino, calmar, maxDrawdown, profitFactor, sqn, winRate, trades } = measures
  return { roi, sharpe, sortino, calmar, maxDrawdown, profitFactor, sqn, winRate, trades }
}

/** What a search compares; NaN where there is none. */
export const judgedBy = (figures: Figures | null, objective: Objective): number =>
  figures?.[objective] ?? Number.NaN

/** Place of the highest value, the first of equal ones; -1 when none is a number. */
export function bestOf(values: ArrayLike<number>): number {
  let best = -1
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (Number.isNaN(value)) continue
    if (best < 0 || value > (values[best] as number)) best = i
  }
  return best
}
