import type { Plan } from '@/lib/strategies/engine/form/plan'
import { type Batch, columnsOf } from '@/lib/strategies/engine/form/run-columns'
import { batch } from '@/lib/strategies/engine/indicators/indicators'
import { takerPrice } from '../broker/costs'
import { at, type Bars, barCount } from '../candles/bars'
import type { Side } from '../desk/desk'
import type { BarEvent } from '../desk/events'
import { toLot, toTick } from '../desk/rounding'
import type { Settings } from '../desk/settings'
import { Code } from './code'
import { type Decisions, decisionsOf } from './decisions'
import { closing, fillsOfBar, shapeOf, tradeColumns } from './fills'
import { NotFused, Signals } from './signals'

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
  /** Where the equity is written; new memory when left out. */
  equity?: Float64Array
}

/** What a kernel leaves behind. `trades` has `tradeColumns` numbers for each. */
export interface KernelRun {
  equity: Float64Array
  trades: Float64Array
  tags: string[]
  state: KernelState
}

const stateNames = [
  'cash',
  'P',
  'cost',
  'lotBar',
  'brackets',
  'filled',
  'cancelled',
  'margin',
  'reduceOnly',
  'fees',
  'turnover',
  'tn',
  'waiting',
  'rejected',
  'lotless',
] as const
export type KernelState = Record<(typeof stateNames)[number], number>

/** What generated code is given. */
interface Data extends Pick<Bars, 'open' | 'high' | 'low' | 'close'> {
  count: number
  from: number
  cash: number
  closeAtEnd: boolean
  equity: Float64Array
  trades: Float64Array
  state: Float64Array
  grow: (rows: Float64Array) => Float64Array
}

type Fn = (a: number, b: number, c: number) => number
type Taker = (side: Side, base: number, size: number, bar: number) => number
type Kernel = (
  data: Data,
  K: number[],
  X: Float64Array[],
  F: Fn[],
  taker: Taker,
  alert: KernelInput['alert'],
  refuse: KernelInput['refuse'],
  lots: typeof toLot,
  ticks: typeof toTick,
) => boolean

const kernels = new Map<string, Kernel>()
const mostKernels = 300

/** The text is made of our own words and numbered names only: nothing that a person wrote is in it. */
function kernelOf(text: string): Kernel {
  const known = kernels.get(text)
  if (known) return known
  if (kernels.size >= mostKernels) kernels.clear()
  const made = new Function('D', 'K', 'X', 'F', 'taker', 'alert', 'refuse', 'toLot', 'toTick', text) as Kernel
  kernels.set(text, made)
  return made
}

/** Null when the run met something that the kernel leaves to `step`. Throws NotFused before it begins. */
export function runKernel(input: KernelInput): KernelRun | null {
  const { plan, bars, settings } = input
  const code = new Code()
  nameSettings(code, settings)
  const { text, from, tags } = textOf(input, code)
  const candles = { time: bars.ts, ...bars }
  const columns = columnsOf(plan, candles, code.columns, input.cached ?? batch)
  const count = barCount(bars)
  const equity = input.equity ?? new Float64Array(count)
  const state = new Float64Array(stateNames.length)
  const room: { trades: Float64Array } = { trades: new Float64Array(tradeColumns * 64) }
  const data: Data = {
    ...bars,
    count,
    from: Math.min(count, Math.max(from, input.firstBar)),
    cash: settings.cash,
    closeAtEnd: input.closeAtEnd,
    equity,
    trades: room.trades,
    state,
    grow: (rows) => {
      room.trades = new Float64Array(rows.length * 2)
      room.trades.set(rows)
      return room.trades
    },
  }
  const given = code.columns.map((slot) => columns[slot] ?? new Float64Array(count).fill(Number.NaN))
  const run = kernelOf(text)
  const whole = run(
    data,
    code.numbers,
    given,
    code.functions,
    takerOf(bars, settings),
    input.alert,
    input.refuse,
    toLot,
    toTick,
  )
  if (!whole) return null
  const left = Object.fromEntries(stateNames.map((name, n) => [name, at(state, n)])) as KernelState
  return { equity, trades: room.trades.subarray(0, left.tn * tradeColumns), tags, state: left }
}

function takerOf(bars: Bars, settings: Settings): Taker {
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
  const fills = fillsOfBar(code, shape)
  const loop = (warm: boolean, head: string): string => {
    const bar = signals.write(warm)
    const rules = decisionsOf(plan.rules, bar, decisions)
    const after = bar.after.map((write) => write()).join('\n')
    const decided =
      warm && firstBar > 0 ? `if (i >= ${code.number('first bar', firstBar, true)}) { ${rules} }` : rules
    return `${head} {\n${fills}\n${bar.statements.join('\n')}\n${decided}\n${after}\nE[i] = cash + (P * C[i] - cost)\n}`
  }
  const warm = loop(true, 'for (; i < from; i++)')
  const main = loop(false, 'for (; i < count; i++)')
  const end = closing(code, shape, { base: 'C[i]', exit: 0, filled: 0 })
  const text = [begin, code.declarations, warm, main, endOf(end)].join('\n')
  return { text, from: signals.from, tags: decisions.tags }
}

const begin = `'use strict'
const finite = (x) => (x - x === 0 ? x : NaN)
const strength = (rise, fall) => { const both = rise + fall; return both > -1e-8 && both < 1e-8 ? 0 : 100 * (rise / both) }
const O = D.open, H = D.high, L = D.low, C = D.close, E = D.equity, count = D.count, from = D.from
let T = D.trades, room = T.length / ${tradeColumns} | 0, tn = 0
let cash = D.cash, P = 0, cost = 0, lotPrice = 0, lotFees = 0, lotBar = 0, lotTag = 0
let brackets = 0, sl = 0, tp = 0, liquidation = 0, watched = false
let leaving = 0, entering = 0, asked = 0, cuttable = false, tag = 0, slAs = 0, slValue = 0, tpAs = 0, tpValue = 0
let filled = 0, cancelled = 0, margin = 0, reduceOnly = 0, rejected = 0, lotless = 0, fees = 0, turnover = 0
let i = 0`

const endOf = (close: string): string => `if (D.closeAtEnd && P !== 0) {
  i = count - 1
  ${close}
  E[i] = cash + (P * C[i] - cost)
}
const waiting = brackets + (leaving > 0 ? 1 : 0) + (entering === 0 ? 0 : 1 + (slAs > 0 ? 1 : 0) + (tpAs > 0 ? 1 : 0))
${stateNames.map((name, n) => `D.state[${n}] = ${name}`).join('\n')}
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
