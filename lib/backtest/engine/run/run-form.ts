import { compile } from '@/lib/strategies/engine/form/compile'
import type { Form } from '@/lib/strategies/engine/form/form'
import type { Plan } from '@/lib/strategies/engine/form/plan'
import { ColumnRun } from '@/lib/strategies/engine/form/run-columns'
import type { Candles } from '@/lib/strategies/engine/form/sources'
import type { Account } from '@/lib/strategies/engine/form/wishes'
import type { Bars } from '../candles/bars'
import { leave, serve } from '../clerk/clerk'
import { newGuard, watch } from '../clerk/guard'
import type { Terms } from '../clerk/requests'
import { type Desk, equityOf } from '../desk/desk'
import { BadSettings, type Settings, settingsOf } from '../desk/settings'
import type { FillModel } from '../models/model'
import type { View } from '../models/plan'
import { playLikeBacktestingPy } from '../models/plan-like-backtesting-py'
import { refuseLimits, serveLikeBacktestingPy } from '../models/wishes-like-backtesting-py'
import { type Asked, type FormRun, RunNotes, resultOf, resultOfPy } from './form-result'
import { type Funding, runBars } from './run'

export interface FormRunInput {
  form: Form
  /** Minutes of a bar. */
  minutes: number
  /** Values of the form's parameters; the defaults of those left out. */
  values?: Record<string, number>
  bars: Bars
  /** A leverage above that of the form's risk block is cut to it; left out it is that. */
  settings?: Partial<Settings>
  funding?: Funding
  /** The first bar whose wishes are served; the bars before it warm up. */
  firstBar?: number
  closeAtEnd?: boolean
  fillAtClose?: boolean
  model?: FillModel
}

/**
 * A strategy over bars that are all there: the backtest. Same input, same result. Throws FormRefusal, BadSettings, and
 * NotInModel where the named model cannot do what the strategy wishes.
 * Source: docs/backtest.md#from-wishes-to-orders
 */
export function runForm(input: FormRunInput): FormRun {
  const { form, minutes, values = {}, bars, funding, firstBar = 0 } = input
  const plan = compile(form, minutes, values)
  const settings = settingsFor(plan, form, input.settings)
  const strategy = new ColumnRun(plan, candlesOf(bars))
  const notes = new RunNotes()
  const asked = { bars, firstBar, settings, params: plan.params }
  if (input.model === 'backtesting.py') return runLikePy(input, plan, strategy, notes, asked)
  const terms: Terms = { risk: plan.risk, fillAtClose: input.fillAtClose ?? false }
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
      const stopped = watch(guard, desk, plan.risk)
      if (stopped && stopped !== was) notes.told.stops.push({ bar, reason: stopped })
      if (stopped) leave(desk, terms, notes)
      serve(desk, wishes, terms, stopped === null, notes)
    },
  })
  return resultOf(run, notes, asked)
}

function runLikePy(
  input: FormRunInput,
  plan: Plan,
  strategy: ColumnRun,
  notes: RunNotes,
  asked: Asked,
): FormRun {
  refuseLimits(plan.risk)
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
      serveLikeBacktestingPy(strategy.at(bar, account), view, ask, plan.risk, (message) =>
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

export const candlesOf = ({ ts, ...columns }: Bars): Candles => ({ time: ts, ...columns })

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

/** The settings of a run: those asked for, within what the strategy allows itself. */
export function settingsFor(plan: Plan, form: Form, asked: Partial<Settings> = {}): Settings {
  const { leverage } = plan.risk
  const settings = settingsOf({ ...asked, leverage: Math.min(leverage, asked.leverage ?? leverage) })
  if (settings.tick === 0 && asksTicks(form)) {
    throw new BadSettings('This strategy has levels in ticks: the size of a tick is needed.')
  }
  return settings
}

function asksTicks({ rules, risk }: Form): boolean {
  const levels = rules.flatMap(({ do: action }) =>
    'trail' in action || 'stopLoss' in action || 'takeProfit' in action
      ? [action.stopLoss, action.takeProfit, action.trail?.from, action.trail?.by]
      : [],
  )
  return [...levels, risk.stopLoss, risk.takeProfit].some((level) => level?.as === 'ticks')
}
