import type { Settings } from './settings'

export type Side = 1 | -1
export type OrderType = 'market' | 'limit' | 'stop' | 'stop-limit' | 'trailing'
export type Role = 'plain' | 'stop-loss' | 'take-profit' | 'liquidation'
export type OrderState = 'held' | 'open' | 'triggered' | 'partial'
export type EndReason =
  | 'filled'
  | 'cancelled'
  | 'expired'
  | 'post-only'
  | 'margin'
  | 'lot'
  | 'reduce-only'
  | 'rejected'

/** A price, or a way from the entry price: a distance, or a fraction of it. */
export interface Level {
  as: 'price' | 'distance' | 'fraction'
  value: number
}

/**
 * What closes a lot or a part of it. Brackets of one name together close at most `share` of what the entry has filled,
 * and at most `units` (0: no such limit).
 */
export interface Bracket {
  name: string
  type: 'stop' | 'limit' | 'trailing'
  /** Of a trailing one: how far it stays behind. */
  level: Level
  /** Where a trailing one begins to follow; null: at once. */
  from: Level | null
  share: number
  units: number
}

/** An order that has not ended. Prices of 0 mean "has none". Plain data of fixed shape. */
export interface Order {
  id: number
  tag: string
  side: Side
  type: OrderType
  role: Role
  state: OrderState
  /** Units still to be filled. */
  left: number
  filled: number
  limit: number
  stop: number
  /** Distance of a trailing stop from the best price since it works. */
  trail: number
  reduceOnly: boolean
  postOnly: boolean
  /** Sized by money, so it is cut to the free margin instead of being refused. */
  cuttable: boolean
  /** Orders of one group (not 0): a fill of one ends the others. */
  oco: number
  /** The entry whose lot this order closes, 0 for none. */
  parent: number
  bracket: Bracket | null
  /** Price at which a held trailing stop begins to follow, 0 for none. */
  arm: number
  /** Closes whatever stands against it before it opens. */
  reverse: boolean
  /** Filled at the close of the bar it was placed at. */
  now: boolean
  /** Bar after which it expires, -1 for never. */
  until: number
  placedAt: number
  /** Bar whose volume left nothing for it. */
  idle: number
}

/** What an entry order has bought or sold and still holds. `id` is that order's. */
export interface Lot {
  id: number
  tag: string
  side: Side
  size: number
  /** All units that its entry has filled, and what its brackets have closed, by name. */
  filled: number
  exits: [name: string, units: number][]
  price: number
  bar: number
  fees: number
  funding: number
}

/** A lot, or a part of one, that was closed. `size` is positive; `pnl` is after fees and funding. */
export interface Trade {
  lot: number
  tag: string
  side: Side
  size: number
  entryBar: number
  entryPrice: number
  exitBar: number
  exitPrice: number
  fees: number
  funding: number
  pnl: number
  exit: Role
}

/** Account, position and orders of one instrument. Plain data; `step` changes it in place. */
export interface Desk {
  settings: Settings
  bar: number
  ts: number
  mark: number
  cash: number
  /** Signed units of all lots, and the sum of signed size x price. */
  position: number
  cost: number
  lots: Lot[]
  orders: Order[]
  trades: Trade[]
  nextId: number
  fees: number
  funding: number
  turnover: number
  /** What was lost beyond the equity and is not owed. */
  forgiven: number
  ended: Record<EndReason, number>
}

export const noneEnded = (): Record<EndReason, number> => ({
  filled: 0,
  cancelled: 0,
  expired: 0,
  'post-only': 0,
  margin: 0,
  lot: 0,
  'reduce-only': 0,
  rejected: 0,
})

export function newDesk(settings: Settings): Desk {
  return {
    settings,
    bar: -1,
    ts: 0,
    mark: 0,
    cash: settings.cash,
    position: 0,
    cost: 0,
    lots: [],
    orders: [],
    trades: [],
    nextId: 1,
    fees: 0,
    funding: 0,
    turnover: 0,
    forgiven: 0,
    ended: noneEnded(),
  }
}

export const equityAt = (desk: Desk, price: number): number => desk.cash + (desk.position * price - desk.cost)

export const equityOf = (desk: Desk): number => equityAt(desk, desk.mark)

/** What may still be spent on margin and fees, seen at `price`. */
export const freeAt = (desk: Desk, price: number): number =>
  equityAt(desk, price) - (Math.abs(desk.position) * price) / desk.settings.leverage

/** The price at which the position is liquidated; 0 when there is none. */
export function liquidationPrice(desk: Desk): number {
  if (desk.position === 0) return 0
  const keep = desk.position > 0 ? 1 - desk.settings.maintenance : 1 + desk.settings.maintenance
  return Math.max(0, (desk.cost - desk.cash) / (desk.position * keep))
}
