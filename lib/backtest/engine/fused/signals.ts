import type { MemoryOperation, Operation } from '@/lib/strategies/engine/form/operations'
import { memoryOperations, operations } from '@/lib/strategies/engine/form/operations'
import { type Plan, type Scope, type Step, stages } from '@/lib/strategies/engine/form/plan'
import type { Code } from './code'
import { type Inlined, inlineIndicators } from './inline-indicators'

/** A strategy that is run by `step` instead, and why. */
export class NotFused extends Error {
  override readonly name = 'NotFused'
}

interface Expression {
  text: string
  yesNo: boolean
  depth: number
}

const deepest = 24
const raw: Readonly<Record<string, string>> = { open: 'O', high: 'H', low: 'L', close: 'C' }

const account: Readonly<Record<string, string>> = {
  position: 'P',
  entry_price: '(P === 0 ? NaN : cost / P)',
  equity: '(cash + (P * C[i] - cost))',
  open_profit: '(P * C[i] - cost)',
  open_trades: '(P === 0 ? 0 : 1)',
  closed_trades: 'tn',
}

/** Writes the nodes that some slots need as code of one bar. A pure node that is used once stands where it is used. */
export class Signals {
  private readonly scope: Scope
  private readonly code: Code
  private readonly inline: boolean
  private readonly owner = new Map<number, Step>()
  private readonly sources = new Map<number, string>()
  private readonly known = new Map<number, number>()
  private readonly uses = new Map<number, number>()
  private readonly live = new Set<Step>()
  private readonly inlined = new Map<Step, Inlined>()

  constructor(scope: Scope, code: Code, roots: readonly number[], inline: boolean) {
    this.scope = scope
    this.code = code
    this.inline = inline
    for (const [name, slot] of scope.sources) this.sources.set(slot, name)
    for (const [slot, value] of scope.known) this.known.set(slot, value)
    for (const step of scope.steps) {
      const width = step.type === 'indicator' ? step.definition.outputs.length : 1
      for (let at = 0; at < width; at++) this.owner.set(step.out + at, step)
    }
    for (const slot of roots) this.need(slot)
  }

  /** The first bar from which the main code may run. */
  get from(): number {
    const states = [...this.live].some(({ type }) => type === 'state') ? 1 : 0
    return Math.max(states, ...[...this.inlined.values()].map(({ from }) => from))
  }

  private need(slot: number): void {
    this.uses.set(slot, (this.uses.get(slot) ?? 0) + 1)
    const step = this.owner.get(slot)
    if (!step || this.live.has(step)) return
    if (step.type === 'indicator') {
      const own = this.inlineOf(step)
      if (own) {
        this.live.add(step)
        this.inlined.set(step, own)
      } else if (this.scope.stage[step.out] === stages.account) {
        throw new NotFused('An indicator asks the account.')
      }
      return
    }
    this.live.add(step)
    for (const needed of step.type === 'state' ? [step.init, step.next] : step.ins) this.need(needed)
  }

  private inlineOf(step: Extract<Step, { type: 'indicator' }>): Inlined | null {
    const write = this.inline ? inlineIndicators[step.definition.name] : undefined
    const [input] = step.ins
    const source = input === undefined ? undefined : raw[this.sources.get(input) ?? '']
    return write && source ? write(this.code, `${step.out}`, source, step.params) : null
  }

  /** What these slots need, when a bar can be told from the columns at it and at the one before; else null. */
  leapsFor(slots: readonly number[]): Set<Step> | null {
    const found = new Set<Step>()
    const reaches = (slot: number): boolean => {
      const step = this.liveOwner(slot)
      if (!step) return !Object.hasOwn(account, this.sources.get(slot) ?? '')
      found.add(step)
      return step.type !== 'state' && step.ins.every(reaches)
    }
    return slots.every(reaches) && [...this.live].every((step) => this.isShort(step)) ? found : null
  }

  private liveOwner(slot: number): Step | null {
    const step = this.owner.get(slot)
    return step && this.live.has(step) ? step : null
  }

  private isShort(step: Step): boolean {
    if (step.type !== 'memory') return step.type === 'pure'
    return crossings.has(step.operation) && !step.ins.some((slot) => this.liveOwner(slot))
  }

