import { normalBelow, normalQuantile } from './normal'

const eulerGamma = 0.5772156649015329

export interface DeflatedSharpe {
  /** Sharpe per period (not a year's) of the returns that were chosen. */
  sharpe: number
  /** The best Sharpe that luck alone gives in so many tries. */
  luck: number
  /** Probability that the true Sharpe is above that luck. */
  probability: number
}

/**
 * Deflated Sharpe ratio of Bailey and Lopez de Prado (2014). `returns`: of the chosen try, one per period; `tries`: how many
 * were looked at; `spread`: standard deviation of their Sharpes per period. Null for fewer than 3 returns or no spread in them.
 */
export function deflatedSharpe(
  returns: readonly number[],
  tries: number,
  spread: number,
): DeflatedSharpe | null {
  const n = returns.length
  const mean = returns.reduce((total, r) => total + r, 0) / n
  const moment = (power: number) => returns.reduce((total, r) => total + (r - mean) ** power, 0) / n
  const variance = moment(2)
  if (n < 3 || !(variance > (mean * 1e-12) ** 2) || !(tries >= 1) || !(spread >= 0)) return null
  const sharpe = mean / Math.sqrt((variance * n) / (n - 1))
  const skew = moment(3) / variance ** 1.5
  const kurtosis = moment(4) / variance ** 2
  const best =
    tries > 1
      ? (1 - eulerGamma) * normalQuantile(1 - 1 / tries) +
        eulerGamma * normalQuantile(1 - 1 / (tries * Math.E))
      : 0
  const luck = spread * best
  const noise = Math.sqrt(Math.max(1e-12, 1 - skew * sharpe + ((kurtosis - 1) / 4) * sharpe ** 2))
  return { sharpe, luck, probability: normalBelow(((sharpe - luck) * Math.sqrt(n - 1)) / noise) }
}
