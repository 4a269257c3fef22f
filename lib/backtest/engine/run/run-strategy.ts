import type { PlanRisk } from '@/lib/strategies/engine/form/plan'
import type { Account, Wish } from '@/lib/strategies/engine/form/wishes'
import type { Bars } from '../candles/bars'
import { leave, serve } from '../clerk/clerk'
import { newGuard, watch } from '../clerk/guard'
import type { Terms } from '../clerk/requests'
import { type Desk, equityOf } from '../desk/desk'
import { type Settings, settingsOf } from '../desk/settings'
import type { FillModel } from '../models/model'
import type { View } from '../models/plan'
import { playLikeBacktestingPy } from '../models/plan-like-backtesting-py'
import { refuseLimits, serveLikeBacktestingPy } from '../models/wishes-like-backtesting-py'
import { type Asked, type FormRun, RunNotes, resultOf, resultOfPy } from './form-result'
import { type Funding, runBars } from './run'

/** What is asked at every close in turn, whichever way it was written. */
export interface Strategy {
  at(bar: number, account: Account): readonly Wish[]
  risk: PlanRisk
  params: Record<string, number>
}

export interface StrategyRunInput {
  bars: Bars
  funding?: Funding
  /** The first bar whose wishes are served; the bars before it warm up. */
  firstBar?: number
  closeAtEnd?: boolean
  fillAtClose?: boolean
  model?: FillModel
}

/** A strategy over bars that are all there, on the order engine of the named model. Source: docs/backtest.md#from-wishes-to-orders */
export function runStrategy(strategy: Strategy, settings: Settings, input: StrategyRunInput): FormRun {
  const { bars, funding, firstBar = 0 } = input
  const notes = new RunNotes()
  const asked = { bars, firstBar, settings, params: strategy.params }
  if (input.model === 'backtesting.py') return runLikePy(input, strategy, notes, asked)
  const terms: Terms = { risk: strategy.risk, fillAtClose: input.fillAtClose ?? false }
  const guard = newGuard(settings.cash)
  const run = runBars({
    bars,
    settings,
    ...(funding ? { funding } : {}),
    closeAtEnd: input.closeAtEnd ?? false,
    decide: (bar, desk) => {
      const wishes = strategy.at(bar, accountOf(desk))
      if (bar < firstBar) return
      notes.bar = bar
      const was = guard.stopped
      const stopped = watch(guard, desk, strategy.risk)
      if (stopped && stopped !== was) notes.told.stops.push({ bar, reason: stopped })
      if (stopped) leave(desk, terms, notes)
      serve(desk, wishes, terms, stopped === null, notes)
    },
  })
  return resultOf(run, notes, asked)
}

function runLikePy(input: StrategyRunInput, strategy: Strategy, notes: RunNotes, asked: Asked): FormRun {
  refuseLimits(strategy.risk)
  const { bars, firstBar, settings } = asked
  let next = 0
  const run = playLikeBacktestingPy({
    bars,
    settings,
    firstBar,
    ...(input.funding ? { funding: input.funding } : {}),
    closeAtEnd: input.closeAtEnd ?? false,
    fillAtClose: input.fillAtClose ?? false,
    plan: (bar, view, ask) => {
      const account = accountOfView(view)
      for (; next < bar; next++) strategy.at(next, account)
      next = bar + 1
      notes.bar = bar
      serveLikeBacktestingPy(strategy.at(bar, account), view, ask, strategy.risk, (message) =>
        notes.alert(message),
      )
    },
  })
  return resultOfPy(run, notes, asked)
}

function accountOfView({ position, averagePrice, equity, price, openTrades, closedTrades }: View): Account {
  const entryPrice = position === 0 ? Number.NaN : averagePrice
  const openProfit = position === 0 ? 0 : position * (price - averagePrice)
  return { position, entryPrice, equity, openProfit, openTrades, closedTrades }
}

export function accountOf(desk: Desk): Account {
  const { position, cost, mark, lots, trades } = desk
  return {
    position,
    entryPrice: position === 0 ? Number.NaN : cost / position,
    equity: equityOf(desk),
    openProfit: position * mark - cost,
    openTrades: lots.length,
    closedTrades: trades.length,
  }
}

/** The settings asked for, within the leverage that a strategy allows itself. */
export const settingsWithin = (
  { leverage }: Pick<PlanRisk, 'leverage'>,
  asked: Partial<Settings> = {},
): Settings => settingsOf({ ...asked, leverage: Math.min(leverage, asked.leverage ?? leverage) })
