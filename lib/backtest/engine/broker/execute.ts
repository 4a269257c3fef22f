import { type Desk, type EndReason, equityAt, freeAt, type Order, type Side } from '../desk/desk'
import type { BarEvent, DeskEvent, FillEvent } from '../desk/events'
import { toLot } from '../desk/rounding'
import { step } from '../desk/step'
import { takerPrice } from './costs'

/** One bar being worked through. `birth`: where brackets and triggered limits came into being inside it. */
export interface Work {
  desk: Desk
  bar: BarEvent
  volumeLeft: number
  birth: Map<number, { direction: number; price: number }> | null
  tell: (event: DeskEvent) => void
}

export function endInBar(work: Work, order: Order, reason: EndReason): void {
  const event: DeskEvent = { kind: 'gone', id: order.id, reason }
  step(work.desk, event)
  work.tell(event)
}

function send(work: Work, fill: FillEvent): void {
  if (work.desk.settings.volumeShare > 0) work.volumeLeft = Math.max(0, work.volumeLeft - fill.size)
  step(work.desk, fill)
  work.tell(fill)
}

/** Units of `opening` that the free margin pays for, after `closing` has gone. */
function affordable(work: Work, order: Order, price: number, rate: number, closing: number): number {
  const { desk } = work
  const { leverage, fixedFee } = desk.settings
  const free = closing > 0 ? equityAt(desk, price) - closing * price * rate : freeAt(desk, price)
  const fixed = order.filled === 0 ? fixedFee : 0
  return Math.max(0, (free - fixed) / (price / leverage + price * Math.max(0, rate)))
}

function priceFor({ desk, bar }: Work, order: Order, base: number, maker: boolean, size: number): number {
  const price = maker ? base : takerPrice(desk.settings, order.side, base, size, bar)
  if (order.limit <= 0) return price
  return order.side > 0 ? Math.min(price, order.limit) : Math.max(price, order.limit)
}

/** Closes what stands against a reversing order, as a fill of its own; true when it may go on and open. */
function turn(work: Work, order: Order, base: number, maker: boolean): boolean {
  const { desk, bar } = work
  const { settings } = desk
  const opposite = Math.max(0, -order.side * desk.position)
  if (opposite === 0) return true
  const size = settings.volumeShare > 0 ? Math.min(opposite, toLot(work.volumeLeft, settings.lot)) : opposite
  if (size > 0) {
    const price = priceFor(work, order, base, maker, size)
    const rate = maker ? settings.makerFee : settings.takerFee
    const fee = size * price * rate + (order.filled === 0 ? settings.fixedFee : 0)
    const { id, side, role } = order
    send(work, { kind: 'fill', id, side, size, price, base, fee, bar: bar.bar, role })
  }
  if (!desk.orders.includes(order)) return false
  if (size === opposite) return true
  order.idle = bar.bar
  return false
}

/** Fills what may be filled of an order at `base`, or ends it with the reason. */
export function execute(work: Work, order: Order, base: number, maker: boolean): void {
  const { desk, bar } = work
  const { settings } = desk
  if (order.reverse && !turn(work, order, base, maker)) return
  const opposite = Math.max(0, -order.side * desk.position)
  if (order.reduceOnly && opposite === 0) {
    endInBar(work, order, 'reduce-only')
    return
  }
  let size = order.reduceOnly ? Math.min(order.left, opposite) : order.left
  if (settings.volumeShare > 0) {
    size = Math.min(size, toLot(work.volumeLeft, settings.lot))
    if (size <= 0) {
      order.idle = bar.bar
      return
    }
  }
  const price = priceFor(work, order, base, maker, size)
  const rate = maker ? settings.makerFee : settings.takerFee
  const closing = Math.min(size, opposite)
  let opening = size - closing
  let cut = false
  if (opening > 0) {
    const most = affordable(work, order, price, rate, closing)
    cut = opening > most * (1 + 1e-12)
    if (cut) opening = order.cuttable ? toLot(most, settings.lot) : 0
  }
  size = closing + opening
  if (size <= 0) {
    endInBar(work, order, 'margin')
    return
  }
  const fee = size * price * rate + (order.filled === 0 ? settings.fixedFee : 0)
  const { id, side, role } = order
  send(work, { kind: 'fill', id, side, size, price, base, fee, bar: bar.bar, role })
  if (cut && desk.orders.includes(order)) endInBar(work, order, 'margin')
  else if (settings.volumeShare > 0 && desk.orders.includes(order)) order.idle = bar.bar
}

/** The exchange closes the whole position. */
export function liquidate(work: Work, base: number): void {
  const { desk, bar } = work
  const size = Math.abs(desk.position)
  const side: Side = desk.position > 0 ? -1 : 1
  const price = takerPrice(desk.settings, side, base, size, bar)
  const fee = size * price * (desk.settings.takerFee + desk.settings.liquidationFee)
  send(work, { kind: 'fill', id: 0, side, size, price, base, fee, bar: bar.bar, role: 'liquidation' })
}
