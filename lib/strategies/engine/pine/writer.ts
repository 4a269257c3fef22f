import type { Operand } from '../form/actions'
import type { Form, FormNode, FormParam, Rule } from '../form/form'
import { operations } from '../form/operations'
import { none } from '../indicators/stream'
import { pruned } from './prune'
import { PineRefusal, type Place } from './refusal'
import { constant, isStatic, type Scalar, series, yesNo } from './values'

const mostNodes = 5_000
const mostRules = 500

/** Writes the nodes of a form. Equal nodes are one node: every node is computed on every bar, so nothing is lost. */
export class Writer {
  readonly params: FormParam[] = []
  /** What each input became, by its place in the script. */
  readonly inputs = new Map<string, Scalar>()
  readonly rules: Rule[] = []
  readonly fixed = new Set<string>()
  private readonly frames = new Map<number, FormNode[]>()
  private readonly base: FormNode[] = []
  private readonly known = new Map<string, string>()
  private nodes: FormNode[] = this.base
  private count = 0
  /** The timeframe that is written, in minutes; 0 is the base. */
  frame = 0
  place: Place = { line: 1, column: 1 }

  /** Everything written meanwhile goes to the timeframe of `minutes`; the value is named as the base sees it. */
  inFrame<T>(minutes: number, write: () => T): T {
    const outer = { nodes: this.nodes, frame: this.frame }
    this.nodes = this.frames.get(minutes) ?? []
    this.frames.set(minutes, this.nodes)
    this.frame = minutes
    const result = write()
    this.nodes = outer.nodes
    this.frame = outer.frame
    return result
  }

  get isFramed(): boolean {
    return this.frame !== 0
  }

  /** One of the form's operations; computed here and now when everything is known. */
  op(op: string, args: Scalar[], gives: 'number' | 'yesno'): Scalar {
    const usual = this.usualOf(op, args)
    const inputs = new Set(args.flatMap((arg) => [...arg.inputs]))
    if (usual !== null && args.every((arg) => arg.known !== null)) {
      return gives === 'yesno' ? yesNo(usual === 1) : constant(usual)
    }
    const id = this.node({ op, args: args.map(({ ref }) => ref) })
    const gaps = gives === 'number' && args.some((arg) => arg.gaps)
    return { ...series(gives, id, gaps), usual, inputs }
  }

  private usualOf(op: string, args: Scalar[]): number | null {
    const operation = operations[op]
    if (!operation || !args.every(isStatic)) return null
    const [first = none, second = none, third = none, ...more] = args.map(({ usual }) => usual ?? none)
    return more.reduce(
      (value, next) => operation.does(value, next, none),
      operation.does(first, second, third),
    )
  }

  /** An indicator; its outputs are named `id.output`. */
  indicator(name: string, inputs: Operand[], params: Record<string, Operand>): string {
    return this.node({ op: 'indicator', name, inputs, params })
  }

  state(type: 'number' | 'yesno', init: Operand): { id: string; next(operand: Operand): void } {
    const node: FormNode = { id: this.newId(), op: 'state', type, init, next: init }
    this.nodes.push(node)
    return {
      id: node.id,
      next: (operand) => {
        node.next = operand
      },
    }
  }

  rule(rule: Rule): void {
    if (this.rules.length >= mostRules)
      throw new PineRefusal(this.place, 'The script', `sends more than ${mostRules} orders.`)
    this.rules.push(rule)
  }

  private node(
    node:
      | { op: 'indicator'; name: string; inputs: Operand[]; params: Record<string, Operand> }
      | { op: string; args: Operand[] },
  ): string {
    const key = `${this.frame} ${JSON.stringify(node)}`
    const found = this.known.get(key)
    if (found !== undefined) return found
    const id = this.newId()
    this.nodes.push({ id, ...node } as FormNode)
    this.known.set(key, id)
    return id
  }

  private newId(): string {
    if (this.count >= mostNodes) {
      throw new PineRefusal(this.place, 'The script', `grows to more than ${mostNodes} steps here.`)
    }
    this.count++
    return `n${this.count}`
  }

  /** The parts of the form, with inputs that had to be fixed replaced by their defaults. */
  parts(): Pick<Form, 'params' | 'frames' | 'nodes' | 'rules'> {
    const frames = [...this.frames].map(([minutes, nodes]) => ({ id: frameId(minutes), minutes, nodes }))
    const parts = pruned({ params: this.params, frames, nodes: this.base, rules: this.rules })
    const fixed = this.params.filter(({ name }) => this.fixed.has(name))
    if (fixed.length === 0) return parts
    const defaults = new Map(
      fixed.map(({ name, kind, default: value }) => [`$${name}`, kind === 'yesno' ? value === 1 : value]),
    )
    const replaced = replace(parts, defaults)
    return { ...replaced, params: this.params.filter(({ name }) => !this.fixed.has(name)) }
  }
}

export const frameId = (minutes: number): string => `m${minutes}`

/** The same structure with some texts replaced. */
function replace<T>(value: T, by: Map<string, Operand>): T
function replace(value: unknown, by: Map<string, Operand>): unknown {
  if (typeof value === 'string') return by.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => replace(item, by))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, by)]))
}
