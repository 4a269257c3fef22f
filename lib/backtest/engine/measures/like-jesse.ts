import type { Figures } from './like-backtesting-py'
import { deviation, mean } from './statistics'

const perYear = Math.sqrt(365)

/** Metrics of jesse on balances per day, the start balance first. Source: docs/metrics.md#as-jesse-computes-it */
export function likeJesse(daily: readonly number[]): Figures {
  const n = daily.length - 1
  const returns = daily
    .slice(1)
    .map((value, k) => value / (daily[k] as number) - 1)
    .filter((value) => !Number.isNaN(value))
  const average = mean(returns)
  const spread = deviation(returns, 1)
  const squares = returns.reduce((total, value) => total + (value < 0 ? value * value : 0), 0)
  const endless = average > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  const sortino = (count: number) =>
    squares === 0 ? endless : (average / Math.sqrt(squares / count)) * perYear
  let grown = 1
  let peak = Number.NEGATIVE_INFINITY
  let worst = Number.POSITIVE_INFINITY
  for (const value of returns) {
    grown *= 1 + value
    peak = Math.max(peak, grown)
    worst = Math.min(worst, peak > 0 ? grown / peak : 1)
  }
  const cagr = Math.min(1e10, Math.max(1e-10, grown)) ** (1 / (n / 365)) - 1
  const drawdown = worst - 1
  const sharpe = (average / spread) * perYear
  return {
    sharpe: Number.isNaN(sharpe) ? null : sharpe,
    sortino: sortino(n + 1),
    sortino_over_returns: sortino(n),
    cagr,
    max_drawdown: drawdown,
    calmar: drawdown === 0 ? 0 : cagr / Math.abs(drawdown),
    mean_daily_return: average,
    std_daily_return: spread,
  }
}
