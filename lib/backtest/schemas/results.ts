import { z } from 'zod'

const figure = z.number().nullable()

/** Default figures of a run, see docs/metrics.md. Fractions, milliseconds, money; null where there is none. */
export const measuresSchema = z.object({
  roi: z.number(),
  cagr: figure,
  volatility: figure,
  sharpe: figure,
  sortino: figure,
  maxDrawdown: z.number(),
  calmar: figure,
  avgDrawdown: figure,
  maxDrawdownMs: figure,
  avgDrawdownMs: figure,
  buyAndHold: figure,
  trades: z.number(),
  winRate: figure,
  profitFactor: figure,
  expectancy: figure,
  avgTrade: figure,
  bestTrade: figure,
  worstTrade: figure,
  sqn: figure,
  kelly: figure,
  exposure: z.number(),
  turnover: z.number(),
  feesPaid: z.number(),
  fundingPaid: z.number(),
  avgBars: figure,
})
export type MeasuresView = z.infer<typeof measuresSchema>

/** Columns for a chart, equally long; times are ms since 1970, UTC. Highs and lows of the whole curve are among them. */
export const chartSchema = z.object({
  ts: z.array(z.number()),
  equity: z.array(z.number()),
  /** The same money put into the instrument at the first open, without cost. */
  hold: z.array(z.number()),
  /** 0 at a peak, -0.1 a tenth below it. */
  drawdown: z.array(z.number()),
})
export type ChartView = z.infer<typeof chartSchema>

const month = z.object({ month: z.string(), value: z.number(), hold: z.number() })
const bin = z.object({ from: z.number(), to: z.number(), count: z.number() })
const band = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()])

/** What was looked at so that nobody is fooled; null where the run has too little to say. */
export const honestySchema = z.object({
  /** Sharpe of the first and of the last part of the bars. */
  inSharpe: figure,
  outSharpe: figure,
  splitAt: figure,
  /** Return with all costs doubled, and without any. */
  dearRoi: figure,
  freeRoi: figure,
  /** Growth and deepest drawdown of 1,000 draws of the trades with replacement: 5, 25, 50, 75, 95 %. */
  luckFinal: band.nullable(),
  luckDrawdown: band.nullable(),
  luckLosing: figure,
  luckRuns: z.int().nullable(),
  /** Probability that the Sharpe of the fitted bars is more than the best of so many tries gives by luck. */
  deflated: z
    .object({ sharpe: z.number(), luck: z.number(), probability: z.number(), tries: z.int() })
    .nullable(),
})
export type HonestyView = z.infer<typeof honestySchema>

const severities = ['danger', 'warning', 'note', 'good'] as const

/** What the advisor says of a run, in plain words with its numbers; rules alone, see docs/backtest.md. */
export const findingSchema = z.object({
  /** The name of the rule, the same for every run. */
  rule: z.string(),
  severity: z.enum(severities),
  sentence: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  advice: z.string(),
})
export type FindingView = z.infer<typeof findingSchema>

/** Whether a strategy saw the future, and how much of the past it needs, over the last bars of a run. */
export const causalitySchema = z.object({
  bars: z.int(),
  /** Why it could not be looked at; null when it was. */
  refusal: z.string().nullable(),
  /** Values that change when the bars from `hiddenFrom` on are hidden: their first bar. Times are ms since 1970. */
  lookAhead: z.array(z.object({ series: z.string(), at: z.number(), hiddenFrom: z.number() })),
  /** The longest short history that was compared with all of it; 0: there were too few bars. */
  longest: z.int(),
  /** Bars after which each series is what all of history gives; null: not within the longest, where it is `off`. */
  warmUp: z.array(z.object({ series: z.string(), needs: z.int().nullable(), off: figure })),
})
export type CausalityView = z.infer<typeof causalitySchema>

/** Words of a language model about the figures of the findings; shown as such, beside them. */
export const narrationSchema = z.object({
  by: z.literal('language model'),
  model: z.string(),
  notice: z.string(),
  text: z.string(),
})
export type NarrationView = z.infer<typeof narrationSchema>

export const resultViewSchema = z.object({
  measures: measuresSchema,
  chart: chartSchema,
  months: z.array(month),
  distribution: z.array(bin),
  honesty: honestySchema,
  start: z.number(),
  final: z.number(),
  bars: z.int(),
  firstTs: z.number(),
  lastTs: z.number(),
  openTrades: z.int(),
  /** The gravest first. */
  findings: z.array(findingSchema),
  causality: causalitySchema,
  /** Only where the operator has set a language model, some seconds after the result. */
  narration: narrationSchema.optional(),
})
export type ResultView = z.infer<typeof resultViewSchema>

export const figuresSchema = z.object({
  roi: z.number(),
  sharpe: figure,
  sortino: figure,
  calmar: figure,
  maxDrawdown: z.number(),
  profitFactor: figure,
  sqn: figure,
  winRate: figure,
  trades: z.number(),
})
/** The figures that lists and searches show. */
export type Figures = z.infer<typeof figuresSchema>

/** One try of a search. `figures` is null when these values could not be run. */
export const trySchema = z.object({
  params: z.record(z.string(), z.number()),
  figures: figuresSchema.nullable(),
})
export type TryView = z.infer<typeof trySchema>

/** What a part of a search found. */
export interface TriesView {
  tries: TryView[]
  /** Why the first of those that could not be run could not. */
  refusal: string | null
}

const span = z.object({ from: z.number(), to: z.number() })

/** One window of a walk-forward; spans are ms since 1970. */
export const windowSchema = z.object({
  train: span,
  test: span,
  params: z.record(z.string(), z.number()),
  trainFigures: figuresSchema.nullable(),
  testFigures: figuresSchema.nullable(),
  tries: z.int(),
})
export type WindowView = z.infer<typeof windowSchema>

export const verdicts = ['holds', 'weak', 'fails'] as const

export const walkForwardSummary = z.object({
  windows: z.array(windowSchema),
  chart: chartSchema,
  roi: z.number(),
  sharpe: figure,
  maxDrawdown: z.number(),
  /** Yearly return of the tests over that of the trainings. */
  efficiency: figure,
  gaining: z.int(),
  verdict: z.enum(verdicts),
  because: z.string(),
})
export type WalkForwardSummary = z.infer<typeof walkForwardSummary>

export const optimiseSummary = z.object({
  tries: z.int(),
  failed: z.int(),
  best: z.object({ params: z.record(z.string(), z.number()), value: z.number() }).nullable(),
  plateau: z
    .object({
      params: z.record(z.string(), z.number()),
      value: z.number(),
      around: figure,
      score: z.number(),
    })
    .nullable(),
  /** How much of the best value its own neighbours share, 0 to 1; null unless all of a grid was tried. */
  bestScore: figure,
  /** What those neighbours give, in the middle. */
  bestAround: figure,
})
export type OptimiseSummary = z.infer<typeof optimiseSummary>

export const exits = ['signal', 'stop', 'target', 'liquidation'] as const

export const tradeSchema = z.object({
  n: z.int(),
  side: z.enum(['long', 'short']),
  size: z.number(),
  entryTs: z.number(),
  exitTs: z.number(),
  entryPrice: z.number(),
  exitPrice: z.number(),
  pnl: z.number(),
  ratio: z.number(),
  fees: z.number(),
  mae: z.number(),
  mfe: z.number(),
  bars: z.int(),
  /** What ended it. */
  exit: z.enum(exits),
})
export type TradeView = z.infer<typeof tradeSchema>
