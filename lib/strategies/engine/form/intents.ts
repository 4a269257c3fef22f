/**
 * What a strategy wants at the close of a bar: the form's actions with every operand read. Stateless: a condition that
 * holds for ten bars yields the intent ten times, in the order of the rules; the order engine decides what it changes.
 * An `entry` or `order` with neither `limit` nor `stop` is a market order, with both a stop-limit order. An `exit`
 * replaces the waiting exit of the same id; its levels wait until the entry `from` is filled. Prices are positive;
 * sizes, percents and distances are above 0.
 */
export type Intent = EntryIntent | ExitIntent | CloseIntent | CancelIntent | AlertIntent

export interface IntentSize {
  as: 'units' | 'cash' | 'equity' | 'risk'
  value: number
}

export interface IntentLevel {
  as: 'price' | 'percent' | 'distance' | 'ticks'
  value: number
}

export interface IntentBrackets {
  takeProfit: IntentLevel | null
  stopLoss: IntentLevel | null
  trail: { from: IntentLevel | null; by: IntentLevel } | null
}

export interface EntryIntent extends IntentBrackets {
  do: 'entry' | 'order'
  id: string
  side: 'long' | 'short'
  size: IntentSize
  limit: number | null
  stop: number | null
}

export interface ExitIntent extends IntentBrackets {
  do: 'exit'
  id: string
  from: string | null
  size: IntentSize | null
  percent: number
}

export interface CloseIntent {
  do: 'close'
  id: string | null
  size: IntentSize | null
  percent: number
  now: boolean
}

export interface CancelIntent {
  do: 'cancel'
  id: string | null
}

export interface AlertIntent {
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