  /** The statements of a bar that knows the one before by its columns: at `p`, or under the names of `before`. */
  leap(steps: ReadonlySet<Step> = this.live, before?: Map<string, string>): Bar {
    const bar = new Bar((slot, of) => this.expression(slot, of, false))
    for (const step of this.scope.steps) {
      if (!steps.has(step)) continue
      if (step.type === 'memory') this.leapMemory(bar, step, before)
      else this.writeStep(bar, step, false)
    }
    return bar
  }

  private leapMemory(
    bar: Bar,
    { operation, ins, out }: Extract<Step, { type: 'memory' }>,
    before: Map<string, string> | undefined,
  ): void {
    const [a = 0, b = a] = ins
    const crossing = crossings.get(operation)
    if (!crossing) return
    const was = (slot: number) => {
      const text = this.expression(slot, bar, false).text
      if (!before || !text.endsWith('[i]')) return text.replace('[i]', '[p]')
      const name = `was${slot}`
      bar.remember.set(name, bar.fixed(slot))
      before.set(name, text.replace('[i]', '[p]'))
      return name
    }
    const made = { text: crossing(bar.fixed(a), bar.fixed(b), was(a), was(b)), yesNo: true, depth: 1 }
    if (this.uses.get(out) === 1) bar.values.set(out, made)
    else bar.keep(out, made)
  }

  /** The statements of a bar, and what gives the value of a slot after them. */
  write(warm: boolean): Bar {
    const bar = new Bar((slot, of) => this.expression(slot, of, warm))
    for (const step of this.scope.steps) {
      if (!this.live.has(step)) continue
      const own = this.inlined.get(step)
      if (own) bar.statements.push(warm ? own.warm : own.main)
      else this.writeStep(bar, step, warm)
    }
    return bar
  }

  private writeStep(bar: Bar, step: Step, warm: boolean): void {
    if (step.type === 'pure') {
      const made = pureText(this.code, step.operation, step.ins, bar)
      if (this.uses.get(step.out) === 1 && made.depth < deepest) bar.values.set(step.out, made)
      else bar.keep(step.out, made)
    } else if (step.type === 'memory') this.writeMemory(bar, step)
    else if (step.type === 'state') {
      const held = this.code.held(`state ${step.out}`, Number.NaN)
      const first = warm ? `i === 0 ? ${bar.number(step.init)} : ${held}` : held
      bar.keep(step.out, { text: first, yesNo: false, depth: 0 })
      bar.after.push(() => `${held} = ${bar.number(step.next)}`)
    }
  }

  private writeMemory(bar: Bar, step: Extract<Step, { type: 'memory' }>): void {
    const { operation, known, kind, out } = step
    const [a = 0, b = a] = step.ins
    const crossing = crossings.get(operation)
    if (crossing) {
      const [now, other] = [bar.fixed(a), bar.fixed(b)]
      const [wasA, wasB] = [this.was(a), this.was(b)]
      const made = { text: crossing(now, other, wasA, wasB), yesNo: true, depth: 1 }
      if (this.uses.get(out) === 1) bar.values.set(out, made)
      else bar.keep(out, made)
      bar.remember.set(wasA, now)
      bar.remember.set(wasB, other)
    } else if (operation === memoryOperations.prev && known === 1) {
      const was = this.code.held(`prev ${out}`, kind === 'yesno' ? 0 : Number.NaN)
      bar.keep(out, { text: was, yesNo: false, depth: 0 })
      bar.statements.push(`${was} = ${bar.number(a)}`)
    } else {
      const place = this.scope.steps.indexOf(step)
      const name = this.code.fn(`memory ${out}`, (plan) => {
        const same = plan.base.steps[place]
        return same?.type === 'memory'
          ? same.operation.open(same.known, same.kind)
          : operation.open(known, kind)
      })
      const given = step.ins.slice(0, 2).map((slot) => bar.number(slot))
      bar.keep(out, { text: `${name}(${given.join(', ')})`, yesNo: false, depth: 0 })
    }
  }

  private was(slot: number): string {
    return this.code.held(`was ${slot}`, Number.NaN)
  }

