import { compile } from '@/lib/strategies/engine/form/compile'
import type { Form } from '@/lib/strategies/engine/form/form'
import type { Plan } from '@/lib/strategies/engine/form/plan'
import { ColumnRun } from '@/lib/strategies/engine/form/run-columns'
import type { Candles } from '@/lib/strategies/engine/form/sources'
import type { Bars } from '../candles/bars'
import { BadSettings, type Settings } from '../desk/settings'
import type { FormRun } from './form-result'
import { runStrategy, type StrategyRunInput, settingsWithin } from './run-strategy'

export interface FormRunInput extends StrategyRunInput {
  form: Form
  /** Minutes of a bar. */
  minutes: number
  /** Values of the form's parameters; the defaults of those left out. */
  values?: Record<string, number>
  /** A leverage above that of the form's risk block is cut to it; left out it is that. */
  settings?: Partial<Settings>
}

/**
 * A strategy over bars that are all there: the backtest. Same input, same result. Throws FormRefusal, BadSettings, and
 * NotInModel where the named model cannot do what the strategy wishes.
 * Source: docs/backtest.md#from-wishes-to-orders
 */
export function runForm(input: FormRunInput): FormRun {
  const { form, minutes, values = {}, bars } = input
  const plan = compile(form, minutes, values)
  const settings = settingsFor(plan, form, input.settings)
  const run = new ColumnRun(plan, candlesOf(bars))
  const { risk, params } = plan
  return runStrategy({ risk, params, at: (bar, account) => run.at(bar, account) }, settings, input)
}

export const candlesOf = ({ ts, ...columns }: Bars): Candles => ({ time: ts, ...columns })

/** The settings of a run: those asked for, within what the strategy allows itself. */
export function settingsFor(plan: Plan, form: Form, asked: Partial<Settings> = {}): Settings {
  const settings = settingsWithin(plan.risk, asked)
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
