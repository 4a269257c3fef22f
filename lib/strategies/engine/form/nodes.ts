import type { Definition } from '../indicators/definition'
import { faultOf, indicators, withDefaults } from '../indicators/indicators'
import { none } from '../indicators/stream'
import type { Operand } from './actions'
import type { FormNode, IndicatorNode, OperationNode, StateNode } from './form'
import { type Kind, type MemoryOperation, memoryOperations, type Operation, operations } from './operations'
import type { Ref, Step } from './plan'

/** What a node needs of the scope it is put into. */
export interface Builder {
  readonly steps: Step[]
  fault(path: string, sentence: string): Ref
  slots(count: number): number
  constant(value: number, kind: Kind): Ref
  operand(operand: Operand, path: string, kind?: Kind): Ref
  knownOperand(operand: Operand, path: string): number | null
  remember(step: Step, next: Operand, kind: Kind, path: string): void
}

/** What stands for a value after a fault. */
export const nothing: Ref = { slot: 0, kind: 'number', known: none }

/** The names that a node gives to the scope; its steps are put there. */
export function nodeRefs(builder: Builder, node: FormNode, path: string): Record<string, Ref> {
  if (isIndicator(node)) return indicatorRefs(builder, node, path)
  if (isState(node)) return { [node.id]: stateRef(builder, node, path) }
  return { [node.id]: operationRef(builder, node, path) }
}

const isIndicator = (node: FormNode): node is IndicatorNode => node.op === 'indicator'
const isState = (node: FormNode): node is StateNode => node.op === 'state'

function indicatorRefs(builder: Builder, node: IndicatorNode, path: string): Record<string, Ref> {
  const one = indicators.get(node.name)
  if (!one) return { [node.id]: builder.fault(`${path}.name`, `There is no indicator named ${node.name}.`) }
  const given = node.inputs ?? one.inputs.map(usual)
  if (given.length !== one.inputs.length) {
    const wanted = `${one.name} takes ${one.inputs.length} inputs (${one.inputs.join(', ')}), not ${given.length}.`
    return { [node.id]: builder.fault(`${path}.inputs`, wanted) }
  }
  const ins = given.map((input, at) => builder.operand(input, `${path}.inputs[${at}]`, 'number').slot)
  const params = indicatorParams(builder, one, node.params ?? {}, `${path}.params`)
  const out = builder.slots(one.outputs.length)
  builder.steps.push({ type: 'indicator', definition: one, params, ins, out })
  const kind: Kind = one.yesNo ? 'yesno' : 'number'
  const refs = one.outputs.map((name, at): [string, Ref] => [
    `${node.id}.${name}`,
    { slot: out + at, kind, known: null },
  ])
  return Object.fromEntries([[node.id, { slot: out, kind, known: null }], ...refs])
}

const usual = (input: string): Operand =>
  input === 'source' ? 'close' : input === 'other' ? 'volume' : input

function indicatorParams(
  builder: Builder,
  one: Definition,
  given: Record<string, Operand>,
  path: string,
): Record<string, number> {
  const values: Record<string, number> = {}
  for (const [name, operand] of Object.entries(given)) {
    const where = `${path}.${name}`
    const choices = Object.hasOwn(one.params, name) ? one.params[name]?.choices : undefined
    const chosen = choices && typeof operand === 'string' ? choices.indexOf(operand) : -1
    if (choices && typeof operand === 'string' && chosen < 0 && !operand.startsWith('$')) {
      builder.fault(where, `${name} must be one of ${choices.join(', ')}.`)
      continue
    }
    const value = chosen >= 0 ? chosen : builder.knownOperand(operand, where)
    if (value === null) continue
    const wrong = faultOf(one, name, value)
    if (wrong) builder.fault(where, `${name} ${wrong}${Number.isNaN(value) ? '' : `, not ${value}`}.`)
    else values[name] = value
  }
  return withDefaults(one, values)
}