  /** A value that no statement of this bar makes. */
  private expression(slot: number, bar: Bar, warm: boolean): Expression {
    const known = this.known.get(slot)
    if (known !== undefined) {
      const place = this.scope.known.findIndex(([of]) => of === slot)
      const read = (plan: Plan) => plan.base.known[place]?.[1] ?? Number.NaN
      return plain(this.code.number(`slot ${slot}`, known, false, read))
    }
    const source = this.sources.get(slot)
    if (source !== undefined) {
      const column = raw[source]
      return plain(column ? `${column}[i]` : (account[source] ?? `${this.code.column(slot)}[i]`))
    }
    const step = this.owner.get(slot)
    const own = step && this.inlined.get(step)
    if (step && own) {
      const text = ((warm && own.early) || own.outputs)[slot - step.out] ?? 'NaN'
      if ((this.uses.get(slot) ?? 0) < 3 || !text.includes('(')) return plain(text)
      return bar.keep(slot, plain(text))
    }
    return plain(`${this.code.column(slot)}[i]`)
  }
}

const plain = (text: string): Expression => ({ text, yesNo: false, depth: 0 })

/** The code of one bar. */
export class Bar {
  readonly statements: string[] = []
  readonly after: (() => string)[] = []
  /** What a variable is to hold at the next bar. */
  readonly remember = new Map<string, string>()
  readonly values = new Map<number, Expression>()
  private readonly other: (slot: number, bar: Bar) => Expression
  private count = 0

  constructor(other: (slot: number, bar: Bar) => Expression) {
    this.other = other
  }

  of(slot: number): Expression {
    return this.values.get(slot) ?? this.other(slot, this)
  }

  number(slot: number): string {
    const { text, yesNo } = this.of(slot)
    return yesNo ? `(${text} ? 1 : 0)` : text
  }

  holds(slot: number): string {
    const { text, yesNo } = this.of(slot)
    return yesNo ? text : `(${text} === 1)`
  }

  /** Computes it here and now. */
  keep(slot: number, { text, yesNo }: Expression): Expression {
    const made: Expression = { text: this.temporary(text), yesNo, depth: 0 }
    this.values.set(slot, made)
    return made
  }

  /** A name or number that stays what it is until the end of the bar. */
  fixed(slot: number): string {
    const made = this.of(slot)
    return /^\w+$/.test(made.text) && !made.yesNo
      ? made.text
      : this.keep(slot, { ...made, text: this.number(slot), yesNo: false }).text
  }

  temporary(text: string): string {
    const name = `v${this.count++}`
    this.statements.push(`const ${name} = ${text}`)
    return name
  }
}

type Crossing = (a: string, b: string, wasA: string, wasB: string) => string
const over: Crossing = (a, b, wasA, wasB) => `(${a} > ${b} && ${wasA} <= ${wasB})`
const under: Crossing = (a, b, wasA, wasB) => `(${a} < ${b} && ${wasA} >= ${wasB})`
const crossings = new Map<MemoryOperation | undefined, Crossing>([
  [memoryOperations.crossover, over],
  [memoryOperations.crossunder, under],
  [memoryOperations.cross, (...names) => `(${over(...names)} || ${under(...names)})`],
])

const signs: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
}
const operationNames = new Map(Object.entries(operations).map(([name, operation]) => [operation, name]))

function pureText(code: Code, operation: Operation, ins: readonly number[], bar: Bar): Expression {
  const [a = 0, b = a, c = a] = ins
  const name = operationNames.get(operation) ?? ''
  const depth = 1 + Math.max(...ins.map((slot) => bar.of(slot).depth))
  const number = (text: string): Expression => ({ text, yesNo: false, depth })
  const yesNo = (text: string): Expression => ({ text, yesNo: true, depth })
  const sign = signs[name]
  if (sign)
    return { text: `(${bar.number(a)} ${sign} ${bar.number(b)})`, yesNo: operation.gives === 'yesno', depth }
  switch (name) {
    case 'div':
      return number(`finite(${bar.number(a)} / ${bar.number(b)})`)
    case 'eq':
      return yesNo(`(${bar.number(a)} === ${bar.number(b)})`)
    case 'and':
      return yesNo(`(${bar.holds(a)} && ${bar.holds(b)})`)
    case 'or':
      return yesNo(`(${bar.holds(a)} || ${bar.holds(b)})`)
    case 'not':
      return yesNo(`(!${bar.holds(a)})`)
    case 'select':
      return number(`(${bar.holds(a)} ? ${bar.number(b)} : ${bar.number(c)})`)
    default: {
      const fn = code.fn(`operation ${name}`, () => operation.does)
      return number(`${fn}(${ins.map((slot) => bar.number(slot)).join(', ')})`)
    }
  }
}
