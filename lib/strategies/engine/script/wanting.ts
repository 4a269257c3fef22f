import type { Wish, WishBrackets, WishLevel, WishSize } from '../form/wishes'
import { nameOf, numberOf, optionsOf, refuse, shown } from './fault'

type Asked = Record<string, unknown>

const brackets = ['takeProfit', 'stopLoss', 'trail'] as const
const entryOptions = ['id', 'size', 'limit', 'stop', 'order', ...brackets]
const exitOptions = ['id', 'from', 'size', 'percent', 'now', ...brackets]
const sizes = ['units', 'cash', 'equity', 'risk'] as const
const levels = ['price', 'percent', 'distance', 'ticks'] as const

const usable = (value: number) => value > 0 && Number.isFinite(value)

/** One of the kinds with a number, or a number alone, which is the first kind. Null when the number is no usable value. */
function measure<K extends string>(
  what: string,
  given: unknown,
  kinds: readonly [K, ...K[]],
): { as: K; value: number } | null {
  let as = kinds[0]
  let number = given
  if (typeof given === 'object' && given !== null && !('value' in given)) {
    const asked = optionsOf(what, given, kinds)
    const named = kinds.filter((kind) => asked[kind] !== undefined)
    if (named.length !== 1) return refuse(`${what} names exactly one of ${kinds.join(', ')}.`)
    as = named[0] ?? as
    number = asked[as]
  }
  const value = numberOf(what, number)
  return usable(value) ? { as, value } : null
}

export const sizeOf = (what: string, given: unknown): WishSize | null => measure(what, given, sizes)

export const levelOf = (what: string, given: unknown): WishLevel | null =>
  given === undefined || given === null ? null : measure(what, given, levels)

function trailOf(what: string, given: unknown): WishBrackets['trail'] {
  if (given === undefined || given === null) return null
  const whole = typeof given === 'object' && 'by' in given
  const asked = whole ? optionsOf(what, given, ['by', 'from']) : { by: given }
  const by = typeof asked.by === 'number' ? { distance: asked.by } : asked.by
  const way = levelOf(`by of ${what}`, by)
  if (way?.as === 'price') refuse(`${what} follows by a way (percent, distance or ticks), not at a price.`)
  const from = levelOf(`from of ${what}`, asked.from)
  const startsAtOnce = asked.from === undefined || asked.from === null
  return way && (startsAtOnce || from) ? { from, by: way } : null
}

const bracketsOf = (what: string, asked: Asked): WishBrackets => ({
  takeProfit: levelOf(`takeProfit of ${what}`, asked.takeProfit),
  stopLoss: levelOf(`stopLoss of ${what}`, asked.stopLoss),
  trail: trailOf(`trail of ${what}`, asked.trail),
})

/** Left out is null; a price that no order can have is told apart, since such an order is not sent. */
function priceOf(what: string, given: unknown): number | null | 'none' {
  if (given === undefined || given === null) return null
  const price = numberOf(what, given)
  return usable(price) ? price : 'none'
}

/** What `buy` and `sell` want. Null when a price or the size has no value: such an order is not sent. */
export function entryOf(what: 'buy' | 'sell', given: unknown, sizing: WishSize): Wish | null {
  const asked = optionsOf(what, given, entryOptions)
  const side = what === 'buy' ? 'long' : 'short'
  const id = asked.id === undefined ? side : nameOf(`id of ${what}`, asked.id)
  const size = asked.size === undefined ? sizing : sizeOf(`size of ${what}`, asked.size)
  const limit = priceOf(`limit of ${what}`, asked.limit)
  const stop = priceOf(`stop of ${what}`, asked.stop)
  if (asked.order !== undefined && typeof asked.order !== 'boolean') {
    refuse(`order of ${what} is true or false, not ${shown(asked.order)}.`)
  }
  const levels = bracketsOf(what, asked)
  if (!size || limit === 'none' || stop === 'none') return null
  return { do: asked.order === true ? 'order' : 'entry', id, side, size, limit, stop, ...levels }
}

/** What `exit` wants: with levels an exit that waits, without them a close. */
export function exitOf(given: unknown): Wish | null {
  const asked = optionsOf('exit', given, exitOptions)
  const size = asked.size === undefined ? null : sizeOf('size of exit', asked.size)
  const percent =
    asked.percent === undefined ? 100 : Math.min(numberOf('percent of exit', asked.percent), 100)
  const from = asked.from === undefined ? null : nameOf('from of exit', asked.from)
  const levels = bracketsOf('exit', asked)
  if (!(percent > 0) || (asked.size !== undefined && !size)) return null
  if (brackets.every((name) => asked[name] === undefined)) {
    if (asked.id !== undefined) refuse('exit takes an id only with levels; from names the entry to close.')
    return { do: 'close', id: from, size, percent, now: asked.now === true }
  }
  if (asked.now !== undefined) refuse('exit with levels waits for them; now belongs to an exit without any.')
  if (!levels.takeProfit && !levels.stopLoss && !levels.trail) return null
  const id = asked.id === undefined ? 'exit' : nameOf('id of exit', asked.id)
  return { do: 'exit', id, from, size, percent, ...levels }
}

export const cancelOf = (id: unknown): Wish => ({
  do: 'cancel',
  id: id === undefined ? null : nameOf('cancel', id),
})

const longestMessage = 1_000

export function alertOf(message: unknown): Wish {
  if (typeof message !== 'string' || message.length > longestMessage) {
    refuse(`alert takes a text of at most ${longestMessage} characters, not ${shown(message)}.`)
  }
  return { do: 'alert', message: message as string }
}
