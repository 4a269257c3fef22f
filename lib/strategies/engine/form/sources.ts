import type { Account } from './wishes'

export interface Bar {
  /** Opening time in milliseconds, UTC. */
  time: number
  open: number
  high: number
  low: number
  close: number
  volume: number
}

/** Bars as columns of one length. */
export type Candles = Record<keyof Bar, Float64Array>

export const barColumns = ['time', 'open', 'high', 'low', 'close', 'volume'] as const

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Days since 1970 to a civil date (year, month 1-12, day), by the 400-year cycle of the calendar. */
function civil(time: number): [number, number, number] {
  const days = Math.floor(time / dayMs) + 719_468
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * shifted + 2) / 5) + 1]
}

/** What a bar says besides its columns; times are UTC, weekdays count from 1 = Sunday. */
export const derived: Record<string, (bar: Bar, index: number) => number> = {
  hl2: ({ high, low }) => (high + low) / 2,
  hlc3: ({ high, low, close }) => (high + low + close) / 3,
  ohlc4: ({ open, high, low, close }) => (open + high + low + close) / 4,
  bar: (_, index) => index,
  minute: ({ time }) => Math.floor(time / 60_000) % 60,
  hour: ({ time }) => Math.floor(time / hourMs) % 24,
  weekday: ({ time }) => ((Math.floor(time / dayMs) + 4) % 7) + 1,
  day: ({ time }) => civil(time)[2],
  month: ({ time }) => civil(time)[1],
  year: ({ time }) => civil(time)[0],
}

/** What the order engine says; known only while a run goes on. */
export const accountSources: Record<string, (account: Account) => number> = {
  position: ({ position }) => position,
  entry_price: ({ entryPrice }) => entryPrice,
  equity: ({ equity }) => equity,
  open_profit: ({ openProfit }) => openProfit,
  open_trades: ({ openTrades }) => openTrades,
  closed_trades: ({ closedTrades }) => closedTrades,
}

export const isColumn = (name: string): name is keyof Bar => (barColumns as readonly string[]).includes(name)

export const isSource = (name: string): boolean =>
  name === 'none' || isColumn(name) || Object.hasOwn(derived, name) || Object.hasOwn(accountSources, name)
