import { bracketsOf, holdBracket, wayOf } from './brackets'
import { type Bracket, type Desk, equityOf, type Order, type OrderType, type Side } from './desk'
import type { Intent, OrderRequest } from './events'
import { limitTick, newOrder, stopTick } from './orders'
import { toLot } from './rounding'

const positive = (value: number | undefined): value is number =>
  value !== undefined && value > 0 && value < Number.MAX_VALUE

const needs: Record<OrderType, (request: OrderRequest) => boolean> = {
  market: () => true,
  limit: ({ limit }) => positive(limit),
  stop: ({ stop }) => positive(stop),
  'stop-limit': ({ limit, stop }) => positive(limit) && positive(stop),
  trailing: ({ trail }) => positive(trail),
}

/** The price that size and brackets are judged by before anything is filled. */
const priceOf = (desk: Desk, { type, limit, stop }: OrderRequest): number =>
  (type === 'limit' || type === 'stop-limit' ? limit : type === 'stop' ? stop : undefined) ?? desk.mark

/** A stop-loss price lies on the losing side of the entry, a target on the other. */
function fits({ type, level, from }: Bracket, side: Side, price: number): boolean {
  if (!positive(level.value) || (from && !positive(from.value))) return false
  if (type === 'trailing' || level.as !== 'price') return true
  return (level.value - price) * (type === 'limit' ? side : -side) > 0
}

/** Units, rounded down to the lot; 0 when nothing sensible comes out. */
function sizeOf(desk: Desk, request: OrderRequest, brackets: readonly Bracket[], price: number): number {
  const { lot, leverage, takerFee, fixedFee, spread } = desk.settings
  const { units, quote, fraction, risk } = request
  if (units !== undefined) return positive(units) ? toLot(units, lot) : 0
  if (quote !== undefined) return positive(quote) ? toLot(quote / price, lot) : 0
  const equity = Math.max(0, equityOf(desk))
  if (fraction !== undefined) {
    const perUnit = price * (1 + spread / 2) * (1 / leverage + takerFee)
    return positive(fraction) ? toLot(Math.max(0, equity * fraction - fixedFee) / perUnit, lot) : 0
  }
  const stop = brackets.find(({ type }) => type === 'stop')
  if (risk === undefined || !stop || !positive(risk)) return 0
  return toLot((equity * risk) / wayOf(stop.level, price), lot)
}

function fillIn(desk: Desk, order: Order, request: OrderRequest): void {
  const { limit = 0, stop = 0, trail = 0, side } = request
  if (order.type === 'limit' || order.type === 'stop-limit') order.limit = limitTick(desk, side, limit)
  if (order.type === 'stop' || order.type === 'stop-limit') order.stop = stopTick(desk, side, stop)
  if (order.type === 'trailing') {
    order.trail = trail
    order.stop = stopTick(desk, side, desk.mark + side * trail)
  }
  order.reduceOnly = request.reduceOnly ?? false
  order.postOnly = request.postOnly ?? false
  order.cuttable = request.units === undefined
  order.oco = request.oco ?? 0
  if (positive(request.bars)) order.until = desk.bar + request.bars
  order.parent = request.lot ?? 0
  order.reverse = request.reverse ?? false
  order.now = request.now ?? false
}

function refuse(desk: Desk, { tag = '' }: OrderRequest, reason: 'rejected' | 'lot', intents: Intent[]): void {
  desk.ended[reason]++
  intents.push({ kind: 'refused', tag, reason })
}

/** Takes an order with its brackets, or says why not. */
export function placeOrder(desk: Desk, request: OrderRequest, intents: Intent[]): void {
  const type = request.type ?? 'market'
  const price = priceOf(desk, request)
  const brackets = bracketsOf(request)
  const fit = brackets.every((bracket) => fits(bracket, request.side, price))
  if (!needs[type](request) || !positive(price) || !fit) {
    refuse(desk, request, 'rejected', intents)
    return
  }
  const asked = sizeOf(desk, request, brackets, price)
  const size = request.most === undefined ? asked : Math.min(asked, toLot(request.most, desk.settings.lot))
  if (!positive(size)) {
    refuse(desk, request, 'lot', intents)
    return
  }
  const order = newOrder(desk, request.side, type, size, request.tag ?? '')
  fillIn(desk, order, request)
  desk.orders.push(order)
  intents.push({ kind: 'place', order })
  for (const bracket of brackets) holdBracket(desk, order, bracket)
}
