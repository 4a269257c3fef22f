import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { scriptSource } from '@/lib/strategies/schemas/strategy'
import { runSettings } from './settings'

const seriesId = z.string().min(1, 'Choose a series.').max(64)
const moment = z.iso.datetime({ offset: true, error: 'Must be a time such as 2026-01-01T00:00:00Z.' })
const name = z.string().min(1).max(64)
const values = z.record(name, z.number('A parameter is a number.')).default({})

const common = {
  versionId: idSchema('strategyVersion'),
  /** Left out: all there is. */
  from: moment.optional(),
  to: moment.optional(),
  settings: runSettings.prefault({}),
  /** Values that differ from the strategy's defaults. */
  params: values,
}

export const singleRequest = z.object({
  ...common,
  seriesId,
  /** What lies after it was not seen when the parameters were fitted; the result is told apart there. */
  fittedUntil: moment.optional(),
})

export const batchRequest = z.object({
  ...common,
  seriesIds: z.array(seriesId).min(1, 'Choose at least one series.').max(200, 'At most 200 series at once.'),
})

export const objectives = ['sharpe', 'roi', 'calmar', 'sortino', 'profitFactor', 'sqn'] as const
export type Objective = (typeof objectives)[number]

export const rangeSchema = z.object({
  from: z.number(),
  to: z.number(),
  step: z.number().gt(0, 'The step must be above 0.'),
})
export type Range = z.infer<typeof rangeSchema>

/** Every combination, some drawn at random, or some that a search which learns proposes (TPE). */
export const methods = ['grid', 'random', 'tpe'] as const
export type Method = (typeof methods)[number]

const search = {
  /** What to try for each parameter; the others keep their value. Left out: 30 % around every value, in 5 steps. */
  ranges: z.record(name, rangeSchema).optional(),
  method: z.enum(methods).default('grid'),
  /** Of the random method and of TPE. */
  tries: z.int().min(1).max(1_000_000).optional(),
  seed: z.int().min(0).max(4_294_967_295).default(1),
  objective: z.enum(objectives).default('sharpe'),
}

export const optimiseRequest = z.object({
  ...common,
  ...search,
  seriesId,
  /** Share of the bars, at the end, that the search never sees; the best values are then run over all of them. */
  keepAside: z.number().min(0).max(0.5, 'At most half of the bars can be kept aside.').default(0.3),
})

export const walkForwardRequest = z.object({
  ...common,
  ...search,
  seriesId,
  windows: z.int().min(2, 'At least 2 windows.').max(50, 'At most 50 windows.').default(6),
  /** Length of the training of a window, in lengths of its test. */
  trainTimes: z.number().min(1).max(10).default(3),
  /** Training always begins with the first bar and grows. */
  anchored: z.boolean().default(false),
})

export type SingleRequest = z.infer<typeof singleRequest>
export type BatchRequest = z.infer<typeof batchRequest>
export type OptimiseRequest = z.infer<typeof optimiseRequest>
export type WalkForwardRequest = z.infer<typeof walkForwardRequest>

export const runKinds = ['single', 'batch', 'optimise', 'walk_forward'] as const
export type RunKind = (typeof runKinds)[number]

export const runStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

export const checkScriptInput = z.object({ source: scriptSource })

export const runRef = z.object({ runId: idSchema('backtest') })
