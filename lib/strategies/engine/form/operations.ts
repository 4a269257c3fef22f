import { none } from '../indicators/stream'

export type Kind = 'number' | 'yesno'

/** `same`: any kind, but every `same` of one operation is of one kind. */
type Slot = Kind | 'same'

/** An operation over the values of one bar. Yes is 1; anything else, no value too, is no. */
export interface Operation {
  takes: Slot[]
  gives: Slot
  /** May be given more arguments of the last kind. */
  many?: true
  does(a: number, b: number, c: number): number
}

const defined = (x: number): number => (Number.isFinite(x) ? x : none)
const yes = (condition: boolean): number => (condition ? 1 : 0)

const two = (does: (a: number, b: number) => number): Operation => ({
  takes: ['number', 'number'],
  gives: 'number',
  does,
})
const one = (does: (a: number) => number): Operation => ({ takes: ['number'], gives: 'number', does })
const test = (holds: (a: number, b: number) => boolean): Operation => ({
  takes: ['number', 'number'],
  gives: 'yesno',
  does: (a, b) => yes(holds(a, b)),
})

export const operations: Record<string, Operation> = {
  add: two((a, b) => a + b),
  sub: two((a, b) => a - b),
  mul: two((a, b) => a * b),
  div: two((a, b) => defined(a / b)),
  mod: two((a, b) => a % b),
  pow: two((a, b) => defined(a ** b)),
  min: two((a, b) => Math.min(a, b)),
  max: two((a, b) => Math.max(a, b)),
  neg: one((a) => 0 - a),
  abs: one(Math.abs),
  sqrt: one(Math.sqrt),
  exp: one((a) => defined(Math.exp(a))),
  log: one((a) => defined(Math.log(a))),
  log10: one((a) => defined(Math.log10(a))),
  floor: one(Math.floor),
  ceil: one(Math.ceil),
  round: one(Math.round),
  trunc: one(Math.trunc),
  sign: one(Math.sign),
  sin: one(Math.sin),
  cos: one(Math.cos),
  tan: one(Math.tan),
  asin: one(Math.asin),
  acos: one(Math.acos),
  atan: one(Math.atan),
  gt: test((a, b) => a > b),
  ge: test((a, b) => a >= b),
  lt: test((a, b) => a < b),
  le: test((a, b) => a <= b),
  eq: { takes: ['same', 'same'], gives: 'yesno', does: (a, b) => yes(a === b) },
  ne: { takes: ['same', 'same'], gives: 'yesno', does: (a, b) => yes(a < b || a > b) },
  and: { takes: ['yesno', 'yesno'], gives: 'yesno', many: true, does: (a, b) => yes(a === 1 && b === 1) },
  or: { takes: ['yesno', 'yesno'], gives: 'yesno', many: true, does: (a, b) => yes(a === 1 || b === 1) },
  not: { takes: ['yesno'], gives: 'yesno', does: (a) => yes(a !== 1) },
  select: { takes: ['yesno', 'same', 'same'], gives: 'same', does: (a, b, c) => (a === 1 ? b : c) },
  missing: { takes: ['number'], gives: 'yesno', does: (a) => yes(Number.isNaN(a)) },
  orElse: { takes: ['number', 'number'], gives: 'number', does: (a, b) => (Number.isNaN(a) ? b : a) },
}

/** An operation that remembers earlier bars. `known` places take a value that is known before the first bar. */
export interface MemoryOperation {
  takes: Slot[]
  gives: Slot
  known?: { place: number; min: number; max: number }
  open(known: number, kind: Kind): (a: number, b: number) => number
}

const crossing = (holds: (a: number, b: number, wasA: number, wasB: number) => boolean): MemoryOperation => ({
  takes: ['number', 'number'],
  gives: 'yesno',
  open: () => {
    const was = new Float64Array([none, none])
    return (a, b) => {
      const crossed = yes(holds(a, b, was[0] ?? none, was[1] ?? none))
      was[0] = a
      was[1] = b
      return crossed
    }
  },
})

const over = (a: number, b: number, wasA: number, wasB: number) => a > b && wasA <= wasB
const under = (a: number, b: number, wasA: number, wasB: number) => a < b && wasA >= wasB

export const memoryOperations: Record<string, MemoryOperation> = {
  crossover: crossing(over),
  crossunder: crossing(under),
  cross: crossing((...values) => over(...values) || under(...values)),
  prev: {
    takes: ['same', 'number'],
    gives: 'same',
    known: { place: 1, min: 0, max: 5_000 },
    open: (bars, kind) => {
      if (bars === 0) return (a) => a
      const ring = new Float64Array(bars).fill(kind === 'yesno' ? 0 : none)
      let at = 0
      return (a) => {
        const then = ring[at] ?? none
        ring[at] = a
        at = at + 1 === bars ? 0 : at + 1
        return then
      }
    },
  },
  barsSince: {
    takes: ['yesno'],
    gives: 'number',
    open: () => {
      const since = new Float64Array([none])
      return (a) => {
        since[0] = a === 1 ? 0 : (since[0] ?? none) + 1
        return since[0]
      }
    },
  },
  valueWhen: {
    takes: ['yesno', 'number', 'number'],
    gives: 'number',
    known: { place: 2, min: 0, max: 500 },
    open: (occurrence) => {
      const seen: number[] = []
      return (a, b) => {
        if (a === 1) seen.unshift(b)
        if (seen.length > occurrence + 1) seen.pop()
        return seen[occurrence] ?? none
      }
    },
  },
  last: {
    takes: ['number'],
    gives: 'number',
    open: () => {
      const kept = new Float64Array([none])
      return (a) => {
        if (!Number.isNaN(a)) kept[0] = a
        return kept[0] ?? none
      }
    },
  },
}
