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
import { tradeColumns } from './fills'
import { kernelText } from './kernel-text'
import { NotFused } from './signals'
import { cells, type StateName, stateNames } from './state'

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
  /** The bars whose equity is wanted, the last one among them; all when left out. Only for bars without a missing price. */
  wanted?: Int32Array
}

/** What a kernel leaves behind. `trades` has `tradeColumns` numbers for each. */
export interface KernelRun {
  /** Of every bar, or of those that were wanted. */
  equity: Float64Array
  trades: Float64Array
  tags: string[]
  state: Readonly<Record<StateName, number>>
  /** The deepest drawdown per bar, with the money at the start as the first peak; 0 where all of the equity is there. */
  deepest: number
}

/** What generated code is given: cells, numbers, columns, functions, the table of trades. */
interface Data extends Pick<Bars, 'open' | 'high' | 'low' | 'close'> {
  S: Float64Array
  K: Float64Array
  X: Float64Array[]
  F: ((a: number, b: number, c: number) => number)[]
  T: Float64Array
  equity: Float64Array
  wanted: Int32Array | undefined
  marked: Int32Array
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
  marked?: Int32Array
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
  const terms = { plan, settings, firstBar, columns: input.cached !== undefined, whole: isWhole(input.bars) }
  const { text, from, tags } = kernelText(terms, code)
  const made = { plan, settings, firstBar, code, kernel: kernelOf(text), from, tags }
  if (keep && input.cached) keep.prepared = made
  return made
}

const isLike = (a: Settings, b: Settings): boolean =>
  (Object.keys(a) as (keyof Settings)[]).every((name) => a[name] === b[name])

/** Null when the run met something that the kernel leaves to `step`. Throws NotFused before it begins. */
export function runKernel(input: KernelInput): KernelRun | null {
  const { bars, settings, keep } = input
  const prepared = preparedFor(input)
  const S = prepared.code.cellsAtStart(settings.cash, keep?.cells)
  if (!S) throw new NotFused('It remembers more than a kernel holds.')
  const count = barCount(bars)
  const data = dataOf(input, prepared.code, S)
  if (keep) Object.assign(keep, { cells: S, marked: data.marked })
  const last = Math.max(0, count - 1)
  if (!through(input, prepared, data, 0, last)) return null
  const drawn = S.slice(cells.peak, cells.deepest + 1)
  if (!through(input, prepared, data, last, count)) return null
  if (input.closeAtEnd && at(S, cells.P) !== 0) {
    if (!prepared.kernel.leave(data, last, at(bars.open, last))) return null
    S.set(drawn, cells.peak)
    markLast(data, at(S, cells.cash) + (0 * at(bars.close, last) - 0))
  }
  if (keep) keep.rows = data.T
  const state = Object.fromEntries(stateNames.map((name, n) => [name, at(S, n)])) as Record<StateName, number>
  const trades = data.T.subarray(0, state.tn * tradeColumns)
  const deepest = Math.max(state.deepest, 1 - state.trough / state.peak)
  return { equity: data.equity, trades, tags: prepared.tags, state, deepest }
}

/** Runs bars `i` to `end`. False: the kernel gives up. */
function through(
  { firstBar }: KernelInput,
  { kernel, from }: Prepared,
  data: Data,
  begin: number,
  end: number,
): boolean {
  const warm = Math.min(end, Math.max(from, firstBar))
  // Short stretches first: code that was compiled before it had ever reached the end of its loop would be thrown away there.
  for (let i = begin, stretch = 8; i < end; stretch = Math.min(longest, stretch * 2)) {
    const to = Math.min(i + stretch, i < warm ? warm : end)
    if (!(i < warm ? kernel.warm(data, i, to) : kernel.main(data, i, to))) return false
    i = to
  }
  return true
}

/** The equity of the last bar is another one after all. */
function markLast({ S, equity }: Data, value: number): void {
  equity[equity.length - 1] = value
  if (value < at(S, cells.trough)) S[cells.trough] = value
  else if (value > at(S, cells.peak)) {
    S[cells.deepest] = Math.max(at(S, cells.deepest), 1 - at(S, cells.trough) / at(S, cells.peak))
    S[cells.peak] = value
    S[cells.trough] = value
  }
}

function dataOf(
  { plan, bars, settings, equity, wanted, cached, keep, alert, refuse }: KernelInput,
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
    equity: equity ?? new Float64Array(wanted?.length ?? count),
    wanted,
    marked: keep?.marked ?? new Int32Array(longest),
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

const whole = new WeakMap<Bars, boolean>()

/** Whether no price is missing; looked up once for the same bars. */
export function isWhole(bars: Bars): boolean {
  const known = whole.get(bars)
  if (known !== undefined) return known
  const found = [bars.open, bars.high, bars.low, bars.close].every((column) => column.every(Number.isFinite))
  whole.set(bars, found)
  return found
}
