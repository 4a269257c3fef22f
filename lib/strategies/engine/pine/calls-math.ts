import { Arguments } from './arguments'
import type { Builtin, Lower } from './context'
import { PineRefusal } from './refusal'
import { constant, na, numberOf, type Scalar, series, type Value, yesNo } from './values'

const one =
  (op: string, whole = false): Builtin =>
  (lower, call) => {
    const args = new Arguments(lower, call, ['number'])
    const value = lower.writer.op(op, [args.number('number')], 'number')
    return whole ? { ...value, int: true } : value
  }

/** Two or more, taken in one after another. */
const fold =
  (op: string): Builtin =>
  (lower, call) => {
    const [first, ...more] = numbersOf(lower, call)
    if (!first || more.length === 0) throw new PineRefusal(call, call.name, 'needs two numbers or more.')
    return more.reduce((value, next) => lower.writer.op(op, [value, next], 'number'), first)
  }

const numbersOf: (lower: Lower, call: Parameters<Builtin>[1]) => Scalar[] = (lower, call) =>
  call.args.map(({ value }) => numberOf(lower.value(value), value, `An argument of ${call.name}`))

const average: Builtin = (lower, call) => {
  const numbers = numbersOf(lower, call)
  const [first, ...more] = numbers
  if (!first) throw new PineRefusal(call, call.name, 'needs at least one number.')
  const sum = more.reduce((value, next) => lower.writer.op('add', [value, next], 'number'), first)
  return lower.writer.op('div', [sum, constant(numbers.length)], 'number')
}

const round: Builtin = (lower, call) => {
  const args = new Arguments(lower, call, ['number', 'precision'])
  const value = args.number('number')
  if (!args.has('precision')) return { ...lower.writer.op('round', [value], 'number'), int: true }
  const scale = lower.writer.op('pow', [constant(10), args.setting('precision')], 'number')
  const scaled = lower.writer.op('mul', [value, scale], 'number')
  return lower.writer.op('div', [lower.writer.op('round', [scaled], 'number'), scale], 'number')
}

const power: Builtin = (lower, call) => {
  const args = new Arguments(lower, call, ['base', 'exponent'])
  return lower.writer.op('pow', [args.number('base'), args.number('exponent')], 'number')
}

const sum: Builtin = (lower, call) => {
  lower.everyBar(call, call.name)
  const args = new Arguments(lower, call, ['source', 'length'])
  const id = lower.writer.indicator('sum', [args.source('source').ref], { n: args.setting('length').ref })
  return series('number', id)
}

const angle =
  (factor: number): Builtin =>
  (lower, call) => {
    const [value] = numbersOf(lower, call)
    if (!value) throw new PineRefusal(call, call.name, 'needs a number.')
    return lower.writer.op('mul', [value, constant(factor)], 'number')
  }

const isMissing: Builtin = (lower, call) => {
  const args = new Arguments(lower, call, ['x'])
  const value = lower.value(args.expr('x'))
  if (value.is === 'na') return yesNo(true)
  if (value.is === 'yesno' || value.is === 'text') return yesNo(false)
  return lower.writer.op('missing', [numberOf(value, call, 'x of na')], 'yesno')
}

const orElse: Builtin = (lower, call) => {
  const args = new Arguments(lower, call, ['source', 'replacement'])
  const value = lower.value(args.expr('source'))
  if (value.is === 'yesno') return value
  const other = args.has('replacement') ? args.number('replacement') : constant(0)
  const number = numberOf(value, call, 'source of nz')
  return {
    ...lower.writer.op('orElse', [number, other], 'number'),
    gaps: other.gaps,
    int: number.int && other.int,
  }
}

const last: Builtin = (lower, call) => {
  lower.everyBar(call, call.name)
  const args = new Arguments(lower, call, ['source'])
  return { ...lower.writer.op('last', [args.number('source')], 'number'), gaps: false }
}

const cast =
  (to: 'int' | 'float' | 'bool'): Builtin =>
  (lower, call) => {
    const args = new Arguments(lower, call, ['x'])
    const value = lower.value(args.expr('x'))
    if (value.is === 'na') return na
    if (to === 'bool')
      return value.is === 'yesno' ? value : notZero(lower, numberOf(value, call, 'x of bool'))
    const number = numberOf(value, call, `x of ${to}`)
    if (to === 'float') return { ...number, int: false }
    return number.int ? number : { ...lower.writer.op('trunc', [number], 'number'), int: true }
  }

/** How v5 takes a number for true or false: na and 0 are false. */
export const notZero = (lower: Lower, value: Scalar): Scalar =>
  lower.writer.op('ne', [value, constant(0)], 'yesno')

const whole = (op: string): [string, Builtin] => [`math.${op}`, one(op, true)]
const plain = (op: string): [string, Builtin] => [`math.${op}`, one(op)]

export const mathCalls = new Map<string, Builtin>([
  ...['floor', 'ceil'].map(whole),
  ...['abs', 'sqrt', 'exp', 'log', 'log10', 'sign', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan'].map(plain),
  ['math.max', fold('max')],
  ['math.min', fold('min')],
  ['math.avg', average],
  ['math.round', round],
  ['math.pow', power],
  ['math.sum', sum],
  ['math.todegrees', angle(180 / Math.PI)],
  ['math.toradians', angle(Math.PI / 180)],
  ['na', isMissing],
  ['nz', orElse],
  ['fixnan', last],
  ['int', cast('int')],
  ['float', cast('float')],
  ['bool', cast('bool')],
])

export const mathNames = new Map<string, Value>([
  ['math.pi', constant(Math.PI, false)],
  ['math.e', constant(Math.E, false)],
  ['math.phi', constant((1 + Math.sqrt(5)) / 2, false)],
  ['math.rphi', constant((Math.sqrt(5) - 1) / 2, false)],
])
