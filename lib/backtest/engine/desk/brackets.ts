import type { Bracket, Desk, Level, Lot, Order, Role, Side } from './desk'
import type { ExitRequest, Intent, OrderRequest, Protection } from './events'
import { cancelWhere, endOrder, limitTick, newOrder, stopTick } from './orders'
import { toLot } from './rounding'

type Prices = Pick<OrderRequest, 'stopLoss' | 'takeProfit' | 'trailingStop'>

const whole = { name: '', from: null, share: 1, units: 0 }
const at = (value: number): Level => ({ as: 'price', value })
const behind = (value: number): Level => ({ as: 'distance', value })

/** The brackets of a request: its prices, then what they cannot say. */
export function bracketsOf({ stopLoss, takeProfit, trailingStop, brackets }: OrderRequest): Bracket[] {
  return [...pricesOf({ stopLoss, takeProfit, trailingStop } as Prices), ...(brackets ?? [])]
}

function pricesOf({ stopLoss, takeProfit, trailingStop }: Prices): Bracket[] {
  const found: Bracket[] = []
  if (stopLoss !== undefined) found.push({ ...whole, type: 'stop', level: at(stopLoss) })
  if (trailingStop !== undefined) found.push({ ...whole, type: 'trailing', level: behind(trailingStop) })
  if (takeProfit !== undefined) found.push({ ...whole, type: 'limit', level: at(takeProfit) })
  return found
}

/** How far a level is from the price of the entry. */
export const wayOf = ({ as, value }: Level, price: number): number =>
  as === 'fraction' ? price * value : as === 'distance' ? value : Math.abs(price - value)

/** `direction` 1 is above the entry; never below 0, where nothing is traded. */
const priceOf = (level: Level, price: number, direction: number): number =>
  level.as === 'price' ? level.value : Math.max(0, price + direction * wayOf(level, price))

export const isSameLevel = (a: Level | null, b: Level | null): boolean =>
  a?.as === b?.as && a?.value === b?.value

/** Alike but for how much they close. */
export const isSameBracket = (a: Bracket, b: Bracket): boolean =>
  a.name === b.name && a.type === b.type && isSameLevel(a.level, b.level) && isSameLevel(a.from, b.from)

/** Units that this order may still take from its lot. */
function allowance(desk: Desk, lot: Lot, { bracket, left }: Pick<Order, 'bracket' | 'left'>): number {
  if (!bracket) return Math.min(left, lot.size)
  if (bracket.share >= 1 && bracket.units === 0) return lot.size
  const most = bracket.share >= 1 ? lot.filled : toLot(lot.filled * bracket.share, desk.settings.lot)
  const named = bracket.units > 0 ? Math.min(most, toLot(bracket.units, desk.settings.lot)) : most
  return Math.max(0, Math.min(lot.size, named - closedBy(lot, bracket.name)))
}

const closedBy = (lot: Lot, name: string): number => lot.exits.find(([of]) => of === name)?.[1] ?? 0

/** Remembers that brackets of this name have closed so many units of the lot. */
export function countExit(lot: Lot, { name }: Bracket, units: number): void {
  const found = lot.exits.find(([of]) => of === name)
  if (found) found[1] += units
  else lot.exits.push([name, units])
}

/** A bracket that waits until its entry is filled. */
export function holdBracket(desk: Desk, parent: Pick<Lot, 'id' | 'side' | 'tag'>, bracket: Bracket): Order {
  const side: Side = parent.side === 1 ? -1 : 1
  const order = newOrder(desk, side, bracket.type, 0, parent.tag)
  order.role = bracket.type === 'limit' ? 'take-profit' : 'stop-loss'
  order.state = 'held'
  order.reduceOnly = true
  order.parent = parent.id
  order.bracket = bracket
  if (bracket.type !== 'trailing' && bracket.level.as === 'price') setPrice(desk, order, bracket.level.value)
  desk.orders.push(order)
  return order
}

function setPrice(desk: Desk, order: Order, price: number): void {
  if (order.type === 'limit') order.limit = limitTick(desk, order.side, price)
  else order.stop = stopTick(desk, order.side, price)
}

