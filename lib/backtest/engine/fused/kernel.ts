import type { Plan } from '@/lib/strategies/engine/form/plan'
import { type Batch, columnsOf } from '@/lib/strategies/engine/form/run-columns'
import { batch } from '@/lib/strategies/engine/indicators/indicators'
import { takerPrice } from '../broker/costs'
import { at, type Bars, barCount } from '../candles/bars'
import type { Side } from '../desk/desk'
import type { BarEvent } from '../desk/events'
import { toLot, toTick } from '../desk/rounding'
import type { Settings } from '../desk/settings'
import { isAlike } from './alike'
import { Code } from './code'
import { type Decisions, decisionsOf, firing } from './decisions'
import { closing, fillsOfBar, shapeOf, tradeColumns } from './fills'
import { NotFused, Signals } from './signals'
import { cells, type StateName, stateNames, stateOf } from './state'

export interface KernelInput {
  plan: Plan
  bars: Bars
  settings: Settings
  firstBar: number
  closeAtEnd: boolean
  alert: (bar: number, rule: number) => void
  refuse: (bar: number, rule: number, reason: 'rejected' | 'lot') => void
  /** Computes indicators; a sweep gives one that remembers. With it, none is computed on the way. */
  cached?: Batch
  /** Where code is kept for the next plan of the same shape; only with `cached`. */
  keep?: Kept
  /** Where the equity is written; new memory when left out. */
  equity?: Float64Array
}

/** What a kernel leaves behind. `trades` has `tradeColumns` numbers for each. */
export interface KernelRun {
  equity: Float64Array
  trades: Float64Array
  tags: string[]
  state: Readonly<Record<StateName, number>>
  /** The deepest drawdown per bar, where it was asked for and the last bar was not closed after all. */
  deepest: number | null
}

/** What generated code is given: cells, numbers, columns, functions, the table of trades. */
interface Data extends Pick<Bars, 'open' | 'high' | 'low' | 'close'> {
  S: Float64Array
  K: Float64Array
  X: Float64Array[]
  F: ((a: number, b: number, c: number) => number)[]
  T: Float64Array
  equity: Float64Array
  deep: boolean
  grow: () => Float64Array
  taker: (side: Side, base: number, size: number, bar: number) => number
  alert: KernelInput['alert']
  refuse: KernelInput['refuse']
}

/** Each runs bars `i` to `end` (without it); false when the kernel gives up. */
interface Kernel {
  warm(data: Data, i: number, end: number): boolean
  main(data: Data, i: number, end: number): boolean
  leave(data: Data, i: number, open: number): boolean
}

const kernels = new Map<string, Kernel>()
const mostKernels = 300

/** The text is made of our own words and numbered names only: nothing that a person wrote is in it. */
function kernelOf(text: string): Kernel {
  const known = kernels.get(text)
  if (known) return known
  if (kernels.size >= mostKernels) kernels.clear()
  const made = new Function('toLot', 'toTick', text)(toLot, toTick) as Kernel
  kernels.set(text, made)
  return made
}

/** Bars of one call: short enough that the loop is compiled as a whole, long enough that a call costs nothing. */
const longest = 4_096

/** What a sweep uses again from run to run. */
export interface Kept {
  prepared?: Prepared
  cells?: Float64Array
  rows?: Float64Array
}

/** Code for plans of one shape under the same terms; a sweep keeps it, since its plans differ in numbers only. */
export interface Prepared extends Pick<KernelInput, 'plan' | 'settings' | 'firstBar'> {
  code: Code
  kernel: Kernel
  from: number
  tags: string[]
}

function preparedFor(input: KernelInput): Prepared {
  const { plan, settings, firstBar, keep } = input
  const known = keep?.prepared
  if (known && known.firstBar === firstBar && isLike(known.settings, settings) && isAlike(known.plan, plan))
    return known
  const code = new Code()
  nameSettings(code, settings)
  const { text, from, tags } = textOf(input, code)
  const made = { plan, settings, firstBar, code, kernel: kernelOf(text), from, tags }
  if (keep && input.cached) keep.prepared = made
  return made
}

const isLike = (a: Settings, b: Settings): boolean =>
  (Object.keys(a) as (keyof Settings)[]).every((name) => a[name] === b[name])

