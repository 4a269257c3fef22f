import type { Desk, EndReason, Order, OrderType, Side } from './desk'
import type { Intent } from './events'
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
    bracket: null,
    arm: 0,
    reverse: false,
    now: false,
    until: -1,
    placedAt: desk.bar,
    idle: -1,
  }
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
