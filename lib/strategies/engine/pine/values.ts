import type { Operand } from '../form/actions'
import { PineRefusal, type Place } from './refusal'

/** A number or a yes or no, as the form names it. */
export interface Scalar {
  is: 'number' | 'yesno'
  ref: Operand
  /** What it is whatever the inputs say; null when it depends on them or on the bars. */
  known: number | null
  /** What it is with the inputs' defaults; null when it changes from bar to bar. */
  usual: number | null
  /** The inputs it depends on. */
  inputs: ReadonlySet<string>
  /** A whole number by its type. */
  int: boolean
  /** May be na on a bar between two bars that are not. */
  gaps: boolean
  /** Exactly a source or a variable, so that its history is its own. */
  plain: boolean
}

/** `nothing` is what stands for drawings, colours and texts that are not known: accepted where nothing depends on them. */
export type Value =
  | Scalar
  | { is: 'text'; value: string }
  | { is: 'tuple'; items: Value[] }
  | { is: 'nothing' }
  | { is: 'na' }

export const nothing: Value = { is: 'nothing' }
export const na: Value = { is: 'na' }
const noInputs: ReadonlySet<string> = new Set()

export const constant = (value: number, int = Number.isInteger(value)): Scalar => ({
  is: 'number',
  ref: Number.isNaN(value) ? 'none' : value,
  known: value,
  usual: value,
  inputs: noInputs,
  int,
  gaps: false,
  plain: false,
})

export const yesNo = (value: boolean): Scalar => ({ ...constant(value ? 1 : 0), is: 'yesno', ref: value })

export const series = (is: 'number' | 'yesno', ref: Operand, gaps = false): Scalar => ({
  is,
  ref,
  known: null,
  usual: null,
  inputs: noInputs,
  int: false,
  gaps,
  plain: false,
})

export const text = (value: string): Value => ({ is: 'text', value })

export const isScalar = (value: Value): value is Scalar => value.is === 'number' || value.is === 'yesno'

/** The same on every bar of a run: a constant or made of inputs. */
export const isStatic = (value: Scalar): boolean => value.usual !== null

/** Not a node, so that every timeframe may name it. */
export const isEverywhere = ({ ref }: Scalar): boolean =>
  typeof ref !== 'string' || ref === 'none' || ref.startsWith('$')

const named: Record<Value['is'], string> = {
  number: 'a number',
  yesno: 'true or false',
  text: 'a text',
  tuple: 'a tuple',
  nothing: 'a drawing, a colour or a text that is made while it runs',
  na: 'na',
}

export function numberOf(value: Value, place: Place, what: string): Scalar {
  if (value.is === 'number') return value
  if (value.is === 'na') return { ...constant(Number.NaN), gaps: true }
  throw new PineRefusal(place, what, `is ${named[value.is]}; here a number is needed.`)
}

export function textOf(value: Value, place: Place, what: string): string {
  if (value.is === 'text') return value.value
  throw new PineRefusal(place, what, `is ${named[value.is]}; here a text that is known beforehand is needed.`)
}

export const kindOf = (value: Value): string => named[value.is]

/** A frame's value as the base names it. */
export function seen(value: Value, frame: string): Value {
  if (value.is === 'tuple') return { is: 'tuple', items: value.items.map((item) => seen(item, frame)) }
  if (!isScalar(value) || isEverywhere(value)) return value
  return { ...value, ref: `${frame}:${value.ref}`, usual: null, inputs: new Set(), plain: true }
}
