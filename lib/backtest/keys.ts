import { hashOf } from '@/lib/kernel/crypto'
import type { Task } from './compute/task'
import type { Plan, PlannedSeries } from './plan-of'

/** Changes whenever the same input may give another result: nothing that was stored before is answered again. */
export const engineVersion = '2'

type Hashed = Pick<Plan, 'formHash' | 'engineVersion' | 'asked'>

export const settingsHash = (
  { asked }: Pick<Hashed, 'asked'>,
  { settings }: Pick<PlannedSeries, 'settings'>,
): string =>
  hashOf({ settings, model: asked.model, fillAt: asked.fillAt, closeAtEnd: asked.closeAtEnd }).toString('hex')

/** What a result is kept under: all that it depends on, and nothing of who asked. */
export function keyOf(
  plan: Hashed,
  series: Pick<PlannedSeries, 'dataHash' | 'minutes' | 'settings'>,
  task: Task,
): string {
  return hashOf({
    form: plan.formHash,
    engine: plan.engineVersion,
    data: series.dataHash,
    minutes: series.minutes,
    settings: settingsHash(plan, series),
    task,
  }).toString('hex')
}
