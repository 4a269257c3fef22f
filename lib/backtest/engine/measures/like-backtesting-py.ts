import { at, barCount } from '../candles/bars'
import { drawdownsOf, underwater } from './drawdowns'
import { barMsOf, dailyOf, exposureOf, type Outcome } from './outcome'
import { deviation, downside, geometricMean, known, mean, sum } from './statistics'
import type { ClosedTrade } from './trade'

/** Figures under the tool's own names; null = not a number, infinities stay. */
export type Figures = Record<string, number | null>

const dayMs = 86_400_000
const orNone = (value: number): number => value || Number.NaN
const figure = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** Durations are rounded up to the unit of the bar spacing. */
function unitOf(ts: Float64Array): number {
  const barMs = barMsOf({ ts })
  return [dayMs, 3_600_000, 60_000, 1_000].find((unit) => barMs % unit === 0) ?? 1
}

const roundUp = (ms: number, unit: number) => Math.ceil(ms / unit - 1e-9) * unit

function tradingDays(ts: Float64Array): 365 | 252 {
  let weekend = 0
  for (const each of ts) {
    const day = (Math.floor(each / dayMs) + 4) % 7
    if (day === 0 || day === 6) weekend++
  }
  return weekend / ts.length > 0.17 ? 365 : 252
}

/** What that tool says about the equity curve. Source: docs/metrics.md#as-backtestingpy-computes-it */
export function curveLikeBacktestingPy(ts: Float64Array, equity: Float64Array): Figures {
  const [first, last] = [at(equity, 0), at(equity, equity.length - 1)]
  const daily = dailyOf(ts, equity)
  const returns = daily
    .slice(1)
    .map((value, k) => value / (daily[k] as number) - 1)
    .filter((value) => !Number.isNaN(value))
  const days = tradingDays(ts)
  const g = geometricMean(returns)
  const annual = (1 + g) ** days - 1
  const volatility = Math.sqrt((deviation(returns, 1) ** 2 + (1 + g) ** 2) ** days - (1 + g) ** (2 * days))
  const years = (at(ts, ts.length - 1) - at(ts, 0)) / dayMs / 365.25
  const depths = underwater(equity)
  const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0)
  const falls = drawdownsOf(depths)
  const lengths = falls.map(({ from, to }) => at(ts, to) - at(ts, from))
  const unit = unitOf(ts)
  return {
    'Equity Final [$]': last,
    'Equity Peak [$]': equity.reduce((most, value) => Math.max(most, value), 0),
    'Return [%]': (100 * (last - first)) / first,
    'Return (Ann.) [%]': figure(100 * annual),
    'Volatility (Ann.) [%]': figure(100 * volatility),
    'CAGR [%]': figure(100 * ((last / first) ** (1 / years) - 1)),
    'Sharpe Ratio': figure(annual / orNone(volatility)),
    'Sortino Ratio': figure(annual / (downside(returns) * Math.sqrt(days))),
    'Calmar Ratio': figure(annual / orNone(deepest)),
    'Max. Drawdown [%]': -100 * deepest,
    'Avg. Drawdown [%]': figure(-100 * mean(falls.map(({ depth }) => depth))),
    'Max. Drawdown Duration [ms]':
      falls.length === 0
        ? null
        : roundUp(
            lengths.reduce((most, ms) => Math.max(most, ms), 0),
            unit,
          ),
    'Avg. Drawdown Duration [ms]': falls.length === 0 ? null : roundUp(mean(lengths), unit),
  }
}

/** What that tool says about the closed trades. */
export function tradesLikeBacktestingPy(trades: readonly Pick<ClosedTrade, 'pnl' | 'ratio'>[]): Figures {
  const n = trades.length
  const pnls = trades.map(({ pnl }) => pnl)
  const ratios = trades.map(({ ratio }) => ratio)
  const wins = pnls.filter((pnl) => pnl > 0)
  const winRate = wins.length / n
  const gained = sum(ratios.filter((ratio) => ratio > 0))
  const lost = Math.abs(sum(ratios.filter((ratio) => ratio < 0)))
  const edge =
    n > 0 ? (pick: 'max' | 'min') => 100 * ratios.reduce((a, b) => Math[pick](a, b)) : () => Number.NaN
  return {
    '# Trades': n,
    'Win Rate [%]': figure(100 * winRate),
    'Best Trade [%]': figure(edge('max')),
    'Worst Trade [%]': figure(edge('min')),
    'Avg. Trade [%]': figure(100 * geometricMean(ratios)),
    'Profit Factor': figure(gained / orNone(lost)),
    'Expectancy [%]': figure(100 * mean(ratios)),
    SQN: figure((Math.sqrt(n) * mean(pnls)) / orNone(deviation(pnls, 1))),
    'Kelly Criterion': figure(winRate - (1 - winRate) / (mean(wins) / -mean(pnls.filter((pnl) => pnl < 0)))),
  }
}

const logReturns = (values: Float64Array): Float64Array =>
  values.subarray(1).map((value, i) => Math.log(value / at(values, i)))

function betaOf(equity: Float64Array, close: Float64Array): number {
  const [ours, market] = [logReturns(equity), logReturns(close)]
  const [ourMean, marketMean] = [mean(ours), mean(market)]
  let covariance = 0
  let variance = 0
  for (let i = 0; i < ours.length; i++) {
    const off = at(market, i) - marketMean
    covariance += (at(ours, i) - ourMean) * off
    variance += off * off
  }
  return covariance / variance
}

/** All statistics of that tool for a run. Only closed trades count, and commissions are left out when there are none. */
export function statsLikeBacktestingPy(outcome: Outcome): Figures {
  const { bars, equity, trades, firstBar, fees } = outcome
  const { ts, close } = bars
  const count = barCount(bars)
  const curve = curveLikeBacktestingPy(ts, equity)
  const lengths = trades.map(({ entryBar, exitBar }) => at(ts, exitBar) - at(ts, entryBar))
  const from = at(close, Math.max(0, firstBar - 1))
  const hold = (100 * (at(close, count - 1) - from)) / from
  const beta = betaOf(equity, close)
  const unit = unitOf(ts)
  return {
    'Duration [ms]': at(ts, count - 1) - at(ts, 0),
    'Exposure Time [%]': 100 * exposureOf({ bars, trades, openSince: [] }),
    ...(fees === 0 ? {} : { 'Commissions [$]': fees }),
    ...curve,
    'Buy & Hold Return [%]': hold,
    'Alpha [%]': figure(Number(curve['Return [%]']) - beta * hold),
    Beta: known(beta),
    ...tradesLikeBacktestingPy(trades),
    'Max. Trade Duration [ms]':
      trades.length === 0
        ? null
        : roundUp(
            lengths.reduce((most, ms) => Math.max(most, ms), 0),
            unit,
          ),
    'Avg. Trade Duration [ms]': trades.length === 0 ? null : roundUp(mean(lengths), unit),
  }
}
