import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { strategyParams } from '@/lib/strategies/schemas/form'
import { methods, objectives, runKinds, runRef, runStates } from './requests'
import {
  causalitySchema,
  chartSchema,
  figuresSchema,
  findingSchema,
  honestySchema,
  measuresSchema,
  optimiseSummary,
  resultViewSchema,
  tradeSchema,
  trySchema,
  walkForwardSummary,
} from './results'
import { runSettings } from './settings'

/** Either what is wrong, or what the script declares and does over candles made up for this. */
export const checkedScriptView = z.object({
  /** Line and column count from 1; 0 where no place is known. */
  fault: z.object({ sentence: z.string(), line: z.int(), column: z.int() }).nullable(),
  params: strategyParams,
  /** What it logged. */
  lines: z.array(z.string()),
  bars: z.int(),
  /** How often it wanted something. */
  wishes: z.int(),
})
export type CheckedScript = z.infer<typeof checkedScriptView>

export const seriesFacts = z.object({
  seriesId: z.string(),
  exchange: z.string(),
  symbol: z.string(),
  /** What money is counted in: USDT. */
  quote: z.string(),
  minutes: z.int(),
})
export type SeriesFacts = z.infer<typeof seriesFacts>

export const marketsView = z.object({
  markets: z.array(
    seriesFacts.extend({
      /** What its owner calls a file of theirs; null: candles of the exchange. */
      name: z.string().nullable(),
      firstTs: z.number(),
      lastTs: z.number(),
      bars: z.int(),
      takerFee: z.number(),
      makerFee: z.number(),
    }),
  ),
})
export type Market = z.infer<typeof marketsView>['markets'][number]

export const progressSchema = z.object({
  done: z.number(),
  total: z.int(),
  /** What is counted: runs, tries, windows. */
  unit: z.string(),
  /** Units a second; null before the first figure. */
  rate: z.number().nullable(),
  etaS: z.number().nullable(),
})

const head = {
  runId: idSchema('backtest'),
  number: z.int(),
  kind: z.enum(runKinds),
  state: z.enum(runStates),
  strategyId: z.string(),
  strategyName: z.string(),
  strategyVersion: z.int().nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  progress: progressSchema,
  failure: z.string().nullable(),
}

export const partView = z.object({
  index: z.int(),
  label: z.string(),
  series: seriesFacts.nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  figures: figuresSchema.nullable(),
  failure: z.string().nullable(),
})
export type PartView = z.infer<typeof partView>

/** A run without its curve: what was asked for, how far it is. */
export const runView = z.object({
  ...head,
  versionId: z.string(),
  formHash: z.string(),
  engineVersion: z.string(),
  series: z.array(seriesFacts),
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
  params: z.record(z.string(), z.number()),
  settings: runSettings,
  objective: z.enum(objectives).nullable(),
  method: z.enum(methods).nullable(),
  startedAt: z.iso.datetime().nullable(),
  tookMs: z.number().nullable(),
  /** Nothing was computed: the same had been asked before. */
  fromStore: z.boolean(),
  shared: z.boolean(),
  parts: z.array(partView),
})
export type RunView = z.infer<typeof runView>

