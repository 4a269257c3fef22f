import { countExit, fitBrackets, protect, setExit } from './brackets'
import type { Desk, Order } from './desk'
import type { BarEvent, DeskEvent, FillEvent, Intent, Step } from './events'
import { applyFill, payFunding } from './lots'
import { cancelWhere, endOrder, stopTick } from './orders'
import { placeOrder } from './place'

const nothing: readonly Intent[] = Object.freeze([])

function takeFill(desk: Desk, fill: FillEvent, intents: Intent[]): void {
  const order = desk.orders.find(({ id }) => id === fill.id)
  const against = Math.max(0, -fill.side * desk.position)
  const closing = order?.reverse ? Math.min(fill.size, against) : 0
  const lot = order?.bracket ? desk.lots.find(({ id }) => id === order.parent) : undefined
  applyFill(desk, fill, order?.parent ?? 0, order?.tag ?? '')
  if (lot && order?.bracket) countExit(lot, order.bracket, fill.size)
  desk.mark = fill.base
  if (order) {
    order.filled += fill.size
    order.left = Math.max(0, order.left - (fill.size - closing))
    if (order.left <= order.filled * 1e-12) endOrder(desk, order, 'filled', intents, false)
    else {
      order.state = 'partial'
      if (order.type === 'stop' || order.type === 'trailing') order.type = 'market'
    }
    if (order.oco !== 0) cancelWhere(desk, ({ oco, id }) => oco === order.oco && id !== order.id, intents)
  }
  fitBrackets(desk, fill.base, fill.bar, intents)
  if (fill.role === 'liquidation') cancelWhere(desk, () => true, intents)
  if (desk.position === 0 && desk.cash < 0) {
    desk.forgiven -= desk.cash
    desk.cash = 0
  }
}

/** In the bar in which a trailing stop woke, only the close is known to come after it. */
function closeBar(desk: Desk, bar: BarEvent, intents: Intent[]): void {
  desk.bar = bar.bar
  desk.ts = bar.ts
  desk.mark = bar.close
  if (desk.orders.length === 0) return
  for (const order of desk.orders) {
    if (order.type !== 'trailing' || (order.state === 'held' && order.arm === 0)) continue
    const whole = order.placedAt < bar.bar
    const best = order.side < 0 ? (whole ? bar.high : bar.close) : whole ? bar.low : bar.close
    const stop = stopTick(desk, order.side, best + order.side * order.trail)
    if (order.arm > 0) {
      if ((order.arm - best) * order.side >= 0) begin(order, stop, intents)
      continue
    }
    if ((stop - order.stop) * order.side >= 0) continue
    order.stop = stop
    intents.push({ kind: 'amend', order })
  }
  const isOver = ({ until }: Order) => until >= 0 && bar.bar >= until
  for (let order = desk.orders.find(isOver); order; order = desk.orders.find(isOver)) {
    endOrder(desk, order, 'expired', intents, true)
  }
}

/** A trailing stop whose price of beginning was reached follows from now on. */
function begin(order: Order, stop: number, intents: Intent[]): void {
  order.arm = 0
  order.state = 'open'
  order.stop = stop
  intents.push({ kind: 'place', order })
}

/**
 * One event through the desk. Changes `state` in place and gives it back with what the broker is to do.
 * Source: docs/backtest.md#the-desk
 */
export function step(state: Desk, event: DeskEvent): Step {
  if (event.kind === 'bar' && state.orders.length === 0) {
    state.bar = event.bar
    state.ts = event.ts
    state.mark = event.close
    return { state, intents: nothing }
  }
  const intents: Intent[] = []
  switch (event.kind) {
    case 'bar':
      closeBar(state, event, intents)
      break
    case 'fill':
      takeFill(state, event, intents)
      break
    case 'place':
      placeOrder(state, event.request, intents)
      break
    case 'protect':
      protect(state, event.protection, intents)
      break
    case 'exit':
      setExit(state, event.exit, intents)
      break
    case 'cancel':
      cancelWhere(
        state,
        ({ id, tag, parent }) =>
          (event.id === undefined ? parent === 0 : id === event.id) && (event.tag ?? tag) === tag,
        intents,
      )
      break
    case 'gone': {
      const order = state.orders.find(({ id }) => id === event.id)
      if (order) endOrder(state, order, event.reason, intents, false)
      break
    }
    case 'triggered': {
      const order = state.orders.find(({ id }) => id === event.id)
      if (order) order.state = 'triggered'
      break
    }
    case 'funding':
      payFunding(state, event.rate, event.price)
      break
  }
  return { state, intents }
}
