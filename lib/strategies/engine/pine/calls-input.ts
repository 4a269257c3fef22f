import type { FormParam } from '../form/form'
import { Arguments } from './arguments'
import type { Builtin, Call, Lower } from './context'
import { PineRefusal } from './refusal'
import { nothing, type Scalar, series, type Value } from './values'

const number = [
  'defval',
  'title',
  'minval',
  'maxval',
  'step',
  'tooltip',
  'inline',
  'group',
  'confirm',
  'display',
]
const withOptions = ['defval', 'title', 'options', 'tooltip', 'inline', 'group', 'confirm', 'display']
const plain = ['defval', 'title', 'tooltip', 'inline', 'group', 'confirm', 'display']
const active = 'active'
const mostInputs = 64

const numeric =
  (kind: 'integer' | 'number'): Builtin =>
  (lower, call) => {
    const listed = call.args.some(({ name }) => name === 'options')
    const args = new Arguments(lower, call, [...(listed ? withOptions : number), active])
    const value = args.fixed('defval')
    if (kind === 'integer' && !Number.isInteger(value)) {
      throw new PineRefusal(
        args.place('defval'),
        'defval of input.int',
        `must be a whole number, not ${value}.`,
      )
    }
    const bound = (name: string) => (!listed && args.has(name) ? args.fixed(name) : undefined)
    return input(lower, call, {
      kind,
      default: value,
      min: bound('minval'),
      max: bound('maxval'),
      step: bound('step'),
    })
  }

const yesNoInput: Builtin = (lower, call) => {
  const args = new Arguments(lower, call, [...plain, active])
  return input(lower, call, { kind: 'yesno', default: args.flag('defval', false) ? 1 : 0 })
}

/** The kind of a bare `input()` is that of its default. */
const anyInput: Builtin = (lower, call) => {
  const args = new Arguments(lower, call, number)
  const value = lower.value(args.expr('defval'))
  if (value.is === 'number' && value.known !== null) {
    return input(lower, call, { kind: value.int ? 'integer' : 'number', default: value.known })
  }
  if (value.is === 'yesno' && value.known !== null)
    return input(lower, call, { kind: 'yesno', default: value.known })
  return kept(lower, call, value)
}

/** What a form cannot vary stays at its default. */
const keptInput: Builtin = (lower, call) => {
  const names =
    call.args.some(({ name }) => name === 'options') || call.name === 'input.string' ? withOptions : plain
  const args = new Arguments(lower, call, [...names, active])
  return kept(lower, call, lower.value(args.expr('defval')))
}

function kept(lower: Lower, call: Call, value: Value): Value {
  lower.notice(`${call.name} on line ${call.line} stays at its default.`)
  return value
}

/** The parameter of one input; a line that is read again asks for the same one. */
function input(lower: Lower, call: Call, param: Omit<FormParam, 'name'>): Scalar {
  const place = `${call.line}:${call.column}`
  const before = lower.writer.inputs.get(place)
  if (before) return before
  const taken = new Set(lower.writer.params.map(({ name }) => name))
  if (taken.size >= mostInputs)
    throw new PineRefusal(call, 'The script', `has more than ${mostInputs} inputs.`)
  const base = (lower.hint ?? `input${taken.size + 1}`).slice(0, 56)
  let name = base
  for (let at = 2; taken.has(name); at++) name = `${base}_${at}`
  const { min, max, step } = param
  if ((min !== undefined && param.default < min) || (max !== undefined && param.default > max)) {
    throw new PineRefusal(call, `defval of ${call.name}`, 'lies outside minval and maxval.')
  }
  lower.writer.params.push({
    name,
    kind: param.kind,
    default: param.default,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined || !(step > 0) ? {} : { step }),
  })
  const value = series(param.kind === 'yesno' ? 'yesno' : 'number', `$${name}`)
  const int = param.kind === 'integer'
  const made = { ...value, usual: param.default, inputs: new Set([name]), int, plain: true }
  lower.writer.inputs.set(place, made)
  return made
}

export const inputCalls = new Map<string, Builtin>([
  ['input', anyInput],
  ['input.int', numeric('integer')],
  ['input.float', numeric('number')],
  ['input.bool', yesNoInput],
  ['input.string', keptInput],
  ['input.text_area', keptInput],
  ['input.source', keptInput],
  ['input.timeframe', keptInput],
  ['input.color', () => nothing],
])
