import type { Report } from '../candles/inspect'
import type { LookAhead, WarmUp } from '../honesty/causality'
import type { DeflatedSharpe } from '../honesty/deflated-sharpe'
import type { MonteCarlo } from '../honesty/monte-carlo'
import type { Plateau } from '../honesty/plateau'
import type { Measures } from '../measures/measures'

export const severities = ['danger', 'warning', 'note', 'good'] as const
export type Severity = (typeof severities)[number]

export interface Finding {
  /** What the rule is called; the same for every run. */
  rule: string
  severity: Severity
  /** What was seen, in plain words with its numbers. */
  sentence: string
  /** The figures behind the sentence, as they were measured. */
  figures: Record<string, number | string | null>
  /** What to do about it. */
  advice: string
}

/** What is known of a run. Whatever was not measured is left out, and said to be unknown. */
export interface Evidence {
  measures: Measures
  /** Of every closed trade. */
  pnls?: readonly number[]
  ruined?: boolean
  outOfSample?: { train: Measures; test: Measures }
  /** Growth of each window, on what it was fitted to and on what came after. */
  walkForward?: readonly { train: number; test: number }[]
  monteCarlo?: Pick<MonteCarlo, 'runs' | 'final' | 'maxDrawdown' | 'losing'>
  plateau?: Omit<Plateau, 'index'>
  deflated?: DeflatedSharpe & { tries: number }
  lookAhead?: readonly LookAhead[]
  warmUp?: readonly WarmUp[]
  data?: Report
  /** From the first candle to the last. */
  spanMs?: number
  /** Trades that are not closed at the end. */
  openTrades?: number
  /** Growth with costs so many times as high. */
  costs?: readonly { times: number; roi: number }[]
}

/** Looks at the evidence; null when there is nothing to say. */
export type Rule = (evidence: Evidence) => Finding | null

const digits = (value: number, most: number) =>
  (value + 0).toLocaleString('en-US', { maximumFractionDigits: most, useGrouping: true })

/** A fraction as per cent: 0.1234 is "12.3 %". */
export const percent = (value: number): string => `${digits(value * 100, Math.abs(value) < 0.1 ? 2 : 1)} %`

export const number = (value: number): string => digits(value, 2)

export const count = (value: number, one: string, many = `${one}s`): string =>
  `${digits(value, 0)} ${value === 1 ? one : many}`
