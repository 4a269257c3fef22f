import { at, barCount, sliceBars } from '../engine/candles/bars'
import { deflatedSharpe } from '../engine/honesty/deflated-sharpe'
import { monteCarlo } from '../engine/honesty/monte-carlo'
import { excursionOf } from '../engine/measures/excursions'
import { dailyReturns, measuresOf, monthsOf } from '../engine/measures/measures'
import type { Outcome } from '../engine/measures/outcome'
import { deviation, known, mean } from '../engine/measures/statistics'
import type { FormRun, FormTrade } from '../engine/run/form-result'
import { exits, type HonestyView, type ResultView } from '../schemas/results'
import { chartOf, holdOf } from './chart'
import type { Columns } from './pack'

const chartPoints = 1_200
const luckRuns = 1_000
const luckWork = 20_000_000
const bins = 24

const exitOf: Record<FormTrade['exit'], (typeof exits)[number]> = {
  plain: 'signal',
  'stop-loss': 'stop',
  'take-profit': 'target',
  liquidation: 'liquidation',
}

/** Columns of the closed trades, the oldest first. Times are the openings of the bars they were filled in. */
export function tradeColumns({ trades, outcome: { bars } }: Pick<FormRun, 'trades' | 'outcome'>): Columns {
  const column = (read: (trade: FormTrade) => number) => Float64Array.from(trades, read)
  const moves = trades.map((trade) => excursionOf(trade, bars))
  return {
    size: column(({ size }) => size),
    entryTs: column(({ entryBar }) => at(bars.ts, entryBar)),
    exitTs: column(({ exitBar }) => at(bars.ts, exitBar)),
    entryPrice: column(({ entryPrice }) => entryPrice),
    exitPrice: column(({ exitPrice }) => exitPrice),
    pnl: column(({ pnl }) => pnl),
    ratio: column(({ ratio }) => ratio),
    fees: column(({ fees }) => fees),
    mae: Float64Array.from(moves, ({ mae }) => mae),
    mfe: Float64Array.from(moves, ({ mfe }) => mfe),
    bars: column(({ entryBar, exitBar }) => exitBar - entryBar),
    exit: column(({ exit }) => exits.indexOf(exitOf[exit])),
  }
}

export const equityColumns = ({ bars, equity, start }: Outcome): Columns => ({
  ts: bars.ts,
  equity,
  hold: holdOf(bars, start),
})

function monthTable(outcome: Outcome): ResultView['months'] {
  const hold = monthsOf({ ...outcome, equity: holdOf(outcome.bars, outcome.start) })
  return monthsOf(outcome).map(({ month, value }, index) => ({ month, value, hold: hold[index]?.value ?? 0 }))
}

/** How many trades returned what: bins of equal width around 0, the outer ones open. */
export function distributionOf(ratios: readonly number[]): ResultView['distribution'] {
  if (ratios.length === 0) return []
  const sorted = ratios.map(Math.abs).sort((a, b) => a - b)
  const reach = Math.max(sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0, 1e-6)
  const width = (2 * reach) / bins
  const counts = new Array<number>(bins).fill(0)
  for (const ratio of ratios) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((ratio + reach) / width)))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts.map((count, bin) => ({ from: -reach + bin * width, to: -reach + (bin + 1) * width, count }))
}

/** A stretch of a run: its money and the trades that begin and end in it. */
export function cut(outcome: Outcome, from: number, to: number): Outcome {
  const inside = outcome.trades.filter(({ entryBar, exitBar }) => entryBar >= from && exitBar < to)
  return {
    ...outcome,
    bars: sliceBars(outcome.bars, from, to),
    firstBar: Math.max(0, outcome.firstBar - from),
    start: from === 0 ? outcome.start : at(outcome.equity, from - 1),
    equity: outcome.equity.subarray(from, to),
    trades: inside.map((trade) => ({
      ...trade,
      entryBar: trade.entryBar - from,
      exitBar: trade.exitBar - from,
    })),
    openSince: outcome.openSince.filter((bar) => bar >= from && bar < to).map((bar) => bar - from),
  }
}

/** Annualised, of daily UTC returns; null without spread. */
export function sharpeOf(outcome: Pick<Outcome, 'bars' | 'equity' | 'start'>): number | null {
  const returns = dailyReturns(outcome)
  const spread = deviation(returns, 1)
  return spread > 1e-12 ? known((mean(returns) / spread) * Math.sqrt(365)) : null
}

function luckOf({
  trades,
  start,
}: Outcome): Pick<HonestyView, 'luckFinal' | 'luckDrawdown' | 'luckLosing' | 'luckRuns'> {
  const none = { luckFinal: null, luckDrawdown: null, luckLosing: null, luckRuns: null }
  let money = start
  const changes = trades.map(({ pnl }) => {
    const change = money > 0 ? pnl / money : 0
    money += pnl
    return change
  })
  const runs = Math.min(luckRuns, Math.floor(luckWork / Math.max(1, changes.length)))
  if (changes.length < 10 || runs < 100) return none
  const drawn = monteCarlo({ changes, kind: 'bootstrap', runs, seed: 1 })
  return { luckFinal: drawn.final, luckDrawdown: drawn.maxDrawdown, luckLosing: drawn.losing, luckRuns: runs }
}

export interface Search {
  tries: number
  /** Standard deviation of the Sharpes of all tries, a year's. */
  spread: number
  /** The best value, and those one step away from it; null unless all of a grid was tried. */
  plateau: { value: number; around: number; score: number } | null
}

export interface HonestyInput {
  outcome: Outcome
  /** Bars from here on were not seen by whoever chose the parameters. */
  splitAt: number | null
  search: Search | null
  dearRoi: number | null
  freeRoi: number | null
}

function honestyOf({ outcome, splitAt, search, dearRoi, freeRoi }: HonestyInput): HonestyView {
  const { bars } = outcome
  const count = barCount(bars)
  const split = splitAt === null ? -1 : bars.ts.findIndex((ts) => ts >= splitAt)
  const inside = split > 0 ? cut(outcome, 0, split) : null
  const outside = split > 0 ? cut(outcome, split, count) : null
  const found =
    search && inside
      ? deflatedSharpe(dailyReturns(inside), search.tries, search.spread / Math.sqrt(365))
      : null
  const yearly = (sharpe: number) => sharpe * Math.sqrt(365)
  return {
    inSharpe: inside && sharpeOf(inside),
    outSharpe: outside && sharpeOf(outside),
    splitAt: split > 0 ? at(bars.ts, split) : null,
    dearRoi,
    freeRoi,
    ...luckOf(outcome),
    deflated: found && {
      sharpe: yearly(found.sharpe),
      luck: yearly(found.luck),
      probability: found.probability,
      tries: search?.tries ?? 1,
    },
  }
}

export type Measured = Omit<ResultView, 'findings' | 'causality' | 'narration'>

export function resultOf(input: HonestyInput): Measured {
  const { outcome } = input
  const { bars, equity, start } = outcome
  const count = barCount(bars)
  const hold = holdOf(bars, start)
  return {
    measures: measuresOf(outcome),
    chart: chartOf({ ts: bars.ts, equity, hold, start }, chartPoints),
    months: monthTable(outcome),
    distribution: distributionOf(outcome.trades.map(({ ratio }) => ratio)),
    honesty: honestyOf(input),
    start,
    final: count > 0 ? at(equity, count - 1) : start,
    bars: count,
    firstTs: at(bars.ts, 0),
    lastTs: at(bars.ts, count - 1),
    openTrades: outcome.openSince.length,
  }
}
