import { hashOf } from '@/lib/kernel/crypto'
import type { Task } from './compute/task'
import type { Plan, PlannedSeries } from './plan-of'

/** Changes whenever the same input may give another result: nothing that was stored before is answered again. */
export const engineVersion = '2'

type Hashed = Pick<Plan, 'formHash' | 'engineVersion' | 'asked'>

export const settingsHash = (
  { asked }: Pick<Hashed, 'asked'>,
  { settings, funding }: Pick<PlannedSeries, 'settings' | 'funding'>,
): string => {
  const { model, fillAt, closeAtEnd } = asked
  return hashOf({ settings, model, fillAt, closeAtEnd, ...(funding ? { funding } : {}) }).toString('hex')
}

/** A strategy on the bars of a series under its settings: what all parts of a search have in common. */
export const marketKey = (
  plan: Hashed,
  series: Pick<PlannedSeries, 'dataHash' | 'minutes' | 'settings' | 'funding'>,
) =>
  [plan.formHash, plan.engineVersion, series.dataHash, series.minutes, settingsHash(plan, series)].join(' ')

/** What a result is kept under: all that it depends on, and nothing of who asked. */
export function keyOf(
  plan: Hashed,
  series: Pick<PlannedSeries, 'dataHash' | 'minutes' | 'settings' | 'funding'>,
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
