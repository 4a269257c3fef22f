import { batch } from '../indicators/indicators'
import { none } from '../indicators/stream'
import { Fold } from './fold'
import { Machine } from './machine'
import { type Plan, type Read, type Scope, type Step, stages } from './plan'
import { wanted } from './run-bars'
import { widthOf } from './scope'
import { accountSources, barColumns, type Candles, derived, isColumn } from './sources'
import type { Account, Wish } from './wishes'

export type Columns = (Float64Array | undefined)[]
export type Batch = typeof batch

/** The columns of these slots of the base, and of what they need; nothing that asks the account. `run` may remember. */
export function columnsOf(plan: Plan, candles: Candles, slots: Iterable<number>, run: Batch): Columns {
  const needed = neededFor(plan.base, slots)
  const framed = plan.base.fromFrames.some(({ slot }) => needed.has(slot))
  const columns: Columns = framed ? framedColumns(plan, candles) : new Array(plan.base.slots).fill(undefined)
  computeScope(onlyNeeded(plan.base, needed), candles, columns, run)
  return columns
}

function neededFor({ steps }: Scope, slots: Iterable<number>): Set<number> {
  const needed = new Set(slots)
  for (let before = -1; before !== needed.size; ) {
    before = needed.size
    for (const step of steps) {
      if (!isNeeded(step, needed)) continue
      for (const slot of step.type === 'state' ? [step.init, step.next] : step.ins) needed.add(slot)
    }
  }
  return needed
}

const isNeeded = (step: Step, needed: Set<number>): boolean =>
  Array.from({ length: widthOf(step) }, (_, at) => step.out + at).some((slot) => needed.has(slot))

const onlyNeeded = (scope: Scope, needed: Set<number>): Scope => ({
  ...scope,
  known: scope.known.filter(([slot]) => needed.has(slot)),
  sources: scope.sources.filter(([, slot]) => needed.has(slot)),
  steps: scope.steps.filter((step) => isNeeded(step, needed)),
})

/**
 * A strategy over candles that are all there: everything that does not ask the account is computed beforehand, column
 * by column. `at` is asked for every bar once, in order, and gives what a BarRun would.
 */
export class ColumnRun {
  private readonly plan: Plan
  private readonly late: Late | null
  private readonly read: Read
  private bar = -1

  constructor(plan: Plan, candles: Candles) {
    this.plan = plan
    const columns = framedColumns(plan, candles)
    computeScope(plan.base, candles, columns)
    const late = plan.usesAccount ? new Late(plan.base, columns) : null
    this.late = late
    const { stage } = plan.base
    this.read = late
      ? (slot) =>
          (stage[slot] === stages.account ? late.machine.row[slot] : columns[slot]?.[this.bar]) ?? none
      : (slot) => columns[slot]?.[this.bar] ?? none
  }

  at(bar: number, account: Account): Wish[] {
    this.bar = bar
    this.late?.step(bar, account)
    return wanted(this.plan, this.read)
  }
}

/** Every named value of the base that does not ask the account, by bar. */
export function namedColumns(plan: Plan, candles: Candles): Record<string, Float64Array> {
  const columns = framedColumns(plan, candles)
  computeScope(plan.base, candles, columns)
  return Object.fromEntries(
    plan.base.names.flatMap(([name, slot]): [string, Float64Array][] => {
      const column = columns[slot]
      return column && plan.base.stage[slot] !== stages.account ? [[name, column]] : []
    }),
  )
}

/** The steps of a later stage: what they need of earlier ones is put into their row, bar by bar. */
class Later {
  readonly machine: Machine
  protected readonly scope: Scope
  private readonly needs: [slot: number, column: Float64Array][]

  constructor(scope: Scope, stage: number, columns: Columns) {
    this.scope = scope
    this.machine = new Machine(scope, stage)
    const own = scope.steps.filter(({ out }) => scope.stage[out] === stage)
    const read = own.flatMap((step) => (step.type === 'state' ? [step.init, step.next] : step.ins))
    this.needs = [...new Set(read)].flatMap((slot): [number, Float64Array][] => {
      const column = (scope.stage[slot] ?? 0) < stage ? columns[slot] : undefined
      return column ? [[slot, column]] : []
    })
  }

  protected load(bar: number): void {
    for (const [slot, column] of this.needs) this.machine.row[slot] = column[bar] ?? none
  }
}

class Late extends Later {
  constructor(scope: Scope, columns: Columns) {
    super(scope, stages.account, columns)
  }

  step(bar: number, account: Account): void {
    this.load(bar)
    for (const [name, slot] of this.scope.sources) {
      const ask = accountSources[name]
      if (ask) this.machine.row[slot] = ask(account)
    }
    this.machine.step()
  }
}

