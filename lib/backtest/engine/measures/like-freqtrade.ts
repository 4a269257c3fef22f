import type { Figures } from './like-backtesting-py'
import { deviation, mean, sum } from './statistics'
import type { ClosedTrade } from './trade'

const perYear = Math.sqrt(365)
const none = -100

function drawdown(
  pnls: number[],
  start: number,
): { lost: number | null; account: number | null; relative: number | null } {
  let total = 0
  let high = Number.NEGATIVE_INFINITY
  let [worst, worstAt, account] = [Number.POSITIVE_INFINITY, 0, 0]
  let [relative, relativeAt] = [Number.NEGATIVE_INFINITY, 0]
  pnls.forEach((pnl, k) => {
    total += pnl
    high = Math.max(high, total)
    if (total - high < worst) {
      worst = total - high
      worstAt = k
      account = (high - total) / (start + high)
    }
    if ((high - total) / (start + high) > relative) {
      relative = (high - total) / (start + high)
      relativeAt = k
    }
  })
  return {
    lost: worstAt === 0 ? null : -worst,
    account: worstAt === 0 ? null : account,
    relative: relativeAt === 0 ? null : relative,
  }
}

/**
 * Metrics of freqtrade on closed trades. `spanMs` is the time between the first and the last bar's open.
 * Source: docs/metrics.md#as-freqtrade-computes-it
 */
export function likeFreqtrade(
  closed: readonly Pick<ClosedTrade, 'pnl' | 'exitBar'>[],
  start: number,
  spanMs: number,
): Figures {
  const pnls = [...closed].sort((a, b) => a.exitBar - b.exitBar).map(({ pnl }) => pnl)
  const shares = pnls.map((pnl) => pnl / start)
  const wholeDays = Math.floor(spanMs / 86_400_000)
  const perDay = sum(shares) / Math.max(1, wholeDays)
  const over = (spread: number) => (spread > 0 ? (perDay / spread) * perYear : none)
  const wins = pnls.filter((pnl) => pnl > 0)
  const losses = pnls.filter((pnl) => pnl < 0)
  const { lost, account, relative } = drawdown(pnls, start)
  const final = start + sum(pnls)
  const winRate = wins.length / pnls.length
  const averageWin = wins.length > 0 ? mean(wins) : 0
  const averageLoss = losses.length > 0 ? -mean(losses) : 0
  const any = pnls.length > 0
  return {
    sharpe: any ? over(deviation(shares, 0)) : 0,
    sortino: any
      ? over(
          deviation(
            shares.filter((share) => share < 0),
            0,
          ),
        )
      : 0,
    calmar: any ? (account ? ((100 * perDay) / account) * perYear : none) : 0,
    cagr: final < 0 ? 0 : (final / start) ** (365 / wholeDays) - 1,
    days: wholeDays,
    final_balance: final,
    max_drawdown_abs: lost,
    max_drawdown_account: account,
    max_drawdown_relative: relative,
    expectancy: any ? winRate * averageWin - (1 - winRate) * averageLoss : 0,
    expectancy_ratio: !any || averageLoss === 0 ? 100 : (1 + averageWin / averageLoss) * winRate - 1,
    profit_factor: losses.length > 0 ? sum(wins) / -sum(losses) : null,
  }
}
