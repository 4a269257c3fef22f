import type { Bracket, Desk, EndReason, Order, OrderType, Role, Side } from './desk'

/** What a strategy asks for. Exactly one of units, quote, fraction, risk; brackets are prices. */
export interface OrderRequest {
  side: Side
  type?: OrderType
  tag?: string
  units?: number
  quote?: number
  fraction?: number
  risk?: number
  limit?: number
  stop?: number
  trail?: number
  stopLoss?: number
  takeProfit?: number
  trailingStop?: number
  /** Brackets that a price cannot say. */
  brackets?: readonly Bracket[]
  reduceOnly?: boolean
  postOnly?: boolean
  oco?: number
  /** Bars it may work. */
  bars?: number
  /** Closes this lot and no other. */
  lot?: number
  /** Closes whatever stands against it before it opens. */
  reverse?: boolean
  /** A market order that does not wait for the next open. */
  now?: boolean
  /** The most units it may have. */
  most?: number
}

export interface BarEvent {
  kind: 'bar'
  bar: number
  ts: number
  open: number
  high: number
  low: number
  close: number
  volume: number
}

/** `base` is the price before spread and slippage. A fill with role liquidation belongs to no order (id 0). */
export interface FillEvent {
  kind: 'fill'
  id: number
  side: Side
  size: number
  price: number
  base: number
  fee: number
  bar: number
  role: Role
}

/** New brackets for an open lot (0: for all). A price of 0 takes the bracket away, none leaves it. */
export interface Protection {
  lot: number
  stopLoss?: number
  takeProfit?: number
  trailingStop?: number
}

/** Brackets of one name for a lot or for an entry that waits; they take the place of what that name had. */
export interface ExitRequest {
  parent: number
  name: string
  brackets: readonly Bracket[]
}

export type DeskEvent =
  | BarEvent
  | FillEvent
  | { kind: 'place'; request: OrderRequest }
  | { kind: 'protect'; protection: Protection }
  | { kind: 'exit'; exit: ExitRequest }
  | { kind: 'cancel'; id?: number; tag?: string }
  | { kind: 'gone'; id: number; reason: EndReason }
  | { kind: 'triggered'; id: number }
  | { kind: 'funding'; rate: number; price: number }

/** What the broker is to do (the order is the desk's own), or what the desk did not take. */
export type Intent =
  | { kind: 'place' | 'amend'; order: Order }
  | { kind: 'cancel'; id: number }
  | { kind: 'refused'; tag: string; reason: 'rejected' | 'lot' }

export interface Step {
  state: Desk
  intents: readonly Intent[]
}
