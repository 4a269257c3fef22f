import type { Operand } from '../form/actions'
import type { Define, Expr } from './tree'
import { constant, isScalar, type Scalar, series, type Value, yesNo } from './values'
import type { Writer } from './writer'

interface Kept {
  /** What the value was at the end of the bar before. */
  value: Scalar
  next(operand: Operand): void
}

export interface Variable {
  name: string
  /** Where it was declared: tells one from another when the script is read again. */
  key: string
  value: Value
  /** Of `var`: begins each bar with the value of the bar before. */
  kept: Kept | null
  history: Kept | null
  /** Its declaration, when it is never assigned again. */
  declared: Expr | null
  everyBar: boolean
  /** Assigned anew somewhere: its history is what it was at the end of a bar. */
  changes: boolean
  /** The timeframe it was read in, in minutes; 0 is the base. */
  frame: number
  gone: boolean
}

export interface Scope {
  variables: Map<string, Variable>
  functions: Map<string, Define>
  /** A function's own scope: nothing further out may be assigned. */
  closed: boolean
}

const newScope = (closed: boolean): Scope => ({ variables: new Map(), functions: new Map(), closed })

/** The names of a script, block within block, and what was assigned in the branch that is being read. */
export class Scopes {
  private list: Scope[] = [newScope(false)]
  private readonly branches: Map<Variable, Value>[] = []
  private readonly writer: Writer
  /** Variables that were seen to hold na between values; their sources are refused. */
  readonly gappy: Set<string>

  constructor(writer: Writer, gappy: Set<string>) {
    this.writer = writer
    this.gappy = gappy
  }

  get depth(): number {
    return this.list.length
  }

  declare(variable: Omit<Variable, 'frame' | 'gone' | 'history'>): void {
    const { frame } = this.writer
    this.list.at(-1)?.variables.set(variable.name, { ...variable, frame, gone: false, history: null })
  }

  isDeclaredHere(name: string): boolean {
    return this.list.at(-1)?.variables.has(name) === true
  }

  define(definition: Define): void {
    this.list.at(-1)?.functions.set(definition.name, definition)
  }

  find(name: string): Variable | null {
    for (let at = this.list.length - 1; at >= 0; at--) {
      const found = this.list[at]?.variables.get(name)
      if (found) return found
    }
    return null
  }

  /** `outside`: the variable lies outside the function that is being read. */
  findToAssign(name: string): Variable | 'outside' | null {
    for (let at = this.list.length - 1; at >= 0; at--) {
      const scope = this.list[at]
      const found = scope?.variables.get(name)
      if (found) return found
      if (scope?.closed) return this.find(name) ? 'outside' : null
    }
    return null
  }

  functionNamed(name: string): Define | null {
    return this.list[0]?.functions.get(name) ?? null
  }

  assign(variable: Variable, value: Value): void {
    const branch = this.branches.at(-1)
    if (branch && !branch.has(variable)) branch.set(variable, variable.value)
    variable.value = value
  }

  /** Runs a block in a scope of its own; `alone` hides everything but the outermost names, as a function body sees it. */
  within<T>(alone: boolean, run: () => T): T {
    const outer = this.list
    const outermost = this.list[0] ?? newScope(false)
    const inner = newScope(alone)
    this.list = alone ? [outermost, inner] : [...this.list, inner]
    const result = run()
    this.settle(inner)
    this.list = outer
    return result
  }

  /** Runs a branch, takes its assignments back and tells what they were. */
  branch<T>(run: () => T): { result: T; assigned: Map<Variable, Value> } {
    const before = new Map<Variable, Value>()
    this.branches.push(before)
    const result = run()
    this.branches.pop()
    const assigned = new Map<Variable, Value>()
    for (const [variable, value] of before) {
      if (!variable.gone) assigned.set(variable, variable.value)
      variable.value = value
    }
    return { result, assigned }
  }

  /** The value of a variable one bar ago or more. */
  historyOf(variable: Variable): Scalar | null {
    if (!isScalar(variable.value)) return null
    variable.history ??= this.keep(variable.value.is, `${variable.key} history`, null)
    return variable.history.value
  }

  keep(kind: 'number' | 'yesno', key: string, init: Scalar | null): Kept {
    const empty = kind === 'yesno' ? yesNo(false) : constant(Number.NaN)
    const state = this.writer.state(kind, init?.ref ?? empty.ref)
    return { value: { ...series(kind, state.id, this.gappy.has(key)), plain: true }, next: state.next }
  }

  /** Every state of a scope that ends moves on to the last value of its variable. */
  settle(scope: Scope | undefined = this.list[0]): void {
    for (const variable of scope?.variables.values() ?? []) {
      variable.gone = true
      const { value, kept, history, key } = variable
      const kind = kept?.value.is ?? history?.value.is
      const last = isScalar(value)
        ? value
        : kind === 'yesno'
          ? yesNo(false)
          : { ...constant(Number.NaN), gaps: true }
      for (const [state, name] of [[kept, key] as const, [history, `${key} history`] as const]) {
        state?.next(last.ref)
        if (state && last.gaps) this.gappy.add(name)
      }
    }
  }
}
