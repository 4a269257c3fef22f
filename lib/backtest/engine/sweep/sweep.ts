import { isWhole } from '../fused/kernel'
import { runFast, runFused } from '../fused/run-fused'
import { NotFused } from '../fused/signals'
import type { FormRun } from '../run/form-result'
import { type FormRunInput, runForm } from '../run/run-form'
import { calendarOf, type QuickFigures, quickFigures, quickFiguresOfKernel } from './figures'
import { IndicatorCache } from './indicator-cache'

export type SweepInput = Omit<FormRunInput, 'values' | 'firstBar'>
type Values = Record<string, number>

/** One strategy on the same bars with many values of its parameters. */
export interface Sweep {
  /** What `runForm` gives, to the last bit. */
  run(values: Values, firstBar?: number): FormRun
  /** What `measuresOf` says of that run, to the last bit, without the run. */
  figures(values: Values, firstBar?: number): QuickFigures
}

/** Computes each indicator once. `mostBytes`: how much of them is kept. */
export function newSweep(input: SweepInput, mostBytes?: number): Sweep {
  const cached = new IndicatorCache(mostBytes).batch
  const keep = {}
  const calendar = calendarOf(input.bars)
  const wanted = calendar.dayEnds
  const equity = new Float64Array(wanted.length)
  const asked = (values: Values, firstBar: number): FormRunInput => ({ ...input, values, firstBar })
  const byStep = (values: Values, firstBar: number): QuickFigures =>
    quickFigures(runForm(asked(values, firstBar)).outcome, calendar)
  return {
    run: (values, firstBar = 0) => runFast(asked(values, firstBar), { cached, keep }).run,
    figures: (values, firstBar = 0) => {
      if (!isWhole(input.bars)) return byStep(values, firstBar)
      try {
        const fused = runFused(asked(values, firstBar), { cached, keep, equity, wanted })
        if (!fused) return byStep(values, firstBar)
        return quickFiguresOfKernel(fused.kernel, fused.settings.cash, calendar)
      } catch (error) {
        if (error instanceof NotFused) return byStep(values, firstBar)
        throw error
      }
    },
  }
}
