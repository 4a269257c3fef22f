import { at, barCount } from '../candles/bars'
import { drawdownsOf, underwater } from './drawdowns'
import { barMsOf, dailyOf, exposureOf, type Outcome } from './outcome'
import { deviation, downside, known, mean, sum } from './statistics'

type Figure = number | null

/** Default figures of a run. Fractions, milliseconds, money; null where there is none. Source: docs/metrics.md */
export interface Measures {
  roi: number
  cagr: Figure
  volatility: Figure
  sharpe: Figure
  sortino: Figure
  maxDrawdown: number
  calmar: Figure
  avgDrawdown: Figure
  maxDrawdownMs: Figure
  avgDrawdownMs: Figure
  buyAndHold: Figure
  trades: number
  winRate: Figure
  profitFactor: Figure
  expectancy: Figure
  avgTrade: Figure
  bestTrade: Figure
  worstTrade: Figure
  sqn: Figure
  kelly: Figure
  exposure: number
  turnover: number
  feesPaid: number
  fundingPaid: number
  avgBars: Figure
}

const yearMs = 365.25 * 86_400_000
const perYear = Math.sqrt(365)

/** Simple daily returns; the money at the start is the day before the first. */
export function dailyReturns({ bars, equity, start }: Pick<Outcome, 'bars' | 'equity' | 'start'>): number[] {
  const daily = [start, ...dailyOf(bars.ts, equity)]
  return daily.slice(1).map((value, k) => {
    const before = daily[k] as number
    return before > 0 ? value / before - 1 : 0
  })
}

/** Equal values differ by rounding only: that is no spread. */
const spreadOf = (spread: number, average: number): number =>
  spread > Math.abs(average) * 1e-12 ? spread : Number.NaN

type Curve = 'roi' | 'cagr' | 'volatility' | 'sharpe' | 'sortino' | 'calmar' | 'buyAndHold'
type Depth = 'maxDrawdown' | 'avgDrawdown' | 'maxDrawdownMs' | 'avgDrawdownMs'

function depthsOf({ bars, equity, start }: Outcome): Pick<Measures, Depth> {
  const curve = new Float64Array(equity.length + 1)
  curve[0] = start
  curve.set(equity, 1)
  const depths = underwater(curve)
  const falls = drawdownsOf(depths)
  const lengths = falls.map(({ from, to }) => at(bars.ts, to - 1) - at(bars.ts, Math.max(0, from - 1)))
  return {
    maxDrawdown: depths.reduce((most, depth) => Math.max(most, depth), 0),
    avgDrawdown: known(mean(falls.map(({ depth }) => depth))),
    maxDrawdownMs: falls.length === 0 ? null : lengths.reduce((most, ms) => Math.max(most, ms), 0),
    avgDrawdownMs: known(mean(lengths)),
  }
}

function curveOf(outcome: Outcome, maxDrawdown: number): Pick<Measures, Curve> {
  const { bars, equity, start } = outcome
  const count = barCount(bars)
  const final = count > 0 ? at(equity, count - 1) : start
  const years = count > 1 ? (at(bars.ts, count - 1) - at(bars.ts, 0) + barMsOf(bars)) / yearMs : Number.NaN
  const returns = dailyReturns(outcome)
  const average = mean(returns)
  const spread = spreadOf(deviation(returns, 1), average)
  const cagr = (final / start) ** (1 / years) - 1
  return {
    roi: final / start - 1,
    cagr: known(cagr),
    volatility: known(deviation(returns, 1) * perYear),
    sharpe: known((average / spread) * perYear),
    sortino: known((average / downside(returns)) * perYear),
    calmar: known(cagr / maxDrawdown),
    buyAndHold: count > 0 ? at(bars.close, count - 1) / at(bars.open, 0) - 1 : null,
  }
}

type OfTrades = Exclude<keyof Measures, Curve | Depth>

function tradesOf(outcome: Outcome): Pick<Measures, OfTrades> {
  const { trades, equity, turnover, fees, funding } = outcome
  const pnls = trades.map(({ pnl }) => pnl)
  const ratios = trades.map(({ ratio }) => ratio)
  const wins = pnls.filter((pnl) => pnl > 0)
  const losses = pnls.filter((pnl) => pnl < 0)
  const winRate = wins.length / pnls.length
  const some = (value: number) => (trades.length > 0 ? known(value) : null)
  return {
    trades: trades.length,
    winRate: some(winRate),
    profitFactor: losses.length > 0 ? known(sum(wins) / -sum(losses)) : null,
    expectancy: some(mean(pnls)),
    avgTrade: some(mean(ratios)),
    bestTrade: some(ratios.reduce((most, ratio) => Math.max(most, ratio), Number.NEGATIVE_INFINITY)),
    worstTrade: some(ratios.reduce((least, ratio) => Math.min(least, ratio), Number.POSITIVE_INFINITY)),
    sqn: known((Math.sqrt(pnls.length) * mean(pnls)) / spreadOf(deviation(pnls, 1), mean(pnls))),
    kelly: known(winRate - (1 - winRate) / (mean(wins) / -mean(losses))),
    exposure: equity.length > 0 ? exposureOf(outcome) : 0,
    turnover: known(turnover / mean(equity)) ?? 0,
    feesPaid: fees,
    fundingPaid: -funding,
    avgBars: known(mean(trades.map(({ entryBar, exitBar }) => exitBar - entryBar))),
  }
}

export function measuresOf(outcome: Outcome): Measures {
  const depths = depthsOf(outcome)
  return { ...curveOf(outcome, depths.maxDrawdown), ...depths, ...tradesOf(outcome) }
}

/** Return of every UTC month of opening times, the oldest first. */
export function monthsOf({ bars, equity, start }: Outcome): { month: string; value: number }[] {
  const months: { month: string; value: number }[] = []
  const count = barCount(bars)
  let before = start
  for (let from = 0; from < count; ) {
    const first = new Date(at(bars.ts, from))
    const end = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1)
    while (from < count && at(bars.ts, from) < end) from++
    const value = before > 0 ? at(equity, from - 1) / before - 1 : 0
    months.push({ month: first.toISOString().slice(0, 7), value })
    before = at(equity, from - 1)
  }
  return months
}
