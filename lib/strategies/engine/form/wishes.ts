/**
 * What a strategy wants at the close of a bar: the form's actions with every operand read. Stateless: a condition that
 * holds for ten bars yields the wish ten times, in the order of the rules; the order engine decides what it changes.
 * An `entry` or `order` with neither `limit` nor `stop` is a market order, with both a stop-limit order. An `exit`
 * replaces the waiting exit of the same id; its levels wait until the entry `from` is filled. Prices are positive;
 * sizes, percents and distances are above 0.
 */
export type Wish = EntryWish | ExitWish | CloseWish | CancelWish | AlertWish

export interface WishSize {
  as: 'units' | 'cash' | 'equity' | 'risk'
  value: number
}

export interface WishLevel {
  as: 'price' | 'percent' | 'distance' | 'ticks'
  value: number
}

export interface WishBrackets {
  takeProfit: WishLevel | null
  stopLoss: WishLevel | null
  trail: { from: WishLevel | null; by: WishLevel } | null
}

export interface EntryWish extends WishBrackets {
  do: 'entry' | 'order'
  id: string
  side: 'long' | 'short'
  size: WishSize
  limit: number | null
  stop: number | null
}

export interface ExitWish extends WishBrackets {
  do: 'exit'
  id: string
  from: string | null
  size: WishSize | null
  percent: number
}

export interface CloseWish {
  do: 'close'
  id: string | null
  size: WishSize | null
  percent: number
  now: boolean
}

export interface CancelWish {
  do: 'cancel'
  id: string | null
}

export interface AlertWish {
  do: 'alert'
  message: string
}

/** What the order engine says of itself after it has filled the orders of a bar. */
export interface Account {
  /** Units held; negative when short. */
  position: number
  /** Mean entry price; not a number while flat. */
  entryPrice: number
  equity: number
  openProfit: number
  openTrades: number
  closedTrades: number
}
