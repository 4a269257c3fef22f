import type { PyRun } from '../backtesting-py/run'
import { at, type Bars, barCount } from '../candles/bars'
import type { Run } from '../run/run'
import type { ClosedTrade } from './trade'

/** All that measures need to know of a run, whatever model filled its orders. */
export interface Outcome {
  bars: Bars
  /** The first bar that was decided about. */
  firstBar: number
  start: number
  equity: Float64Array
  trades: readonly ClosedTrade[]
  /** Entry bars of what is still open. */
  openSince: readonly number[]
  fees: number
  funding: number
  turnover: number
}

export function outcomeOf({ desk, equity }: Run, bars: Bars, firstBar = 0): Outcome {
  const trades = desk.trades.map(({ side, size, entryPrice, pnl, ...rest }) => ({
    ...rest,
    size: side * size,
    entryPrice,
    pnl,
    ratio: pnl / (size * entryPrice),
  }))
  const openSince = desk.lots.map(({ bar }) => bar)
  const { fees, funding, turnover } = desk
  return { bars, firstBar, start: desk.settings.cash, equity, trades, openSince, fees, funding, turnover }
}

export function outcomeOfPy(
  { trades, equity, open }: PyRun,
  bars: Bars,
  firstBar: number,
  start: number,
): Outcome {
  let turnover = 0
  let fees = 0
  for (const trade of trades) {
    turnover += Math.abs(trade.size) * (trade.entryPrice + trade.exitPrice)
    fees += trade.fees
  }
  for (const { size, entryPrice } of open) turnover += Math.abs(size) * entryPrice
  const openSince = open.map(({ entryBar }) => entryBar)
  return { bars, firstBar, start, equity, trades, openSince, fees, funding: 0, turnover }
}

const dayMs = 86_400_000

/** The last value of every UTC day of opening times. */
export function dailyOf(ts: Float64Array, values: Float64Array): number[] {
  const daily: number[] = []
  for (let i = 0; i < ts.length; i++) {
    const day = Math.floor(at(ts, i) / dayMs)
    if (i > 0 && day === Math.floor(at(ts, i - 1) / dayMs)) daily[daily.length - 1] = at(values, i)
    else daily.push(at(values, i))
  }
  return daily
}

/** The smallest distance between two bars; NaN for fewer than two. */
export function barMsOf(bars: Pick<Bars, 'ts'>): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 1; i < bars.ts.length; i++) least = Math.min(least, at(bars.ts, i) - at(bars.ts, i - 1))
  return Number.isFinite(least) ? least : Number.NaN
}

/** Share of bars from an entry to its exit, both counted. */
export function exposureOf({
  bars,
  trades,
  openSince,
}: Pick<Outcome, 'bars' | 'trades' | 'openSince'>): number {
  const count = barCount(bars)
  const held = new Uint8Array(count)
  for (const { entryBar, exitBar } of trades) held.fill(1, entryBar, exitBar + 1)
  for (const entryBar of openSince) held.fill(1, entryBar)
  return held.reduce((total, each) => total + each, 0) / count
}
