import { refuse } from '@/lib/kernel/errors'
import type { StrategyVersion } from '@/lib/strategies'
import { type Axis, axesOf, cellsOf, combinationsOf, type Values } from './compute/search'
import { demandTries, type Quota } from './quotas'
import type { Objective, Range } from './schemas/requests'

interface Asked {
  params: Values
  ranges?: Record<string, Range> | undefined
  method: 'grid' | 'random'
  tries?: number | undefined
  seed: number
  objective: Objective
}

export interface Searching {
  axes: Axis[]
  cells: number[]
  method: 'grid' | 'random'
  objective: Objective
}

/** What a search tries. `times`: how often all of it is done. Refuses more than the quota allows, with the count. */
export function searchOf(
  { params: declared }: Pick<StrategyVersion, 'params'>,
  { params, ranges, method, tries, seed, objective }: Asked,
  { triesPerRun }: Quota,
  times = 1,
): Searching {
  const axes = axesOf(declared, params, ranges)
  const all = combinationsOf(axes)
  if (method === 'random' && tries === undefined)
    refuse('bad_range', 'Say how many combinations are to be drawn.', {
      status: 422,
      fields: { tries: 'Say how many.' },
    })
  const count = method === 'random' ? Math.min(tries ?? all, all) : all
  demandTries(count * times, triesPerRun, times)
  return { axes, cells: cellsOf({ axes, method, tries: count, seed }), method, objective }
}
