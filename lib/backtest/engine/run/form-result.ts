import type { PyRun } from '../backtesting-py/run'
import type { Bars } from '../candles/bars'
import type { Notes, RefusalReason } from '../clerk/clerk'
import type { StopReason } from '../clerk/guard'
import { type EndReason, noneEnded, type Role } from '../desk/desk'
import type { Settings } from '../desk/settings'
import { type Outcome, outcomeOf, outcomeOfPy } from '../measures/outcome'
import type { ClosedTrade } from '../measures/trade'
import type { Run } from './run'

/** A trade with the name of its entry and what ended it. */
export interface FormTrade extends ClosedTrade {
  tag: string
  exit: Role
  funding: number
}

export interface Refusal {
  bar: number
  id: string
  reason: RefusalReason
}

/** All that measures and pages need to know of a run. Plain data. */
export interface FormRun {
  /** What measures are computed from; its trades are these. */
  outcome: Outcome
  trades: FormTrade[]
  /** Equity at the close of every bar. */
  equity: Float64Array
  /** How many orders ended for each reason; refused ones under rejected and lot. */
  ended: Record<EndReason, number>
  /** The first thousand wishes that became no order, and how many there were. */
  refusals: Refusal[]
  refused: number
  /** The first ten thousand, and how many there were. */
  alerts: { bar: number; message: string }[]
  alerted: number
  /** Limits of the risk block that were reached. */
  stops: { bar: number; reason: StopReason }[]
  /** What is still held after the last bar. */
  open: { size: number; averagePrice: number; profit: number; since: number } | null
  /** Orders that still wait after the last bar, brackets too. */
  waiting: number
  /** What was lost beyond the equity and is not owed. */
  forgiven: number
  settings: Settings
  params: Record<string, number>
}

const most = { refusals: 1_000, alerts: 10_000 }

/** Gathers what is told of a run, bar by bar. */
export class RunNotes implements Notes {
  bar = 0
  told: Pick<FormRun, 'refusals' | 'refused' | 'alerts' | 'alerted' | 'stops'> = {
    refusals: [],
    refused: 0,
    alerts: [],
    alerted: 0,
    stops: [],
  }

  alert(message: string): void {
    const { alerts } = this.told
    if (++this.told.alerted <= most.alerts) alerts.push({ bar: this.bar, message })
  }

  refused(id: string, reason: RefusalReason): void {
    const { refusals } = this.told
    if (++this.told.refused <= most.refusals) refusals.push({ bar: this.bar, id, reason })
  }
}

export interface Asked extends Pick<FormRun, 'settings' | 'params'> {
  bars: Bars
  firstBar: number
}

export function resultOf(run: Run, { told }: RunNotes, { bars, firstBar, settings, params }: Asked): FormRun {
  const { desk, equity } = run
  const trades = desk.trades.map(
    ({ side, size, pnl, entryBar, entryPrice, exitBar, exitPrice, fees, funding, tag, exit }): FormTrade => {
      const ratio = pnl / (size * entryPrice)
      const signed = side * size
      return { size: signed, entryBar, exitBar, entryPrice, exitPrice, pnl, ratio, fees, funding, tag, exit }
    },
  )
  const { position, cost, mark, lots, orders, ended, forgiven } = desk
  const since = lots.reduce((first, { bar }) => Math.min(first, bar), Number.MAX_SAFE_INTEGER)
  return {
    ...told,
    outcome: { ...outcomeOf(run, bars, firstBar), trades },
    trades,
    equity,
    ended,
    open:
      position === 0
        ? null
        : { size: position, averagePrice: cost / position, profit: position * mark - cost, since },
    waiting: orders.length,
    forgiven,
    settings,
    params,
  }
}

/** The same of a run under the model named backtesting.py, which knows neither names nor reasons. */
export function resultOfPy(
  run: PyRun,
  { told }: RunNotes,
  { bars, firstBar, settings, params }: Asked,
): FormRun {
  const outcome = outcomeOfPy(run, bars, firstBar, settings.cash)
  const trades = outcome.trades.map((trade): FormTrade => ({ ...trade, tag: '', exit: 'plain', funding: 0 }))
  const { equity, open: held, pending, cancelledForMargin, refused } = run
  const size = held.reduce((sum, { size }) => sum + size, 0)
  const cost = held.reduce((sum, { size, entryPrice }) => sum + size * entryPrice, 0)
  const last = bars.close.at(-1) ?? Number.NaN
  const since = Math.min(...held.map(({ entryBar }) => entryBar))
  return {
    ...told,
    outcome: { ...outcome, trades },
    trades,
    equity,
    ended: { ...noneEnded(), margin: cancelledForMargin, rejected: refused },
    open: size === 0 ? null : { size, averagePrice: cost / size, profit: size * last - cost, since },
    waiting: pending,
    forgiven: 0,
    settings,
    params,
  }
}
