import type { PlanRisk } from '@/lib/strategies/engine/form/plan'
import type { EntryWish, WishBrackets, WishLevel } from '@/lib/strategies/engine/form/wishes'
import { isSameBracket } from '../desk/brackets'
import type { Bracket, Desk, Level, Order, OrderType, Side } from '../desk/desk'
import type { OrderRequest } from '../desk/events'
import { limitTick, stopTick } from '../desk/orders'

export interface Terms {
  risk: PlanRisk
  /** Market orders are filled at the close of the bar of the decision. */
  fillAtClose: boolean
}

export const sideOf = ({ side }: EntryWish): Side => (side === 'long' ? 1 : -1)

const typeOf = ({ limit, stop }: EntryWish): OrderType =>
  limit === null ? (stop === null ? 'market' : 'stop') : stop === null ? 'limit' : 'stop-limit'

const sizes = { units: 'units', cash: 'quote', equity: 'fraction', risk: 'risk' } as const

/** The order that an entry wishes for, with the brackets of the risk block where it has none of its own. */
export function requestOf(desk: Desk, wish: EntryWish, { risk, fillAtClose }: Terms): OrderRequest {
  const { id, size, limit, stop } = wish
  const type = typeOf(wish)
  const brackets = {
    trail: wish.trail,
    stopLoss: wish.stopLoss ?? risk.stopLoss,
    takeProfit: wish.takeProfit ?? risk.takeProfit,
  }
  return {
    side: sideOf(wish),
    type,
    tag: id,
    [sizes[size.as]]: size.value,
    ...(limit === null ? {} : { limit }),
    ...(stop === null ? {} : { stop }),
    brackets: ownBrackets(brackets, desk.settings.tick, { name: '', share: 1, units: 0 }),
    reverse: wish.do === 'entry',
    now: fillAtClose && type === 'market',
  }
}

function levelOf({ as, value }: WishLevel, tick: number): Level {
  if (as === 'price' || as === 'distance') return { as, value }
  return as === 'percent' ? { as: 'fraction', value: value / 100 } : { as: 'distance', value: value * tick }
}

/** Stops first: where both are reached they are looked at before the target. */
export function ownBrackets(
  { stopLoss, takeProfit, trail }: WishBrackets,
  tick: number,
  rest: Pick<Bracket, 'name' | 'share' | 'units'>,
): Bracket[] {
  const found: Bracket[] = []
  if (stopLoss) found.push({ ...rest, type: 'stop', level: levelOf(stopLoss, tick), from: null })
  if (trail) {
    const from = trail.from && levelOf(trail.from, tick)
    found.push({ ...rest, type: 'trailing', level: levelOf(trail.by, tick), from })
  }
  if (takeProfit) found.push({ ...rest, type: 'limit', level: levelOf(takeProfit, tick), from: null })
  return found
}

/** True of a waiting order that need not be placed again: same side, kind, prices and brackets. */
export function isSameOrder(desk: Desk, order: Order, request: OrderRequest): boolean {
  const { side, type = 'market', limit = 0, stop = 0, brackets = [] } = request
  if (order.side !== side || order.type !== type || order.reverse !== request.reverse) return false
  if (limit > 0 && order.limit !== limitTick(desk, side, limit)) return false
  if (stop > 0 && order.stop !== stopTick(desk, side, stop)) return false
  const held = desk.orders.filter(({ parent, bracket }) => parent === order.id && bracket?.name === '')
  return (
    held.length === brackets.length &&
    brackets.every((one) => held.some(({ bracket }) => bracket && isSameBracket(one, bracket)))
  )
}
