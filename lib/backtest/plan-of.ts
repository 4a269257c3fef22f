import type { FundingTerms } from './compute/funding'
import type { Axis, Values } from './compute/search'
import type { Settings } from './engine/desk/settings'
import type { Method, Objective, RunKind } from './schemas/requests'
import type { RunSettings } from './schemas/settings'
import type { SeriesFacts } from './schemas/views'

/** A series with everything about it that a run depends on. */
export interface PlannedSeries extends SeriesFacts {
  /** ms UTC, without `to`. */
  from: number
  to: number
  bars: number
  dataHash: string
  settings: Settings
  /** Left out: nothing is paid. */
  funding?: FundingTerms
}

/** A run as it was decided when it was asked for: the same plan is the same run. */
export interface Plan {
  kind: RunKind
  formHash: string
  engineVersion: string
  params: Values
  asked: RunSettings
  series: PlannedSeries[]
  axes: Axis[]
  method: Method
  /** How many combinations are tried; of a walk-forward, in each window. */
  tries: number
  seed: number
  objective: Objective
  /** Opening of the first bar that no choice of parameters saw, ms UTC. */
  splitAt: number | null
}

/** Narrows what a run's row keeps: only `plan.ts` writes it. */
export const planOf = (request: unknown): Plan => request as Plan
