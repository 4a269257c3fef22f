/**
 * A number, yes or no, or a name: a source (`close`), `none` for no value, a node of the same scope (`fast`, `macd.signal`), a parameter
 * (`$length`), or a value of another timeframe (`h4:trend`).
 */
export type Operand = number | boolean | string

/** How much: units of the instrument, money, a fraction of the equity, or the equity lost (a fraction) at the stop loss. */
export interface Size {
  as: 'units' | 'cash' | 'equity' | 'risk'
  value: Operand
}

/** A price, or a way from the entry price: per cent of it, an amount, or ticks. */
export interface Level {
  as: 'price' | 'percent' | 'distance' | 'ticks'
  value: Operand
}

export interface Trail {
  /** Reached once, the stop begins to follow. Left out: at once. */
  from?: Level | undefined
  by: Level
}

export interface Brackets {
  takeProfit?: Level | undefined
  stopLoss?: Level | undefined
  trail?: Trail | undefined
}

export interface Entry extends Brackets {
  /** An `entry` turns an opposite position around and keeps to the number of entries allowed; an `order` is sent as it is. */
  do: 'entry' | 'order'
  id: string
  side: 'long' | 'short'
  size?: Size | undefined
  limit?: Operand | undefined
  stop?: Operand | undefined
  /** When a price has no value: leave the order out, or send it without that price. */
  whenMissing?: 'skip' | 'without' | undefined
}

export interface Exit extends Brackets {
  do: 'exit'
  id: string
  /** The entry it belongs to; left out: every entry. */
  from?: string | undefined
  size?: Size | undefined
  /** Per cent of the position, instead of a size. */
  percent?: Operand | undefined
}

export interface Close {
  do: 'close'
  /** The entry to close; left out: everything. */
  id?: string | undefined
  size?: Size | undefined
  percent?: Operand | undefined
  /** At the close of this bar, not at the next open. */
  now?: boolean | undefined
}

export interface Cancel {
  do: 'cancel'
  /** Left out: every order that waits. */
  id?: string | undefined
}

export interface Alert {
  do: 'alert'
  message: string
}

export type Action = Entry | Exit | Close | Cancel | Alert

/** Limits that the order engine keeps, whatever the rules say. Fractions of the equity. */
export interface RiskBlock {
  /** Entries in one direction at the same time. */
  maxEntries: number
  leverage: number
  maxDailyLoss?: number | undefined
  maxDrawdown?: number | undefined
  maxPosition?: number | undefined
  stopLoss?: Level | undefined
  takeProfit?: Level | undefined
}