/** Null when the run met something that the kernel leaves to `step`. Throws NotFused before it begins. */
export function runKernel(input: KernelInput): KernelRun | null {
  const { bars, settings } = input
  const { code, kernel, from, tags } = preparedFor(input)
  const S = code.cellsAtStart(settings.cash, input.keep?.cells)
  if (!S) throw new NotFused('It remembers more than a kernel holds.')
  if (input.keep) input.keep.cells = S
  const count = barCount(bars)
  const data = dataOf(input, code, S)
  const warm = Math.min(count, Math.max(from, input.firstBar))
  // Short stretches first: code that was compiled before it had ever reached the end of its loop would be thrown away there.
  for (let i = 0, stretch = 8; i < count; stretch = Math.min(longest, stretch * 2)) {
    const end = Math.min(i + stretch, i < warm ? warm : count)
    if (!(i < warm ? kernel.warm(data, i, end) : kernel.main(data, i, end))) return null
    i = end
  }
  const deepest = input.keep
    ? Math.max(at(S, cells.deepest), 1 - at(S, cells.trough) / at(S, cells.peak))
    : null
  const left = input.closeAtEnd && at(S, cells.P) !== 0
  if (left) {
    if (!kernel.leave(data, count - 1, at(bars.open, count - 1))) return null
    data.equity[count - 1] = at(S, cells.cash) + (0 * at(bars.close, count - 1) - 0)
  }
  const state = Object.fromEntries(stateNames.map((name, n) => [name, at(S, n)])) as Record<StateName, number>
  if (input.keep) input.keep.rows = data.T
  const trades = data.T.subarray(0, state.tn * tradeColumns)
  return { equity: data.equity, trades, tags, state, deepest: left ? null : deepest }
}

function dataOf(
  { plan, bars, settings, equity, cached, keep, alert, refuse }: KernelInput,
  code: Code,
  S: Float64Array,
): Data {
  const count = barCount(bars)
  const columns =
    code.columns.length > 0 ? columnsOf(plan, { time: bars.ts, ...bars }, code.columns, cached ?? batch) : []
  const data: Data = {
    open: bars.open,
    high: bars.high,
    low: bars.low,
    close: bars.close,
    S,
    K: code.numbersOf(plan),
    X: code.columns.map((slot) => columns[slot] ?? new Float64Array(count).fill(Number.NaN)),
    F: code.functionsOf(plan),
    T: keep?.rows ?? new Float64Array(tradeColumns * 64),
    equity: equity ?? new Float64Array(count),
    deep: keep !== undefined,
    grow: () => {
      const rows = new Float64Array(data.T.length * 2)
      rows.set(data.T)
      data.T = rows
      return rows
    },
    taker: takerOf(bars, settings),
    alert,
    refuse,
  }
  return data
}

function takerOf(bars: Bars, settings: Settings): Data['taker'] {
  const bar: BarEvent = { kind: 'bar', bar: 0, ts: 0, open: 0, high: 0, low: 0, close: 0, volume: 0 }
  return (side, base, size, index) => {
    bar.high = at(bars.high, index)
    bar.low = at(bars.low, index)
    bar.volume = at(bars.volume, index)
    return takerPrice(settings, side, base, size, bar)
  }
}

function nameSettings(code: Code, settings: Settings): void {
  const { takerFee, makerFee, fixedFee, leverage, lot, tick, spread, limitThrough, maintenance } = settings
  const named = { takerFee, makerFee, fixedFee, leverage, lot, tick, spread, through: limitThrough }
  for (const [name, value] of Object.entries(named)) code.number(name, value)
  code.number('takerFeeOrNone', Math.max(0, takerFee))
  code.number('keepLong', 1 - maintenance)
  code.number('keepShort', 1 + maintenance)
}

