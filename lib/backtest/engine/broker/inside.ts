import { liquidationPrice, type Order } from '../desk/desk'
import type { Work } from './execute'
import { rank, there, triggerOf } from './touch'

/** The next thing that happens inside the bar. No order: the position is liquidated. */
export interface Touch {
  order: Order | null
  base: number
  up: boolean
  arms: boolean
  /** Filled without waiting, at the price at which it came into being. */
  atBirth: boolean
}

/** A limit that the price has passed without trading through it is not filled worse than where the price stood. */
const better = (up: boolean, limit: number, from: number) =>
  up ? Math.max(limit, from) : Math.min(limit, from)

/** Where the price stood when the order began to work in this bar. */
const cameFrom = (work: Work, { id }: Order) => work.birth?.get(id)?.price ?? work.bar.open

/** Harm may have come at any price of the bar; anything else born in it must still lie ahead for certain. */
function worstTouchOf(order: Order, work: Work): (Touch & { away: number }) | null {
  const trigger = triggerOf(order, work)
  if (!trigger) return null
  const { up, base, arms } = trigger
  const { bar } = work
  const birth = work.birth?.get(order.id)
  const from = birth ? birth.price : bar.open
  if (birth && there(trigger, from)) return { order, base: from, up, arms, atBirth: true, away: 0 }
  const certain = !birth || rank(order, work.desk.position) === 0 || birth.direction > 0 === up
  const extreme = certain ? (up ? bar.high : bar.low) : bar.close
  if (!there(trigger, extreme)) return null
  const paid = trigger.limit ? better(up, base, from) : base
  return { order, base: paid, up, arms, atBirth: false, away: Math.abs(base - from) }
}

export function nextWorst(work: Work): Touch | null {
  const { desk, bar } = work
  let best: Touch | null = null
  let bestRank = 3
  let bestAway = 0
  const liquidation = liquidationPrice(desk)
  if (liquidation > 0) {
    const up = desk.position < 0
    if (up ? bar.high >= liquidation : bar.low <= liquidation) {
      best = {
        order: null,
        base: Math.min(bar.high, Math.max(bar.low, liquidation)),
        up,
        arms: false,
        atBirth: false,
      }
      bestRank = 0
      bestAway = Math.abs(liquidation - bar.open)
    }
  }
  for (const order of desk.orders) {
    const touch = worstTouchOf(order, work)
    if (!touch) continue
    const at = rank(order, desk.position)
    if (at > bestRank || (at === bestRank && best && touch.away >= bestAway)) continue
    best = touch
    bestRank = at
    bestAway = touch.away
  }
  return best
}

/** Open, the nearer extreme, the other one, close. */
export interface Walk {
  stops: [number, number, number]
  leg: number
  at: number
}

export function newWalk({ bar }: Work): Walk {
  const highFirst = bar.high - bar.open <= bar.open - bar.low
  const stops: Walk['stops'] = highFirst ? [bar.high, bar.low, bar.close] : [bar.low, bar.high, bar.close]
  return { stops, leg: 0, at: bar.open }
}

function touchOnLeg(work: Work, walk: Walk, target: number): Touch | null {
  const { desk } = work
  const up = target > walk.at
  let best: Touch | null = null
  let bestAway = Math.abs(target - walk.at)
  let bestRank = 3
  const liquidation = liquidationPrice(desk)
  if (liquidation > 0 && up === desk.position < 0) {
    const away = up ? Math.max(0, liquidation - walk.at) : Math.max(0, walk.at - liquidation)
    if (away <= bestAway) {
      const base = up ? Math.max(liquidation, walk.at) : Math.min(liquidation, walk.at)
      best = { order: null, base, up, arms: false, atBirth: false }
      bestAway = away
      bestRank = -1
    }
  }
  for (const order of desk.orders) {
    const trigger = triggerOf(order, work)
    if (!trigger) continue
    const now = there(trigger, walk.at)
    if (!now && trigger.up !== up) continue
    const away = now ? 0 : Math.abs(trigger.reach - walk.at)
    if (away > bestAway || (away === bestAway && rank(order, desk.position) >= bestRank)) continue
    best = {
      order,
      base: now
        ? walk.at
        : trigger.limit
          ? better(trigger.up, trigger.base, cameFrom(work, order))
          : trigger.base,
      up: trigger.up,
      arms: trigger.arms,
      atBirth: now && (work.birth?.has(order.id) ?? false),
    }
    bestAway = away
    bestRank = rank(order, desk.position)
  }
  return best
}

/** Moves the walk to what it meets next; null at the close. */
export function nextOnWalk(work: Work, walk: Walk): Touch | null {
  for (; walk.leg < 3; walk.leg++) {
    const target = walk.stops[walk.leg] as number
    const touch = touchOnLeg(work, walk, target)
    if (touch) {
      walk.at = touch.base
      return touch
    }
    walk.at = target
  }
  return null
}
