import { at, type Bars } from '../candles/bars'
import { tradeColumns } from '../fused/fills'
import type { KernelRun } from '../fused/kernel'
import type { Outcome } from '../measures/outcome'
import { deviation, known, mean } from '../measures/statistics'

/** What a search compares, with the definitions of docs/metrics.md. */
export interface QuickFigures {
  roi: number
  maxDrawdown: number
  sharpe: number | null
  trades: number
  winRate: number | null
  profitFactor: number | null
}

const dayMs = 86_400_000
const perYear = Math.sqrt(365)

/** The last bar of every UTC day. */
export function dayEndsOf({ ts }: Bars): Int32Array {
  const ends: number[] = []
  for (let i = 0; i < ts.length; i++) {
    const last = i + 1 === ts.length || Math.floor(at(ts, i) / dayMs) !== Math.floor(at(ts, i + 1) / dayMs)
    if (last) ends.push(i)
  }
  return Int32Array.from(ends)
}

/** Per bar, with the money at the start as the first peak. Under one peak the lowest value is the deepest. */
function deepest(equity: Float64Array, start: number): number {
  let peak = start
  let trough = start
  let most = 0
  for (let i = 0; i < equity.length; i++) {
    const value = at(equity, i)
    if (value < trough) trough = value
    else if (value > peak) {
      most = Math.max(most, 1 - trough / peak)
      peak = value
      trough = value
    }
  }
  return Math.max(most, 1 - trough / peak)
}

function sharpeOf(equity: Float64Array, start: number, days: Int32Array): number | null {
  const returns = new Float64Array(days.length)
  let before = start
  for (let k = 0; k < days.length; k++) {
    const value = at(equity, days[k] as number)
    returns[k] = before > 0 ? value / before - 1 : 0
    before = value
  }
  const average = mean(returns)
  const spread = deviation(returns, 1)
  return spread > Math.abs(average) * 1e-12 ? known((average / spread) * perYear) : null
}

function figuresOf(equity: Float64Array, start: number, days: Int32Array, pnls: Float64Array): QuickFigures {
  let [wins, won, lost] = [0, 0, 0]
  for (const pnl of pnls) {
    if (pnl > 0) {
      wins++
      won += pnl
    } else lost -= pnl
  }
  const final = equity.length > 0 ? at(equity, equity.length - 1) : start
  return {
    roi: final / start - 1,
    maxDrawdown: deepest(equity, start),
    sharpe: sharpeOf(equity, start, days),
    trades: pnls.length,
    winRate: pnls.length > 0 ? wins / pnls.length : null,
    profitFactor: lost > 0 ? known(won / lost) : null,
  }
}

export function quickFigures({ equity, start, trades }: Outcome, days: Int32Array): QuickFigures {
  return figuresOf(
    equity,
    start,
    days,
    Float64Array.from(trades, ({ pnl }) => pnl),
  )
}

const pnlColumn = 5

export function quickFiguresOfKernel(run: KernelRun, start: number, days: Int32Array): QuickFigures {
  const pnls = new Float64Array(run.trades.length / tradeColumns)
  for (let n = 0; n < pnls.length; n++) pnls[n] = at(run.trades, n * tradeColumns + pnlColumn)
  return figuresOf(run.equity, start, days, pnls)
}