function textOf(
  { plan, settings, firstBar, bars, cached }: KernelInput,
  code: Code,
): { text: string; from: number; tags: string[] } {
  const simple = plan.rules.map((rule) => {
    if (!rule.simple)
      throw new NotFused('An action is more than a market entry, a close of everything or an alert.')
    return rule.simple
  })
  const { stopLoss, takeProfit } = plan.risk
  const brackets = simple.some(
    (one) => one.do === 'entry' && (one.stopLoss ?? one.takeProfit ?? stopLoss ?? takeProfit) !== null,
  )
  const shape = shapeOf(settings, brackets)
  const roots = plan.rules.map(({ when }) => when)
  for (const one of simple) {
    if (one.do !== 'entry') continue
    for (const slotOf of [one.size, one.stopLoss, one.takeProfit]) if (slotOf) roots.push(slotOf.slot)
  }
  const signals = new Signals(plan.base, code, roots, !cached && isWhole(bars))
  const decisions: Decisions = { code, shape, risk: plan.risk, tags: [] }
  const first = code.number('first bar', firstBar, true)
  const loop = (warm: boolean) => {
    const bar = signals.write(warm)
    const fired = firing(plan.rules, bar, decisions)
    const moves = [...bar.remember].map(([name, value]) => `${name} = ${value}`)
    const after = [...bar.after.map((write) => write()), ...moves].join('\n')
    return {
      statements: bar.statements.join('\n'),
      fired: warm ? `if (i >= ${first}) { ${fired} }` : fired,
      after,
    }
  }
  const loops = [loop(true), loop(false)]
  const decide = decisionsOf(plan.rules, decisions)
  const fills = fillsOfBar(code, shape)
  const leave = closing(code, shape, { base: 'C[i]', exit: 0, filled: 0 })
  const constants = code.declarations
  const [warm = '', main = ''] = loops.map((parts) => loopText(code, constants, parts))
  const text = [
    begin,
    coldText('fill', constants, fills),
    coldText('decide', constants, decide),
    coldText('leave', constants, leave),
    `return { warm(D, i, end) { ${warm} }, main(D, i, end) { ${main} }, leave }`,
  ].join('\n')
  return { text, from: signals.from, tags: decisions.tags }
}

const begin = `'use strict'
const finite = (x) => (x - x === 0 ? x : NaN)
const strength = (rise, fall) => { const both = rise + fall; return both > -1e-8 && both < 1e-8 ? 0 : 100 * (rise / both) }
const markOnly = (D, i, end, cash, P, cost) => {
  const E = D.equity, C = D.close
  for (; i < end; i++) E[i] = cash + (P * C[i] - cost)
}
const markDeep = (D, i, end, cash, P, cost) => {
  const E = D.equity, C = D.close, S = D.S
  let peak = S[${cells.peak}], trough = S[${cells.trough}], deepest = S[${cells.deepest}]
  for (; i < end; i++) {
    const value = cash + (P * C[i] - cost)
    E[i] = value
    if (value < trough) trough = value
    else if (value > peak) {
      deepest = Math.max(deepest, 1 - trough / peak)
      peak = value
      trough = value
    }
  }
  S[${cells.peak}] = peak
  S[${cells.trough}] = trough
  S[${cells.deepest}] = deepest
}`

const prices = 'const S = D.S, K = D.K, O = D.open, H = D.high, L = D.low, C = D.close'

const busy = `S[${cells.busy}] = brackets > 0 || liquidation > 0 || entering !== 0 || leaving !== 0 ? 1 : 0
return true`

/** What happens seldom: works on the cells; `busy` is whether the next bar must be looked at; false gives up. */
const coldText = (name: string, constants: string, body: string): string => {
  const { load, store } = stateOf(body, busy)
  return `function ${name}(D, i, open) {
${prices}
const taker = D.taker
${constants}
${load}
${body}
${store}
${busy}
}`
}

const reload = `cash = S[0]; P = S[1]; cost = S[2]; tn = S[3]; busy = S[${cells.busy}]`

const loopText = (
  code: Code,
  constants: string,
  { statements, fired, after }: { statements: string; fired: string; after: string },
): string => `${prices}
const mark = D.deep ? markDeep : markOnly
${constants}
let cash = S[0], P = S[1], cost = S[2], tn = S[3], busy = S[${cells.busy}], at = i
${code.loadHeld}
for (; i < end; i++) {
const open = O[i]
if (busy !== 0) {
  if (!fill(D, i, open)) return false
  if (cash !== S[0] || P !== S[1]) {
    mark(D, at, i, cash, P, cost)
    at = i
  }
  ${reload}
}
${statements}
let any = false
${fired}
${after}
if (any) {
  if (!decide(D, i)) return false
  busy = S[${cells.busy}]
}
}
mark(D, at, end, cash, P, cost)
${code.storeHeld}
return true`

const whole = new WeakMap<Bars, boolean>()

/** Whether no price is missing; looked up once for the same bars. */
function isWhole(bars: Bars): boolean {
  const known = whole.get(bars)
  if (known !== undefined) return known
  const found = [bars.open, bars.high, bars.low, bars.close].every((column) => !column.includes(Number.NaN))
  whole.set(bars, found)
  return found
}
