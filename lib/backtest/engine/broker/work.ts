import { type Desk, liquidationPrice, type Order } from '../desk/desk'
import type { BarEvent, DeskEvent } from '../desk/events'
import { step } from '../desk/step'
import { endInBar, execute, liquidate, type Work } from './execute'
import { newWalk, nextOnWalk, nextWorst, type Touch } from './inside'
import { isLimit, there, triggerOf } from './touch'

/** Stop-losses, then take-profits, then the rest in the order of arrival. */
const openRank = ({ role }: Order) => (role === 'stop-loss' ? 0 : role === 'take-profit' ? 1 : 2)

function reachedAtOpen(work: Work): Order | null {
  const { desk, bar } = work
  let best: Order | null = null
  for (const order of desk.orders) {
    if (order.state === 'held' || order.idle === bar.bar) continue
    const trigger = triggerOf(order, work)
    if (trigger && !there(trigger, bar.open)) continue
    if (!best || openRank(order) < openRank(best)) best = order
  }
  return best
}

function arm(work: Work, order: Order): void {
  const event: DeskEvent = { kind: 'triggered', id: order.id }
  step(work.desk, event)
  work.tell(event)
}

/** A limit is a maker when it waited: it was in the book before this bar. */
function atOpen(work: Work): void {
  const { desk, bar } = work
  for (;;) {
    const liquidation = liquidationPrice(desk)
    if (liquidation > 0 && (desk.position > 0 ? bar.open <= liquidation : bar.open >= liquidation)) {
      liquidate(work, bar.open)
      continue
    }
    const order = reachedAtOpen(work)
    if (!order) return
    const limit = isLimit(order)
    const fresh = order.placedAt >= bar.bar - 1
    if (order.type === 'stop-limit' && order.state === 'open') arm(work, order)
    else if (limit && fresh && order.postOnly) endInBar(work, order, 'post-only')
    else execute(work, order, bar.open, limit && !fresh)
  }
}

/** Remembers where what this order woke came into being. */
function bear(work: Work, id: number, price: number, up: boolean): void {
  for (const order of work.desk.orders) {
    if (order.id !== id && order.parent !== id) continue
    if (order.state === 'held' || work.birth?.has(order.id)) continue
    work.birth ??= new Map()
    work.birth.set(order.id, { direction: up ? 1 : -1, price })
  }
}

function happen(work: Work, { order, base, up, arms, atBirth }: Touch): void {
  if (!order) {
    liquidate(work, base)
    return
  }
  const { id } = order
  const limit = isLimit(order)
  if (arms) {
    arm(work, order)
    bear(work, id, base, up)
  } else {
    execute(work, order, base, limit && !atBirth)
    bear(work, id, base, up)
  }
}

/** Fills what does not wait for the next open, when the bar has closed and was decided about. */
export function workClose(desk: Desk, bar: BarEvent, tell: (event: DeskEvent) => void): void {
  const work: Work = { desk, bar, volumeLeft: bar.volume * desk.settings.volumeShare, birth: null, tell }
  for (const order of desk.orders.filter(({ now }) => now)) {
    order.now = false
    if (order.type === 'market' && desk.orders.includes(order)) execute(work, order, bar.close, false)
  }
}

/**
 * Works all orders of a desk through one bar that has ended, and tells every fill, refusal and trigger. The desk is
 * brought up to date on the way; its `bar` event comes after this. Source: docs/backtest.md#fill-rules-of-the-default-model
 */
export function workBar(desk: Desk, bar: BarEvent, tell: (event: DeskEvent) => void): void {
  if (desk.orders.length === 0 && liquidationPrice(desk) === 0) return
  const { volumeShare, inside } = desk.settings
  const work: Work = { desk, bar, volumeLeft: bar.volume * volumeShare, birth: null, tell }
  atOpen(work)
  const walk = inside === 'nearest' ? newWalk(work) : null
  for (;;) {
    const touch = walk ? nextOnWalk(work, walk) : nextWorst(work)
    if (!touch) return
    happen(work, touch)
  }
}
