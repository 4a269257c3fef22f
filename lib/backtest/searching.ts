import { refuse } from '@/lib/kernel/errors'
import type { StrategyVersion } from '@/lib/strategies'
import { type Axis, axesOf, cellsOf, combinationsOf, type Values } from './compute/search'
import { demandTries, type Quota } from './quotas'
import type { Method, Objective, Range } from './schemas/requests'

interface Asked {
  params: Values
  ranges?: Record<string, Range> | undefined
  method: Method
  tries?: number | undefined
  seed: number
  objective: Objective
}

export interface Searching {
  axes: Axis[]
  cells: number[]
  method: Method
  tries: number
  seed: number
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
  if (method !== 'grid' && tries === undefined)
    refuse('bad_range', 'Say how many combinations are to be tried.', {
      status: 422,
      fields: { tries: 'Say how many.' },
    })
  const count = method === 'grid' ? all : Math.min(tries ?? all, all)
  demandTries(count * times, triesPerRun, times)
  if (all > Number.MAX_SAFE_INTEGER)
    refuse(
      'too_many_combinations',
      'These ranges make more combinations than can be counted. Widen the steps.',
      {
        status: 422,
        fields: { ranges: 'Widen the steps.' },
      },
    )
  const how = count < all ? method : 'grid'
  const cells = cellsOf({ axes, method: how, tries: count, seed })
  return { axes, cells, method: how, tries: count, seed, objective }
}
