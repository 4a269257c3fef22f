import { memoryOperations } from '../form/operations'
import { type Bar, barColumns, type Candles, derived } from '../form/sources'
import type { Account } from '../form/wishes'
import { none } from '../indicators/stream'
import { numberOf, refuse, shown } from './fault'
import { barOf } from './timeline'

type Getters = Record<string, () => number | boolean>

function readOnly(getters: Getters, more: Record<string, unknown> = {}): object {
  const one = {}
  for (const [name, get] of Object.entries(getters))
    Object.defineProperty(one, name, { get, enumerable: true })
  for (const [name, value] of Object.entries(more)) Object.defineProperty(one, name, { value })
  return one
}

/** A bar as a script sees it: only the one that has closed last, and earlier ones by their age. */
export function barWord(candles: Candles, now: () => number): object {
  const getters = (at: () => number): Getters => ({
    ...Object.fromEntries(barColumns.map((name) => [name, () => candles[name][at()] ?? none])),
    ...Object.fromEntries(
      Object.entries(derived)
        .filter(([name]) => name !== 'bar')
        .map(([name, from]) => [name, () => from(barOf(candles, at()), at())]),
    ),
    index: at,
  })
  const ago = (bars: unknown): object => {
    const back = numberOf('ago', bars)
    if (!(Number.isInteger(back) && back >= 0)) {
      return refuse(`ago takes a whole number of bars, 0 or more, not ${shown(bars)}.`)
    }
    const at = now() - back
    const known: Bar = barOf(candles, at)
    return Object.freeze({ ...known, index: at })
  }
  return readOnly(getters(now), { ago })
}

export const positionWord = (account: () => Account): object =>
  readOnly({
    size: () => account().position,
    isLong: () => account().position > 0,
    isShort: () => account().position < 0,
    isFlat: () => account().position === 0,
    entryPrice: () => account().entryPrice,
    openProfit: () => account().openProfit,
    openTrades: () => account().openTrades,
  })

export const accountWord = (account: () => Account): object =>
  readOnly({ equity: () => account().equity, closedTrades: () => account().closedTrades })

type Pair = (a: unknown, b: unknown) => boolean

/** What a value was one bar before: an indicator knows it, a number always was what it is. */
function before(what: string, value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'object' && value !== null && 'ago' in value && typeof value.ago === 'function') {
    return numberOf(what, Reflect.apply(value.ago, value, [1]))
  }
  return refuse(`${what} compares indicators and numbers, not ${shown(value)}.`)
}

/** As the operations of the form: above now and not above one bar before. */
export function crossings(now: () => number): Record<'crossover' | 'crossunder' | 'cross', Pair> {
  const crossing = (name: 'crossover' | 'crossunder' | 'cross'): Pair => {
    const operation = memoryOperations[name]
    return (a, b) => {
      if (now() < 0) refuse(`${name} belongs into onBar.`)
      const [here, there] = [numberOf(name, a), numberOf(name, b)]
      const does = operation?.open(0, 'number') ?? (() => 0)
      if (now() > 0) does(before(name, a), before(name, b))
      return does(here, there) === 1
    }
  }
  return { crossover: crossing('crossover'), crossunder: crossing('crossunder'), cross: crossing('cross') }
}
