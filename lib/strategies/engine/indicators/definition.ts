import { averageKinds } from './adaptive'
import type { Stream } from './stream'

export type Input = 'time' | 'open' | 'high' | 'low' | 'close' | 'volume' | 'source' | 'other'

export interface Param {
  kind: 'integer' | 'number' | 'choice'
  min: number
  max: number
  default: number
  /** Of a choice: the value is a place in this list. */
  choices?: string[]
}

/**
 * How far back a value reaches: a window of bars; ever weaker to the first bar (its value depends a little on where
 * the data begin); or fully to the first bar, so that it has no meaning but against itself.
 */
export type Memory = 'window' | 'fading' | 'whole'

export interface Definition {
  name: string
  title: string
  family: 'TA-Lib' | 'TradingView'
  /** What each place of `push` takes. `source` and `other` are any series. */
  inputs: Input[]
  params: Record<string, Param>
  outputs: string[]
  memory: Memory
  /** True of an indicator that says yes (1) or no (0). */
  yesNo?: boolean
  /** Bars before the first bar on which every output has a value. */
  warmUp(params: Record<string, number>): number
  open(params: Record<string, number>): Stream
  batch?(params: Record<string, number>, inputs: Float64Array[], outputs: Float64Array[], from: number): void
}

const longest = 5_000

export const length = (value: number, min = 1): Param => ({
  kind: 'integer',
  min,
  max: longest,
  default: value,
})
export const number = (value: number, min: number, max: number): Param => ({
  kind: 'number',
  min,
  max,
  default: value,
})
export const kindOfAverage = (): Param => ({
  kind: 'choice',
  min: 0,
  max: averageKinds.length - 1,
  default: 0,
  choices: averageKinds,
})
export const yesOrNo = (value: boolean): Param => ({
  kind: 'choice',
  min: 0,
  max: 1,
  default: value ? 1 : 0,
  choices: ['no', 'yes'],
})

type Values<P> = { [K in keyof P]: number }

type Draft<P> = Omit<Definition, 'family' | 'params' | 'warmUp' | 'open' | 'batch' | 'outputs'> & {
  params: P
  outputs?: string[]
  warmUp(params: Values<P>): number
  open(params: Values<P>): Stream
  batch?(params: Values<P>, inputs: Float64Array[], outputs: Float64Array[], from: number): void
}

export const talib = <P extends Record<string, Param>>(draft: Draft<P>): Definition => ({
  outputs: ['value'],
  ...draft,
  family: 'TA-Lib',
})

export const tradingView = <P extends Record<string, Param>>(draft: Draft<P>): Definition => ({
  outputs: ['value'],
  ...draft,
  family: 'TradingView',
})
