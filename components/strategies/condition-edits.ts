import type { StrategyForm } from '@/lib/strategies/schemas/form'
import { freshName, isOperation, nodeOf, type Operand, type OperationNode, withCondition } from './form-edits'

/** Puts another operand where a condition stands. */
export type Put = (form: StrategyForm, operand: Operand) => StrategyForm

const comparisons: Record<string, string> = {
  gt: 'is above',
  ge: 'is at least',
  lt: 'is below',
  le: 'is at most',
  eq: 'equals',
  ne: 'differs from',
  crossover: 'crosses above',
  crossunder: 'crosses below',
  cross: 'crosses',
}

export const comparisonOptions = Object.entries(comparisons).map(([value, label]) => ({ value, label }))
export const isComparison = (op: string): boolean => Object.hasOwn(comparisons, op)

export const shapeOptions = [
  { value: 'compare', label: 'Compare' },
  { value: 'and', label: 'All of' },
  { value: 'or', label: 'Any of' },
  { value: 'not', label: 'Not' },
  { value: 'missing', label: 'Has no value' },
  { value: 'value', label: 'Yes-or-no value' },
]

export type Shape = 'compare' | 'and' | 'or' | 'not' | 'missing' | 'value' | 'other'

/** How a condition is shown. `other` is written by hand in JSON, and stays as it is. */
export function shapeOf(form: StrategyForm, operand: Operand): { shape: Shape; node: OperationNode | null } {
  const node = nodeOf(form, operand)
  if (!node || !isOperation(node)) return { shape: 'value', node: null }
  if (isComparison(node.op)) return { shape: 'compare', node }
  const { op } = node
  if (op === 'and' || op === 'or' || op === 'not' || op === 'missing') return { shape: op, node }
  return { shape: 'other', node }
}

/** The same place with another shape, keeping what can be kept. */
export function reshaped(form: StrategyForm, operand: Operand, to: string, put: Put): StrategyForm {
  const { shape, node } = shapeOf(form, operand)
  if (to === 'value') return put(form, true)
  if (to === 'compare') {
    const made = withCondition(form)
    return put(made.form, made.id)
  }
  if (node && (to === 'and' || to === 'or') && (shape === 'and' || shape === 'or'))
    return changed(form, { ...node, op: to })
  if (to === 'missing') return wrapped(form, 'missing', [node?.args[0] ?? 'close'], put)
  if (to === 'not') return wrapped(form, 'not', [operand], put)
  const made = withCondition(form)
  return wrapped(made.form, to, [operand, made.id], put)
}

export const changed = (form: StrategyForm, node: OperationNode): StrategyForm => ({
  ...form,
  nodes: form.nodes.map((each) => (each.id === node.id ? node : each)),
})

function wrapped(form: StrategyForm, op: string, args: Operand[], put: Put): StrategyForm {
  const id = freshName(form, `${op === 'missing' ? 'no_value' : op}_1`).replace(/_1(\d+)$/, '_$1')
  const name = form.nodes.some((node) => node.id === id) ? freshName(form, 'group') : id
  return put({ ...form, nodes: [...form.nodes, { id: name, op, args }] }, name)
}

/** One more condition in a group. */
export function joined(form: StrategyForm, group: OperationNode): StrategyForm {
  const made = withCondition(form)
  return changed(made.form, { ...group, args: [...group.args, made.id] })
}

/** One condition less; a group of one becomes that one. */
export function parted(form: StrategyForm, group: OperationNode, at: number, put: Put): StrategyForm {
  const args = group.args.filter((_, place) => place !== at)
  const [last] = args
  return args.length === 1 && last !== undefined ? put(form, last) : changed(form, { ...group, args })
}
