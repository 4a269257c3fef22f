import type { Order } from '../desk/desk'
import type { Work } from './execute'

/** Which way the price must go to fill the order, and how far: `base` is the price paid, `reach` what must trade. */
export interface Trigger {
  up: boolean
  base: number
  reach: number
  /** True while the stop of a stop-limit has not been touched: touching it fills nothing. */
  arms: boolean
  limit: boolean
}

const trigger: Trigger = { up: false, base: 0, reach: 0, arms: false, limit: false }

export const isLimit = ({ type, state }: Order): boolean =>
  type === 'limit' || (type === 'stop-limit' && state !== 'open')

/** Null for orders without a price (market, held, or no volume left). The object is used again by the next call. */
export function triggerOf(order: Order, work: Work): Trigger | null {
  if (order.state === 'held' || order.type === 'market' || order.idle === work.bar.bar) return null
  trigger.limit = isLimit(order)
  trigger.arms = order.type === 'stop-limit' && !trigger.limit
  trigger.up = trigger.limit ? order.side < 0 : order.side > 0
  trigger.base = trigger.limit ? order.limit : order.stop
  const through = trigger.limit ? work.desk.settings.limitThrough : 0
  trigger.reach = trigger.up ? trigger.base + through : trigger.base - through
  return trigger
}

/** 0: a stop against the position, harm; 2: a limit against it, a gain; 1: everything else. */
export function rank(order: Order, position: number): 0 | 1 | 2 {
  if (order.side * position >= 0) return 1
  return isLimit(order) ? 2 : 0
}

/** At one price: is what the order waits for already there? */
export const there = ({ up, reach }: Trigger, price: number): boolean =>
  up ? price >= reach : price <= reach