export const historyInput = z.object({
  kind: z.enum(runKinds).optional(),
  strategyId: z.string().max(64).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const historyRow = z.object({
  ...head,
  series: seriesFacts.nullable(),
  seriesCount: z.int(),
  figures: figuresSchema.nullable(),
})
export type HistoryRow = z.infer<typeof historyRow>

export const historyView = z.object({ items: z.array(historyRow), nextCursor: z.string().nullable() })
export type HistoryView = z.infer<typeof historyView>

const partInput = { ...runRef.shape, part: z.coerce.number().int().min(0).max(100_000).default(0) }

export const resultInput = z.object(partInput)

/** A result as its page shows it. Left out of a shared one: parameters and hashes, which say how the strategy works. */
export const resultPage = z.object({
  runId: idSchema('backtest'),
  part: z.int(),
  label: z.string(),
  series: seriesFacts,
  params: z.record(z.string(), z.number()),
  tookMs: z.number(),
  result: resultViewSchema,
})
export type ResultPage = z.infer<typeof resultPage>

export const tradesInput = z.object({
  ...partInput,
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export const tradesView = z.object({
  items: z.array(tradeSchema),
  total: z.int(),
  nextCursor: z.string().nullable(),
})
export type TradesView = z.infer<typeof tradesView>

export const equityInput = z.object({
  ...partInput,
  /** At most so many points; highs and lows are kept. */
  points: z.coerce.number().int().min(50).max(20_000).default(2_000),
})
export const equityView = chartSchema

export const candlesInput = z.object({
  ...partInput,
  /** Number of the trade that stands in the middle; left out: the last one. */
  trade: z.coerce.number().int().min(1).optional(),
  bars: z.coerce.number().int().min(20).max(500).default(90),
})
export const candlesView = z.object({
  candles: z.array(
    z.object({
      ts: z.number(),
      open: z.number(),
      high: z.number(),
      low: z.number(),
      close: z.number(),
    }),
  ),
  /** Trades that begin or end within these candles. */
  trades: z.array(tradeSchema),
})
export type CandlesView = z.infer<typeof candlesView>

export const triesInput = z.object(runRef.shape)
export const triesView = z.object({
  objective: z.enum(objectives),
  tries: z.array(trySchema),
  /** Every parameter that was searched, with its values in order. */
  axes: z.array(z.object({ name: z.string(), values: z.array(z.number()) })),
  summary: optimiseSummary,
})
export type TriesView = z.infer<typeof triesView>

export const walkForwardView = walkForwardSummary

export const compareInput = z.object({
  runs: z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((each) => each.split(',')))
    .pipe(
      z
        .array(idSchema('backtest'))
        .min(2, 'Choose two runs at least.')
        .max(4, 'At most four runs can stand side by side.'),
    ),
})
export const compareView = z.object({
  runs: z.array(
    z.object({
      runId: idSchema('backtest'),
      number: z.int(),
      strategyName: z.string(),
      series: seriesFacts,
      firstTs: z.number(),
      lastTs: z.number(),
      start: z.number(),
      params: z.record(z.string(), z.number()),
      measures: measuresSchema,
      chart: chartSchema,
    }),
  ),
  /** What the reader should know before trusting the comparison. */
  notes: z.array(z.string()),
})
export type CompareView = z.infer<typeof compareView>

export const exportInput = z.object({
  ...partInput,
  what: z.enum(['trades', 'equity', 'all']).default('trades'),
  format: z.enum(['csv', 'json']).default('csv'),
})
export const exportView = z.object({ filename: z.string(), type: z.string(), content: z.string() })

export const strategyCheckInput = z.object({ versionId: idSchema('strategyVersion') })
/** What its newest result says of a version; null: it was not run yet, or all that came of it is forgotten. */
export const strategyCheckView = z.object({
  check: z
    .object({
      runId: idSchema('backtest'),
      number: z.int(),
      part: z.int(),
      label: z.string(),
      causality: causalitySchema,
      /** The advisor's sentences about it. */
      findings: z.array(findingSchema),
    })
    .nullable(),
})
export type StrategyCheck = z.infer<typeof strategyCheckView>

export const shareView = z.object({ path: z.string() })
export const sharedInput = z.object({ token: z.string().min(10).max(100) })
export const sharedView = z.object({
  strategyName: z.string(),
  by: z.string(),
  createdAt: z.iso.datetime(),
  series: seriesFacts,
  settings: runSettings,
  tookMs: z.number(),
  result: resultViewSchema.extend({ honesty: honestySchema }),
  trades: z.array(tradeSchema),
  totalTrades: z.int(),
})
export type SharedView = z.infer<typeof sharedView>

export const quotaView = z.object({
  plan: z.string(),
  runsAtOnce: z.int(),
  runsPerDay: z.int(),
  seriesPerBatch: z.int(),
  triesPerRun: z.int(),
  barsPerSeries: z.int(),
  runsToday: z.int(),
  open: z.int(),
  /** When one more run may be asked for, once all of a day are used; null: now. */
  freesAt: z.iso.datetime().nullable(),
})
export type QuotaView = z.infer<typeof quotaView>
