import type { Objective } from '../schemas/requests'
import type { Search } from './result'
import type { Axis, Values } from './search'

/** One run, whole, with everything a page shows of it. */
export interface RunTask {
  do: 'run'
  params: Values
  /** Opening of the first bar that the choice of the parameters did not see, ms UTC. */
  splitAt: number | null
  search: Search | null
}

/** Some cells of a search; only their figures are kept. */
export interface TriesTask {
  do: 'tries'
  params: Values
  axes: Axis[]
  cells: number[]
  /** The search sees bars before this one only, ms UTC. */
  until: number | null
}

interface Stretch {
  from: number
  to: number
}

/** A whole search on one stretch of bars, and its best values on the next one. Ends are not counted, ms UTC. */
export interface WindowTask {
  do: 'window'
  params: Values
  axes: Axis[]
  cells: number[]
  objective: Objective
  /** The cells are only the first round: what they give says which come next. */
  learn?: { tries: number; seed: number }
  train: Stretch
  test: Stretch
}

export type Task = RunTask | TriesTask | WindowTask