function stateRef(builder: Builder, node: StateNode, path: string): Ref {
  const init = builder.operand(node.init, `${path}.init`, node.type)
  const out = builder.slots(1)
  const step: Step = { type: 'state', ins: [], out, init: init.slot, next: init.slot }
  builder.steps.push(step)
  builder.remember(step, node.next, node.type, `${path}.next`)
  return { slot: out, kind: node.type, known: null }
}

function operationRef(builder: Builder, node: OperationNode, path: string): Ref {
  const operation = Object.hasOwn(operations, node.op) ? operations[node.op] : undefined
  const memory = Object.hasOwn(memoryOperations, node.op) ? memoryOperations[node.op] : undefined
  const either = operation ?? memory
  if (!either) return builder.fault(`${path}.op`, `There is no operation named ${node.op}.`)
  const takes = takesOf(either, node.args.length)
  if (!takes) {
    const wanted = `${node.op} takes ${either.takes.length} arguments, not ${node.args.length}.`
    return builder.fault(`${path}.args`, wanted)
  }
  const args = argumentsOf(builder, node.args, takes, `${path}.args`)
  if (!args) return nothing
  const same = args[takes.indexOf('same')]?.kind ?? 'number'
  const kind = either.gives === 'same' ? same : either.gives
  return operation
    ? pureRef(builder, operation, args, kind)
    : memory
      ? memoryRef(builder, memory, { args, same, kind }, node, path)
      : nothing
}

function takesOf(operation: Operation | MemoryOperation, given: number): Operation['takes'] | null {
  const { takes } = operation
  const last = takes.at(-1)
  if (given === takes.length || last === undefined) return given === takes.length ? takes : null
  const many = 'many' in operation && given > takes.length
  return many ? [...takes, ...Array.from({ length: given - takes.length }, () => last)] : null
}

/** Null when one of them is at fault. */
function argumentsOf(
  builder: Builder,
  args: Operand[],
  takes: Operation['takes'],
  path: string,
): Ref[] | null {
  let same: Kind | undefined
  const refs = args.map((operand, at) => {
    const wanted = takes[at]
    const ref = builder.operand(operand, `${path}[${at}]`, wanted === 'same' ? same : wanted)
    if (wanted === 'same' && ref !== nothing) same ??= ref.kind
    return ref
  })
  return refs.includes(nothing) ? null : refs
}

/** Folded when everything is known; more than the operation's own arguments are taken in one after another. */
function pureRef(builder: Builder, operation: Operation, args: Ref[], kind: Kind): Ref {
  const own = operation.takes.length
  const first = args.slice(0, own)
  let result = pureStep(builder, operation, first, kind)
  for (const more of args.slice(own)) result = pureStep(builder, operation, [result, more], kind)
  return result
}

function pureStep(builder: Builder, operation: Operation, args: Ref[], kind: Kind): Ref {
  const known = args.map((arg) => arg.known)
  const [a = none, b = none, c = none] = known.map((value) => value ?? none)
  if (known.every((value) => value !== null)) return builder.constant(operation.does(a, b, c), kind)
  const out = builder.slots(1)
  builder.steps.push({ type: 'pure', operation, ins: args.map(({ slot }) => slot), out })
  return { slot: out, kind, known: null }
}

interface Typed {
  args: Ref[]
  same: Kind
  kind: Kind
}

function memoryRef(
  builder: Builder,
  operation: MemoryOperation,
  { args, same, kind }: Typed,
  node: OperationNode,
  path: string,
): Ref {
  let known = 0
  if (operation.known) {
    const { place, min, max } = operation.known
    const operand = node.args[place]
    const value = operand === undefined ? null : builder.knownOperand(operand, `${path}.args[${place}]`)
    if (value === null) return nothing
    known = value
    if (!Number.isInteger(known) || known < min || known > max) {
      const wrong = `${node.op} takes a whole number from ${min} to ${max} here${Number.isNaN(known) ? '' : `, not ${known}`}.`
      return builder.fault(`${path}.args[${place}]`, wrong)
    }
  }
  const out = builder.slots(1)
  builder.steps.push({
    type: 'memory',
    operation,
    known,
    kind: same,
    ins: args.map(({ slot }) => slot),
    out,
  })
  return { slot: out, kind, known: null }
}
