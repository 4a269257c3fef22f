import type { Place } from './refusal'
import type { Argument, Expr } from './tree'
import type { Scalar, Value } from './values'
import type { Writer } from './writer'

/** A call of one of Pine's own functions. */
export interface Call extends Place {
  name: string
  args: Argument[]
}

/** What Pine's own functions may ask of the lowering. */
export interface Lower {
  readonly writer: Writer
  readonly version: number
  /** When this line runs; null: on every bar. */
  readonly path: Scalar | null
  /** The name that the value will have, for naming an input. */
  readonly hint: string | null
  value(expr: Expr): Value
  number(expr: Expr): Scalar
  yesNo(expr: Expr): Scalar
  notice(sentence: string): void
  /** Refuses a call that remembers earlier bars where it would be computed on some bars only. */
  everyBar(place: Place, what: string): void
  /** What a value is, with the inputs that it depends on fixed at their defaults. */
  fix(value: Scalar, place: Place, what: string): number
  /** The value as it is in another timeframe. */
  inFrame(minutes: number, expr: Expr): Value
  script: Script
}

/** What `indicator()` or `strategy()` said. */
export interface Script {
  kind: 'indicator' | 'strategy' | null
  title: string
  capital: number | null
  feeRate: number | null
  slippageTicks: number | null
  fillAtClose: boolean
  maxEntries: number
  sizing: { as: 'units' | 'cash' | 'equity'; value: number }
}

export type Builtin = (lower: Lower, call: Call) => Value
