import { none } from '../indicators/stream'
import type { Operand } from './actions'
import type { Fault, FormNode } from './form'
import { type Builder, nodeRefs, nothing } from './nodes'
import type { Kind } from './operations'
import { type FromFrame, type Ref, type Scope, type Step, stages } from './plan'
import { accountSources, isSource } from './sources'

export interface Outer {
  faults: Fault[]
  params: ReadonlyMap<string, Ref>
  /** Only the base scope sees frames. */
  frames: ReadonlyMap<string, { index: number; builder: ScopeBuilder }>
}

/** Gathers the slots and steps of one timeframe. What is wrong goes to `faults` and the work goes on. */
export class ScopeBuilder implements Builder {
  readonly outer: Outer
  readonly steps: Step[] = []
  private readonly minutes: number
  private readonly isBase: boolean
  private readonly names = new Map<string, Ref>()
  private readonly later = new Set<string>()
  private readonly known: [number, number][] = []
  private readonly constants = new Map<string, Ref>()
  private readonly sources: [string, number][] = []
  private readonly fromFrames: FromFrame[] = []
  private readonly nexts: { step: Step; next: Operand; kind: Kind; path: string }[] = []
  private size = 0

  constructor(outer: Outer, minutes: number, isBase: boolean) {
    this.outer = outer
    this.minutes = minutes
    this.isBase = isBase
  }

  fault(path: string, sentence: string): Ref {
    this.outer.faults.push({ path, sentence })
    return nothing
  }

  slots(count: number): number {
    const first = this.size
    this.size += count
    return first
  }

  constant(value: number, kind: Kind): Ref {
    const key = `${kind}${Object.is(value, -0) ? 0 : value}`
    const found = this.constants.get(key)
    if (found) return found
    const ref = { slot: this.slots(1), kind, known: value }
    this.constants.set(key, ref)
    this.known.push([ref.slot, value])
    return ref
  }

  /** The nodes in their order; each may name only earlier ones. */
  add(nodes: FormNode[], path: string): void {
    for (const { id } of nodes) this.later.add(id)
    for (const [at, node] of nodes.entries()) {
      const where = `${path}[${at}]`
      if (this.names.has(node.id)) this.fault(`${where}.id`, `There is already a node named ${node.id}.`)
      if (isSource(node.id)) this.fault(`${where}.id`, `${node.id} is a source; a node needs another name.`)
      this.later.delete(node.id)
      for (const [name, ref] of Object.entries(nodeRefs(this, node, where))) this.names.set(name, ref)
    }
    for (const { step, next, kind, path } of this.nexts) {
      const ref = this.operand(next, path, kind)
      if (step.type === 'state') step.next = ref.slot
    }
  }

  remember(step: Step, next: Operand, kind: Kind, path: string): void {
    this.nexts.push({ step, next, kind, path })
  }

  operand(operand: Operand, path: string, kind?: Kind): Ref {
    const ref = this.find(operand, path)
    if (kind === undefined || ref === nothing || ref.kind === kind) return ref
    const [has, wants] = [named[ref.kind], named[kind]]
    return this.fault(path, `${String(operand)} is ${has}; here ${wants} is needed.`)
  }

  /** An operand whose value is known before the first bar; null after a fault. */
  knownOperand(operand: Operand, path: string): number | null {
    const ref = this.operand(operand, path)
    if (ref === nothing) return null
    if (ref.known !== null) return ref.known
    this.fault(
      path,
      `${String(operand)} changes from bar to bar; here a value that is known beforehand is needed.`,
    )
    return null
  }

  private find(operand: Operand, path: string): Ref {
    if (typeof operand === 'number') return this.constant(operand, 'number')
    if (typeof operand === 'boolean') return this.constant(operand ? 1 : 0, 'yesno')
    const found = this.names.get(operand)
    if (found) return found
    if (operand === 'none') return this.constant(none, 'number')
    if (operand.startsWith('$')) return this.param(operand, path)
    if (operand.includes(':')) return this.framed(operand, path)
    if (isSource(operand)) return this.source(operand, path)
    const id = operand.split('.')[0] ?? ''
    if (this.names.has(id)) return this.fault(path, `${id} has no output ${operand.slice(id.length + 1)}.`)
    if (this.later.has(id)) {
      return this.fault(path, `${id} comes later; only the next of a state may name a later node.`)
    }
    return this.fault(path, `There is nothing named ${operand}.`)
  }

  private param(operand: string, path: string): Ref {
    const found = this.outer.params.get(operand.slice(1))
    if (!found || found.known === null) return this.fault(path, `There is no parameter ${operand}.`)
    return this.constant(found.known, found.kind)
  }

  private source(name: string, path: string): Ref {
    if (!this.isBase && Object.hasOwn(accountSources, name)) {
      return this.fault(path, `${name} belongs to the account; another timeframe cannot ask for it.`)
    }
    const ref: Ref = { slot: this.slots(1), kind: 'number', known: null }
    this.sources.push([name, ref.slot])
    this.names.set(name, ref)
    return ref
  }

  private framed(operand: string, path: string): Ref {
    const at = operand.indexOf(':')
    const frame = this.outer.frames.get(operand.slice(0, at))
    if (!frame || !this.isBase) return this.fault(path, `There is no timeframe ${operand.slice(0, at)}.`)
    const inner = frame.builder.operand(operand.slice(at + 1), path)
    if (inner === nothing) return nothing
    if (inner.known !== null) return this.constant(inner.known, inner.kind)
    const ref: Ref = { slot: this.slots(1), kind: inner.kind, known: null }
    this.fromFrames.push({ frame: frame.index, from: inner.slot, slot: ref.slot, kind: inner.kind })
    this.names.set(operand, ref)
    return ref
  }

  build(): Scope {
    return {
      minutes: this.minutes,
      slots: this.size,
      known: this.known,
      sources: this.sources,
      fromFrames: this.fromFrames,
      steps: this.steps,
      stage: this.stageOf(),
      names: this.named(),
    }
  }

  /** Without sources; the first output of an indicator goes by the name of its node alone. */
  private named(): [string, number][] {
    const names = [...this.names].filter(([name, { known }]) => known === null && !isSource(name))
    const slots = names.map(([, { slot }]) => slot)
    return names.flatMap(([name, { slot }], at): [string, number][] =>
      slots.indexOf(slot) === at ? [[name, slot]] : [],
    )
  }

  /** A state waits for what feeds it, so the stages are raised until nothing changes. */
  private stageOf(): Uint8Array {
    const stage = new Uint8Array(this.size)
    for (const [name, slot] of this.sources) {
      if (Object.hasOwn(accountSources, name)) stage[slot] = stages.account
    }
    for (let changed = true; changed; ) {
      changed = false
      for (const step of this.steps) {
        const ins = step.type === 'state' ? [step.init, step.next] : step.ins
        const own = step.type === 'state' ? stages.loop : stages.column
        const needed = Math.max(own, ...ins.map((slot) => stage[slot] ?? 0))
        for (let at = 0; at < widthOf(step); at++) {
          if ((stage[step.out + at] ?? 0) >= needed) continue
          stage[step.out + at] = needed
          changed = true
        }
      }
    }
    return stage
  }
}

const named: Record<Kind, string> = { number: 'a number', yesno: 'a yes or no' }

export const widthOf = (step: Step): number =>
  step.type === 'indicator' ? step.definition.outputs.length : 1
