import type { Desk, EndReason, Lot, Order, OrderType, Role, Side } from './desk'
import type { Intent, Protection } from './events'
import { toTick } from './rounding'

/** A sell stop moves down to its tick, a buy limit too: away from the market. */
export const stopTick = (desk: Desk, side: Side, price: number) => toTick(price, desk.settings.tick, side)
export const limitTick = (desk: Desk, side: Side, price: number) => toTick(price, desk.settings.tick, -side)

export function newOrder(desk: Desk, side: Side, type: OrderType, left: number, tag: string): Order {
  return {
    id: desk.nextId++,
    tag,
    side,
    type,
    role: 'plain',
    state: 'open',
    left,
    filled: 0,
    limit: 0,
    stop: 0,
    trail: 0,
    reduceOnly: false,
    postOnly: false,
    cuttable: false,
    oco: 0,
    parent: 0,
    until: -1,
    placedAt: desk.bar,
    idle: -1,
  }
}

/** A bracket of the entry `parent`; `price` is the distance for a trailing one. Held until `wake`. */
export function holdBracket(
  desk: Desk,
  parent: Pick<Lot, 'id' | 'side' | 'tag'>,
  type: OrderType,
  price: number,
): Order {
  const side: Side = parent.side === 1 ? -1 : 1
  const order = newOrder(desk, side, type, 0, parent.tag)
  order.role = type === 'limit' ? 'take-profit' : 'stop-loss'
  order.state = 'held'
  order.reduceOnly = true
  order.parent = parent.id
  if (type === 'limit') order.limit = limitTick(desk, side, price)
  else if (type === 'trailing') order.trail = price
  else order.stop = stopTick(desk, side, price)
  desk.orders.push(order)
  return order
}

/** From now on the bracket works for `lot`; a trailing stop starts at `from`. */
function wake(desk: Desk, order: Order, lot: Lot, from: number, bar: number, intents: Intent[]): void {
  order.state = 'open'
  order.left = lot.size
  order.placedAt = bar
  if (order.type === 'trailing') order.stop = stopTick(desk, order.side, from + order.side * order.trail)
  intents.push({ kind: 'place', order })
}

/** Ends an order and the brackets that still wait for it. */
export function endOrder(
  desk: Desk,
  order: Order,
  reason: EndReason,
  intents: Intent[],
  tell: boolean,
): void {
  desk.orders.splice(desk.orders.indexOf(order), 1)
  desk.ended[reason]++
  if (tell && order.state !== 'held') intents.push({ kind: 'cancel', id: order.id })
  if (desk.lots.some(({ id }) => id === order.id)) return
  for (const held of desk.orders.filter(({ parent, state }) => parent === order.id && state === 'held')) {
    endOrder(desk, held, 'cancelled', intents, false)
  }
}

export const cancelWhere = (desk: Desk, which: (order: Order) => boolean, intents: Intent[]): void => {
  for (const order of desk.orders.filter(which)) {
    if (desk.orders.includes(order)) endOrder(desk, order, 'cancelled', intents, true)
  }
}

/** After a fill every bracket is as large as its lot, and ends with it. */
export function fitBrackets(desk: Desk, price: number, bar: number, intents: Intent[]): void {
  let gone = false
  for (const order of desk.orders) {
    if (order.parent === 0) continue
    const lot = desk.lots.find(({ id }) => id === order.parent)
    if (!lot) gone ||= order.state !== 'held'
    else if (order.state === 'held') wake(desk, order, lot, price, bar, intents)
    else if (order.left !== lot.size) {
      order.left = lot.size
      intents.push({ kind: 'amend', order })
    }
  }
  if (!gone) return
  const lost = (order: Order) =>
    order.parent !== 0 && order.state !== 'held' && !desk.lots.some(({ id }) => id === order.parent)
  cancelWhere(desk, lost, intents)
}

const kinds: [keyof Protection & ('stopLoss' | 'takeProfit' | 'trailingStop'), OrderType, Role][] = [
  ['stopLoss', 'stop', 'stop-loss'],
  ['takeProfit', 'limit', 'take-profit'],
  ['trailingStop', 'trailing', 'stop-loss'],
]

export function protect(desk: Desk, protection: Protection, intents: Intent[]): void {
  for (const lot of desk.lots.filter(({ id }) => protection.lot === 0 || id === protection.lot)) {
    for (const [name, type, role] of kinds) {
      const price = protection[name]
      if (price === undefined || !(price >= 0)) continue
      const same = (order: Order) =>
        order.parent === lot.id &&
        order.role === role &&
        (order.type === 'trailing') === (type === 'trailing')
      cancelWhere(desk, same, intents)
      if (price > 0) wake(desk, holdBracket(desk, lot, type, price), lot, desk.mark, desk.bar, intents)
    }
  }
}
