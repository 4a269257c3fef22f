import { at, type Bars, barCount } from '../candles/bars'
import { tradeColumns } from '../fused/fills'
import type { KernelRun } from '../fused/kernel'
import { barMsOf, type Outcome } from '../measures/outcome'
import { deviation, downside, known, mean } from '../measures/statistics'

/** What a search compares: these of the measures, to the last bit. Source: docs/metrics.md */
export interface QuickFigures {
  roi: number
  sharpe: number | null
  sortino: number | null
  calmar: number | null
  maxDrawdown: number
  profitFactor: number | null
  sqn: number | null
  winRate: number | null
  trades: number
}

/** The time of some bars, which is the same for every run over them. */
export interface Calendar {
  /** The last bar of every UTC day. */
  dayEnds: Int32Array
  years: number
}

const dayMs = 86_400_000
const yearMs = 365.25 * dayMs
const perYear = Math.sqrt(365)

export function calendarOf(bars: Bars): Calendar {
  const { ts } = bars
  const ends: number[] = []
  for (let i = 0; i < ts.length; i++) {
    const last = i + 1 === ts.length || Math.floor(at(ts, i) / dayMs) !== Math.floor(at(ts, i + 1) / dayMs)
    if (last) ends.push(i)
  }
  const count = barCount(bars)
  const years = count > 1 ? (at(ts, count - 1) - at(ts, 0) + barMsOf(bars)) / yearMs : Number.NaN
  return { dayEnds: Int32Array.from(ends), years }
}

function returnsOf(daily: Float64Array, start: number): Float64Array {
  const returns = new Float64Array(daily.length)
  let before = start
  for (let k = 0; k < daily.length; k++) {
    const value = at(daily, k)
    returns[k] = before > 0 ? value / before - 1 : 0
    before = value
  }
  return returns
}

/** Null where values differ by rounding only. */
function inSpreads(values: Float64Array, times: number): number | null {
  const average = mean(values)
  const spread = deviation(values, 1)
  return spread > Math.abs(average) * 1e-12 ? known((times * average) / spread) : null
}

function sharpeOf(returns: Float64Array): number | null {
  const ratio = inSpreads(returns, 1)
  return ratio === null ? null : known(ratio * perYear)
}

interface Read {
  start: number
  /** Equity at the end of every UTC day. */
  daily: Float64Array
  maxDrawdown: number
  pnls: Float64Array
}

function figuresOf({ start, daily, maxDrawdown, pnls }: Read, years: number): QuickFigures {
  let [wins, won, lost] = [0, 0, 0]
  for (const pnl of pnls) {
    if (pnl > 0) {
      wins++
      won += pnl
    } else lost -= pnl
  }
  const returns = returnsOf(daily, start)
  const final = daily.length > 0 ? at(daily, daily.length - 1) : start
  return {
    roi: final / start - 1,
    sharpe: sharpeOf(returns),
    sortino: known((mean(returns) / downside(returns)) * perYear),
    calmar: known(((final / start) ** (1 / years) - 1) / maxDrawdown),
    maxDrawdown,
    profitFactor: lost > 0 ? known(won / lost) : null,
    sqn: inSpreads(pnls, Math.sqrt(pnls.length)),
    winRate: pnls.length > 0 ? wins / pnls.length : null,
    trades: pnls.length,
  }
}

/** Per bar, with the money at the start as the first peak. */
function deepestOf(equity: Float64Array, start: number): number {
  let peak = start
  let most = 0
  for (let i = 0; i < equity.length; i++) {
    const value = at(equity, i)
    if (value > peak) peak = value
    else most = Math.max(most, 1 - value / peak)
  }
  return most
}

export function quickFigures({ equity, start, trades }: Outcome, { dayEnds, years }: Calendar): QuickFigures {
  const pnls = Float64Array.from(trades, ({ pnl }) => pnl)
  const daily = Float64Array.from(dayEnds, (end) => at(equity, end))
  return figuresOf({ start, daily, maxDrawdown: deepestOf(equity, start), pnls }, years)
}

const pnlColumn = 5

/** Of a kernel that was asked for the equity at the ends of days only. */
export function quickFiguresOfKernel(
  { equity, trades, deepest }: KernelRun,
  start: number,
  { years }: Calendar,
): QuickFigures {
  const pnls = new Float64Array(trades.length / tradeColumns)
  for (let n = 0; n < pnls.length; n++) pnls[n] = at(trades, n * tradeColumns + pnlColumn)
  return figuresOf({ start, daily: equity, maxDrawdown: deepest, pnls }, years)
}
