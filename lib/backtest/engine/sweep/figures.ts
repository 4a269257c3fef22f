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

/** Bars `from` to `to`, both counted, outside of which the equity stands still. */
type Stretch = readonly [from: number, to: number]

/** Per bar, with the money at the start as the first peak. Under one peak the lowest value is the deepest. */
function deepestOf(equity: Float64Array, start: number, stretches: readonly Stretch[]): number {
  let peak = start
  let trough = start
  let most = 0
  for (const [from, to] of stretches) {
    for (let i = from; i <= to; i++) {
      const value = at(equity, i)
      if (value < trough) trough = value
      else if (value > peak) {
        most = Math.max(most, 1 - trough / peak)
        peak = value
        trough = value
      }
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

interface Read {
  equity: Float64Array
  start: number
  pnls: Float64Array
  stretches: readonly Stretch[]
  deepest: number | null
}

function figuresOf({ equity, start, pnls, stretches, deepest }: Read, days: Int32Array): QuickFigures {
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
    maxDrawdown: deepest ?? deepestOf(equity, start, stretches),
    sharpe: sharpeOf(equity, start, days),
    trades: pnls.length,
    winRate: pnls.length > 0 ? wins / pnls.length : null,
    profitFactor: lost > 0 ? known(won / lost) : null,
  }
}

export function quickFigures({ equity, start, trades }: Outcome, days: Int32Array): QuickFigures {
  const pnls = Float64Array.from(trades, ({ pnl }) => pnl)
  return figuresOf({ equity, start, pnls, stretches: [[0, equity.length - 1]], deepest: null }, days)
}

const [entryColumn, exitColumn, pnlColumn] = [1, 2, 5]

/** A kernel has one lot at a time, so between its trades nothing changes. */
export function quickFiguresOfKernel(run: KernelRun, start: number, days: Int32Array): QuickFigures {
  const { equity, trades, state, deepest } = run
  const pnls = new Float64Array(trades.length / tradeColumns)
  const stretches: Stretch[] = []
  for (let n = 0; n < pnls.length; n++) {
    const row = n * tradeColumns
    pnls[n] = at(trades, row + pnlColumn)
    stretches.push([at(trades, row + entryColumn), at(trades, row + exitColumn)])
  }
  if (state.P !== 0) stretches.push([state.lotBar, equity.length - 1])
  return figuresOf({ equity, start, pnls, stretches, deepest }, days)
}
