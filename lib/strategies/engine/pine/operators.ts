import type { Lower } from './context'
import { PineRefusal, type Place } from './refusal'
import type { Expr } from './tree'
import { constant, kindOf, na, nothing, numberOf, type Scalar, text, type Value, yesNo } from './values'

const longestText = 4_096

const arithmetic = new Map([
  ['+', 'add'],
  ['-', 'sub'],
  ['*', 'mul'],
  ['/', 'div'],
  ['%', 'mod'],
])
const comparisons = new Map([
  ['>', 'gt'],
  ['>=', 'ge'],
  ['<', 'lt'],
  ['<=', 'le'],
  ['==', 'eq'],
  ['!=', 'ne'],
])

export function unary(lower: Lower, op: string, of: Expr): Value {
  if (op === 'not') return lower.writer.op('not', [lower.yesNo(of)], 'yesno')
  const value = lower.value(of)
  if (value.is === 'na') return na
  const number = numberOf(value, of, `What follows ${op}`)
  return op === '+' ? number : { ...lower.writer.op('neg', [number], 'number'), int: number.int }
}

export function binary(lower: Lower, op: string, a: Value, b: Value, place: Place): Value {
  if (a.is === 'nothing' || b.is === 'nothing') return unknown(op, a, b, place)
  if (a.is === 'text' || b.is === 'text') return textual(op, a, b, place)
  const sum = arithmetic.get(op)
  if (sum !== undefined) return calculated(lower, sum, op, a, b, place)
  const comparison = comparisons.get(op)
  if (comparison === undefined) throw new PineRefusal(place, op, 'is not supported.')
  if (a.is === 'na' || b.is === 'na') {
    throw new PineRefusal(place, op, 'compares with na, which is never true; use na().')
  }
  if (a.is === 'yesno' && b.is === 'yesno' && (op === '==' || op === '!=')) {
    return lower.writer.op(comparison, [a, b], 'yesno')
  }
  const left = numberOf(a, place, `The left side of ${op}`)
  return lower.writer.op(comparison, [left, numberOf(b, place, `The right side of ${op}`)], 'yesno')
}

function calculated(lower: Lower, name: string, op: string, a: Value, b: Value, place: Place): Value {
  const left = numberOf(a, place, `The left side of ${op}`)
  const right = numberOf(b, place, `The right side of ${op}`)
  const int = left.int && right.int
  const result = lower.writer.op(name, [left, right], 'number')
  if (op !== '/') return { ...result, int }
  // Version 5 divides two constant whole numbers without remainder, version 6 does not.
  const whole = lower.version < 6 && int && left.known !== null && right.known !== null
  return whole && result.known !== null ? constant(Math.trunc(result.known), true) : { ...result, int: false }
}

function textual(op: string, a: Value, b: Value, place: Place): Value {
  if (a.is === 'text' && b.is === 'text') {
    if (op === '+') return a.value.length + b.value.length > longestText ? nothing : text(a.value + b.value)
    if (op === '==') return yesNo(a.value === b.value)
    if (op === '!=') return yesNo(a.value !== b.value)
  }
  throw new PineRefusal(place, op, `stands between ${kindOf(a)} and ${kindOf(b)}.`)
}

/** Texts that are made while it runs may be put together; nothing may depend on them. */
function unknown(op: string, a: Value, b: Value, place: Place): Value {
  const joins = (value: Value) => value.is === 'nothing' || value.is === 'text'
  if (op === '+' && joins(a) && joins(b)) return nothing
  const which = a.is === 'nothing' ? a : b
  throw new PineRefusal(place, op, `is used on ${kindOf(which)}.`)
}

/** Both must hold, or one; what is known beforehand decides by itself. */
export function logical(lower: Lower, op: 'and' | 'or', a: Scalar, right: () => Scalar): Scalar {
  const decided = op === 'and' ? 0 : 1
  if (a.known === decided) return yesNo(decided === 1)
  const b = right()
  if (a.known !== null) return b
  if (b.known !== null) return b.known === decided ? yesNo(decided === 1) : a
  return lower.writer.op(op, [a, b], 'yesno')
}

export const truth = (lower: Lower, value: Value, place: Place): Scalar => {
  if (value.is === 'yesno') return value
  if (value.is === 'na') return yesNo(false)
  if (value.is === 'number' && lower.version < 6) {
    return lower.writer.op('ne', [value, constant(0)], 'yesno')
  }
  throw new PineRefusal(place, 'This value', `is ${kindOf(value)}; here true or false is needed.`)
}