/** From now on the bracket works for `lot`; a trailing stop starts at `from`, or waits until it may begin. */
function wake(desk: Desk, order: Order, lot: Lot, from: number, bar: number, intents: Intent[]): void {
  const { bracket } = order
  if (!bracket) return
  order.left = allowance(desk, lot, order)
  if (order.left <= 0) return
  if (order.arm === 0) order.placedAt = bar
  if (bracket.type === 'trailing') {
    order.trail = wayOf(bracket.level, lot.price)
    order.arm = bracket.from ? priceOf(bracket.from, lot.price, lot.side) : 0
    if (order.arm > 0 && (from - order.arm) * lot.side < 0) return
    order.arm = 0
    order.stop = stopTick(desk, order.side, from + order.side * order.trail)
  } else
    setPrice(desk, order, priceOf(bracket.level, lot.price, bracket.type === 'limit' ? lot.side : -lot.side))
  order.state = 'open'
  intents.push({ kind: 'place', order })
}

const lotOf = (desk: Desk, { parent }: Order): Lot | undefined => desk.lots.find(({ id }) => id === parent)

/** True of a bracket that has nothing left to close, and of one whose entry will not come. */
function isLost(desk: Desk, order: Order): boolean {
  if (order.parent === 0) return false
  const lot = lotOf(desk, order)
  if (lot) return order.state !== 'held' && order.left <= 0
  return order.state !== 'held' || order.arm > 0 || !desk.orders.some(({ id }) => id === order.parent)
}

/** After a fill every bracket is as large as its lot, or its share of it, and ends with it. */
export function fitBrackets(desk: Desk, price: number, bar: number, intents: Intent[]): void {
  let gone = false
  for (const order of desk.orders) {
    if (order.parent === 0) continue
    const lot = lotOf(desk, order)
    if (!lot) gone = true
    else if (order.state === 'held') wake(desk, order, lot, price, bar, intents)
    else gone = resize(desk, order, lot, intents) || gone
  }
  if (gone) cancelWhere(desk, (order) => isLost(desk, order), intents)
}

/** True when nothing is left for the order to close. */
function resize(desk: Desk, order: Order, lot: Lot, intents: Intent[]): boolean {
  const left = allowance(desk, lot, order)
  if (order.left === left) return false
  order.left = left
  if (left > 0) intents.push({ kind: 'amend', order })
  return left <= 0
}

const roles: [name: keyof Prices, role: Role, trails: boolean][] = [
  ['stopLoss', 'stop-loss', false],
  ['takeProfit', 'take-profit', false],
  ['trailingStop', 'stop-loss', true],
]

export function protect(desk: Desk, protection: Protection, intents: Intent[]): void {
  for (const lot of desk.lots.filter(({ id }) => protection.lot === 0 || id === protection.lot)) {
    for (const [name, role, trails] of roles) {
      const price = protection[name]
      if (price === undefined || !(price >= 0)) continue
      const same = (order: Order) =>
        order.parent === lot.id &&
        order.role === role &&
        order.bracket?.name === '' &&
        (order.type === 'trailing') === trails
      cancelWhere(desk, same, intents)
      if (price === 0) continue
      for (const bracket of pricesOf({ [name]: price })) {
        wake(desk, holdBracket(desk, lot, bracket), lot, desk.mark, desk.bar, intents)
      }
    }
  }
}

/** What is alike stays as it is, so a trailing stop that is asked for again keeps its place. */
export function setExit(desk: Desk, { parent, name, brackets }: ExitRequest, intents: Intent[]): void {
  const lot = desk.lots.find(({ id }) => id === parent)
  const owner = lot ?? desk.orders.find(({ id, parent: of }) => id === parent && of === 0)
  if (!owner) return
  const waiting = desk.orders.filter((order) => order.parent === parent && order.bracket?.name === name)
  for (const order of waiting) {
    const again = brackets.find((bracket) => order.bracket && isSameBracket(bracket, order.bracket))
    if (!again) endOrder(desk, order, 'cancelled', intents, true)
    else {
      order.bracket = again
      if (lot && order.state !== 'held' && resize(desk, order, lot, intents)) {
        endOrder(desk, order, 'cancelled', intents, true)
      }
    }
  }
  for (const bracket of brackets) {
    if (waiting.some((order) => order.bracket && isSameBracket(bracket, order.bracket))) continue
    if (lot && isSpent(desk, lot, bracket)) continue
    const order = holdBracket(desk, owner, bracket)
    if (lot) wake(desk, order, lot, desk.mark, desk.bar, intents)
  }
}

const isSpent = (desk: Desk, lot: Lot, bracket: Bracket): boolean =>
  closedBy(lot, bracket.name) > 0 && allowance(desk, lot, { bracket, left: 0 }) <= 0
