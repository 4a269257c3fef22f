import type { Bars } from '../candles/bars'
import type { Settings } from '../desk/settings'
import type { Ask, Funding } from '../run/run'

/** What a plan sees of the account when a bar has closed, whatever model fills its orders. */
export interface View {
  /** Signed units. */
  readonly position: number
  /** Average entry price of the position, 0 without one. */
  readonly averagePrice: number
  readonly equity: number
  /** The last close. */
  readonly price: number
  readonly openTrades: number
  readonly closedTrades: number
}

/** A strategy: what it asks for when a bar has closed. */
export type Plan = (bar: number, view: View, ask: Ask) => void

export interface PlanInput {
  bars: Bars
  settings: Settings
  plan: Plan
  firstBar: number
  funding?: Funding
  closeAtEnd: boolean
  /** Market orders are filled at the close of the bar of the decision; only of the model named backtesting.py. */
  fillAtClose?: boolean
}
