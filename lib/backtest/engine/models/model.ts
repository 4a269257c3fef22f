import { type Desk, equityOf } from '../desk/desk'
import { type Outcome, outcomeOf } from '../measures/outcome'
import { runBars } from '../run/run'
import type { PlanInput, View } from './plan'
import { runPlanLikeBacktestingPy } from './plan-like-backtesting-py'

export const fillModels = ['tradepost', 'backtesting.py'] as const
export type FillModel = (typeof fillModels)[number]

const viewOf = (desk: Desk): View => ({
  get position() {
    return desk.position
  },
  get averagePrice() {
    return desk.position === 0 ? 0 : desk.cost / desk.position
  },
  get equity() {
    return equityOf(desk)
  },
  get price() {
    return desk.mark
  },
  get openTrades() {
    return desk.lots.length
  },
  get closedTrades() {
    return desk.trades.length
  },
})

/** Runs a plan under a named fill model. Throws BadSettings, or NotInModel when the model cannot do what is asked. */
export function runPlan(model: FillModel, input: PlanInput): Outcome {
  if (model === 'backtesting.py') return runPlanLikeBacktestingPy(input)
  const { plan, bars, firstBar } = input
  let view: View | null = null
  const run = runBars({
    ...input,
    decide: (bar, desk, ask) => {
      view ??= viewOf(desk)
      plan(bar, view, ask)
    },
  })
  return outcomeOf(run, bars, firstBar)
}
