import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Bars, columns, newBars } from '../../lib/backtest/engine/candles/bars'

const folder = path.join(import.meta.dirname, '..', '..', 'data', 'golden')

export interface GoldenCase {
  id: string
  series: string
  settings: {
    cash: number
    commission: number | [number, number]
    spread: number
    margin: number
    trade_on_close: boolean
    hedging: boolean
    exclusive_orders: boolean
    finalize_trades: boolean
  }
  strategy: {
    kind: string
    args: unknown[]
    options: Record<string, unknown>
    indicators: { names: string[]; function: string; input: string; params: number[] }[]
    first_bar: number
  }
  result: {
    equity_final: number
    equity_sha256: string
    equity_every_100: number[]
    open_trades_at_end: [number, number, number][]
    pending_orders_at_end: number
    orders_cancelled_for_margin: number
    same_bar_bracket_warnings: number
    stats: Record<string, number | string | null>
    trade_list: (number | null)[][]
  }
}

export interface GoldenMetrics {
  case: string
  series: string
  input: {
    start_balance: number
    first_ts: number
    bar_ms: number
    equity: number[]
    daily_balance: number[]
    trades: [exitBar: number, pnl: number, ratio: number][]
  }
  expected: Record<
    'backtesting.py' | 'daily_arithmetic' | 'per_trade',
    Record<string, number | string | null>
  >
}

const json = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'))

export const goldenCases = (): GoldenCase[] => json('backtests.json').cases

export const goldenMetrics = (): GoldenMetrics[] => json('metrics.json').items

/** Header `ts,open,high,low,close,volume`, one bar per line. */
export function parseBars(csv: string): Bars {
  const [, ...lines] = csv.trim().split('\n')
  const bars = newBars(lines.length)
  lines.forEach((line, index) => {
    line.split(',').forEach((value, column) => {
      const key = columns[column]
      if (key) bars[key][index] = Number(value)
    })
  })
  return bars
}

const series = new Map<string, Bars>()

/** Series A, B or C. */
export function goldenBars(name: string): Bars {
  const known = series.get(name)
  if (known) return known
  const bars = parseBars(readFileSync(path.join(folder, 'data', `${name}.csv`), 'utf8'))
  series.set(name, bars)
  return bars
}