class Loop extends Later {
  private readonly outs: [slot: number, column: Float64Array][]

  constructor(scope: Scope, columns: Columns, bars: number) {
    super(scope, stages.loop, columns)
    const own = scope.steps.filter(({ out }) => scope.stage[out] === stages.loop)
    this.outs = own.flatMap((step) =>
      Array.from({ length: widthOf(step) }, (_, at): [number, Float64Array] => {
        const column = new Float64Array(bars)
        columns[step.out + at] = column
        return [step.out + at, column]
      }),
    )
  }

  run(bars: number): void {
    if (this.outs.length === 0) return
    for (let bar = 0; bar < bars; bar++) {
      this.load(bar)
      this.machine.step()
      for (const [slot, column] of this.outs) column[bar] = this.machine.row[slot] ?? none
    }
  }
}

function computeScope(scope: Scope, candles: Candles, columns: Columns, run: Batch = batch): void {
  const bars = candles.time.length
  for (const [slot, value] of scope.known) columns[slot] = new Float64Array(bars).fill(value)
  for (const [name, slot] of scope.sources) {
    const column = sourceColumn(name, candles)
    if (column) columns[slot] = column
  }
  for (const step of scope.steps) {
    if (scope.stage[step.out] === stages.column) computeStep(step, columns, bars, run)
  }
  new Loop(scope, columns, bars).run(bars)
}

function computeStep(step: Step, columns: Columns, bars: number, run: Batch): void {
  if (step.type === 'state') return
  const ins = step.ins.map((slot) => columns[slot] ?? new Float64Array(bars).fill(none))
  if (step.type === 'indicator') {
    for (const [at, column] of run(step.definition, step.params, ins).entries())
      columns[step.out + at] = column
    return
  }
  const does = step.type === 'pure' ? step.operation.does : step.operation.open(step.known, step.kind)
  const column = new Float64Array(bars)
  const [a = column, b = a, c = a] = ins
  for (let i = 0; i < bars; i++) column[i] = does(a[i] ?? none, b[i] ?? none, c[i] ?? none)
  columns[step.out] = column
}

function sourceColumn(name: string, candles: Candles): Float64Array | null {
  if (isColumn(name)) return candles[name]
  const fromBar = derived[name]
  if (!fromBar) return null
  const { time, open, high, low, close, volume } = candles
  return time.map((at, i) => {
    const bar = { time: at, open: open[i] ?? none, high: high[i] ?? none, low: low[i] ?? none }
    return fromBar({ ...bar, close: close[i] ?? none, volume: volume[i] ?? none }, i)
  })
}

/** The columns of the base that come from frames: at each bar the frame's last closed bar. */
function framedColumns(plan: Plan, candles: Candles): Columns {
  const columns: Columns = new Array(plan.base.slots).fill(undefined)
  const frames = plan.frames.map((scope) => {
    const { coarse, closed } = folded(candles, plan.minutes, scope.minutes)
    const inner: Columns = new Array(scope.slots).fill(undefined)
    computeScope(scope, coarse, inner)
    return { inner, closed }
  })
  for (const { frame, from, slot, kind } of plan.base.fromFrames) {
    const { inner = [], closed = new Int32Array() } = frames[frame] ?? {}
    const column = inner[from]
    const before = kind === 'yesno' ? 0 : none
    columns[slot] = candles.time.map((_, i) => {
      const bars = closed[i] ?? 0
      return bars === 0 ? before : (column?.[bars - 1] ?? none)
    })
  }
  return columns
}

function folded(
  candles: Candles,
  minutes: number,
  coarseMinutes: number,
): { coarse: Candles; closed: Int32Array } {
  const rows: Record<keyof Candles, number[]> = {
    time: [],
    open: [],
    high: [],
    low: [],
    close: [],
    volume: [],
  }
  const fold = new Fold(minutes, coarseMinutes, (bar) => {
    for (const name of barColumns) rows[name].push(bar[name])
  })
  const { time, open, high, low, close, volume } = candles
  const closed = new Int32Array(time.length)
  for (let i = 0; i < time.length; i++) {
    const [o = none, h = none, l = none] = [open[i], high[i], low[i]]
    fold.push(time[i] ?? none, o, h, l, close[i] ?? none, volume[i] ?? none)
    closed[i] = rows.time.length
  }
  const column = (name: keyof Candles) => Float64Array.from(rows[name])
  const [t, o, h] = [column('time'), column('open'), column('high')]
  const coarse = {
    time: t,
    open: o,
    high: h,
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  }
  return { coarse, closed }
}
