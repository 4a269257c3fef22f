import type { StrategyForm } from '@/lib/strategies/schemas/form'

export type FormNode = StrategyForm['nodes'][number]
export type Rule = StrategyForm['rules'][number]
export type Operand = Rule['when']
export type OperationNode = Extract<FormNode, { args: unknown }>
export type IndicatorNode = Extract<FormNode, { op: 'indicator' }>

/** A change of a form: takes one, gives the next. */
export type Edit = (form: StrategyForm) => StrategyForm

export const isOperation = (node: FormNode): node is OperationNode => 'args' in node
export const isIndicator = (node: FormNode): node is IndicatorNode => 'name' in node

/** Operations whose answer is yes or no whatever they are given. */
export const yesNoOperations = new Set(
  'gt ge lt le eq ne and or not missing crossover crossunder cross'.split(' '),
)

export const replaced = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((each, place) => (place === at ? value : each))
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, place) => place !== at)

/** A name that nothing in the form has yet: the wish itself, or with a number behind it. */
export function freshName(form: StrategyForm, wish: string): string {
  const taken = new Set([
    ...form.nodes.map(({ id }) => id),
    ...form.params.map(({ name }) => name),
    ...form.frames.flatMap(({ id, nodes }) => [id, ...nodes.map((node) => node.id)]),
  ])
  for (let n = 1; ; n++) {
    const name = n === 1 ? wish : `${wish}${n}`
    if (!taken.has(name)) return name
  }
}

export const nodeOf = (form: StrategyForm, operand: Operand): FormNode | undefined =>
  typeof operand === 'string' ? form.nodes.find(({ id }) => id === operand.split('.')[0]) : undefined

export const setNode = (form: StrategyForm, id: string, node: FormNode): StrategyForm => ({
  ...form,
  nodes: form.nodes.map((each) => (each.id === id ? node : each)),
})

/** A new condition to begin from, at the end of the nodes. */
export function withCondition(form: StrategyForm): { form: StrategyForm; id: string } {
  const id = freshName(form, 'c1').replace(/^c1(\d+)$/, 'c$1')
  const name = form.nodes.some((node) => node.id === id) ? freshName(form, 'condition') : id
  const args: Operand[] = [firstValue(form), 0]
  return { form: { ...form, nodes: [...form.nodes, { id: name, op: 'gt', args }] }, id: name }
}

const firstValue = ({ nodes }: StrategyForm): Operand => nodes.findLast(isIndicator)?.id ?? 'close'

/** What a node names, of its own timeframe. `next` of a state may be later, and does not count for the order. */
const named = (node: FormNode): Operand[] => {
  if (isOperation(node)) return node.args
  if (isIndicator(node)) return [...(node.inputs ?? []), ...Object.values(node.params ?? {})]
  return [node.init]
}

const idOf = (operand: Operand): string => (typeof operand === 'string' ? (operand.split('.')[0] ?? '') : '')

/** Nodes after those they name, otherwise in their order. */
function sorted(nodes: readonly FormNode[]): FormNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const seen = new Set<FormNode>()
  const out: FormNode[] = []
  const take = (node: FormNode) => {
    if (seen.has(node)) return
    seen.add(node)
    for (const operand of named(node)) {
      const before = byId.get(idOf(operand))
      if (before) take(before)
    }
    out.push(node)
  }
  for (const node of nodes) take(node)
  return out
}

/** Every operand of the form that may name a node of the bars themselves. */
function operandsIn(value: unknown): string[] {
  if (typeof value === 'string') return [idOf(value)]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(operandsIn)
}

/** In order, and without conditions that nothing asks for any more. */
export function settled(form: StrategyForm): StrategyForm {
  let { nodes } = form
  for (;;) {
    const asked = new Set([
      ...operandsIn(form.rules),
      ...operandsIn(form.sizing),
      ...operandsIn(form.risk),
      ...nodes.flatMap((node) => ('next' in node ? [...named(node), node.next] : named(node)).map(idOf)),
    ])
    const left = nodes.filter((node) => !yesNoOperations.has(node.op) || asked.has(node.id))
    if (left.length === nodes.length) return { ...form, nodes: sorted(left) }
    nodes = left
  }
}

/** Every operand changed, wherever it stands. `frame` is empty for the bars themselves. */
export function mapOperands(
  form: StrategyForm,
  change: (operand: Operand, frame: string) => Operand,
): StrategyForm {
  const inNode =
    (frame: string) =>
    (node: FormNode): FormNode => {
      const each = (operand: Operand) => change(operand, frame)
      if (isOperation(node)) return { ...node, args: node.args.map(each) }
      if (!isIndicator(node)) return { ...node, init: each(node.init), next: each(node.next) }
      const { inputs, params } = node
      return {
        ...node,
        ...(inputs && { inputs: inputs.map(each) }),
        ...(params && { params: Object.fromEntries(Object.entries(params).map(([k, v]) => [k, each(v)])) }),
      }
    }
  const own = (operand: Operand) => change(operand, '')
  return {
    ...form,
    nodes: form.nodes.map(inNode('')),
    frames: form.frames.map((frame) => ({ ...frame, nodes: frame.nodes.map(inNode(frame.id)) })),
    rules: form.rules.map(({ when, do: action }) => ({ when: own(when), do: inAction(action, own) })),
    sizing: { ...form.sizing, value: own(form.sizing.value) },
  }
}

const operandKeys = new Set(['limit', 'stop', 'percent', 'value'])

/** The operands of an action stand under a few names, at any depth. */
function inAction<T>(part: T, change: (operand: Operand) => Operand): T {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
  const entries = Object.entries(part).map(([key, value]) => [
    key,
    operandKeys.has(key) && (typeof value !== 'object' || value === null)
      ? change(value)
      : inAction(value, change),
  ])
  return Object.fromEntries(entries)
}

/** A node, parameter or timeframe under another name, and everything that named it. */
export function renamed(form: StrategyForm, what: 'node' | 'param', from: string, to: string): StrategyForm {
  const turn = (operand: Operand): Operand => {
    if (typeof operand !== 'string') return operand
    if (what === 'param') return operand === `$${from}` ? `$${to}` : operand
    const [id, output] = operand.split('.')
    return id === from ? [to, output].filter(Boolean).join('.') : operand
  }
  const next = mapOperands(form, (operand, frame) =>
    what === 'param' || frame === '' ? turn(operand) : operand,
  )
  if (what === 'param')
    return { ...next, params: next.params.map((each) => (each.name === from ? { ...each, name: to } : each)) }
  return { ...next, nodes: next.nodes.map((each) => (each.id === from ? { ...each, id: to } : each)) }
}
