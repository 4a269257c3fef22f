import { bestPlateau, plateauAt } from '../engine/honesty/plateau'
import { deviation } from '../engine/measures/statistics'
import type { Objective } from '../schemas/requests'
import type { OptimiseSummary, TryView } from '../schemas/results'
import { bestOf, judgedBy } from './figures'
import { type Axis, cellAt, combinationsOf } from './search'

/** Standard deviation of the Sharpes of all tries; 0 for fewer than two. */
export function spreadOf(tries: readonly TryView[]): number {
  const sharpes = tries.flatMap(({ figures }) => figures?.sharpe ?? [])
  return sharpes.length > 1 ? deviation(sharpes, 1) : 0
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** The best try, and the best one whose neighbours do well too: that one is less likely to be luck. */
export function searchSummary(
  tries: readonly TryView[],
  axes: readonly Axis[],
  objective: Objective,
): OptimiseSummary {
  const values = Float64Array.from(tries, ({ figures }) => judgedBy(figures, objective))
  const best = bestOf(values)
  const chosen = tries[best]
  const whole = tries.length === combinationsOf(axes)
  const grid = { sizes: axes.map((axis) => axis.values.length), values }
  const plateau = whole ? bestPlateau(grid) : null
  const around = whole && best >= 0 ? plateauAt(grid, best) : null
  return {
    tries: tries.length,
    failed: tries.filter(({ figures }) => figures === null).length,
    best: chosen ? { params: chosen.params, value: values[best] as number } : null,
    plateau: plateau && {
      params: cellAt(axes, plateau.index),
      value: plateau.value,
      around: finite(plateau.around),
      score: plateau.score,
    },
    bestScore: around?.score ?? null,
    bestAround: around && finite(around.around),
  }
}
