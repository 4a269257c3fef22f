import { query } from '@/lib/kernel/operation'
import { ownRun } from '../access'
import { type Columns, columnOf } from '../compute/pack'
import { exportInput, exportView } from '../schemas/views'
import { type Found, foundPart, tradeCount, tradeOf, unpacked } from './found'

const iso = (ts: number): string => new Date(ts).toISOString()

function tradeRows(columns: Columns) {
  return Array.from({ length: tradeCount(columns) }, (_, k) => {
    const { entryTs, exitTs, ...rest } = tradeOf(columns, k + 1)
    return { ...rest, entry: iso(entryTs), exitAt: iso(exitTs) }
  })
}

const tradeHeads = [
  'n',
  'side',
  'size',
  'entry',
  'entryPrice',
  'exitAt',
  'exitPrice',
  'pnl',
  'ratio',
  'fees',
  'mae',
  'mfe',
  'bars',
  'exit',
] as const

function equityRows(columns: Columns) {
  const [equity, hold] = [columnOf(columns, 'equity'), columnOf(columns, 'hold')]
  return Array.from(columnOf(columns, 'ts'), (ts, i) => ({
    time: iso(ts),
    equity: equity[i] ?? 0,
    hold: hold[i] ?? 0,
  }))
}

const equityHeads = ['time', 'equity', 'hold'] as const

const csvOf = <K extends string>(heads: readonly K[], rows: Record<K, string | number>[]): string =>
  [heads.join(','), ...rows.map((row) => heads.map((head) => row[head]).join(','))].join('\r\n')

function jsonOf({ series, task, view, plan }: Found, trades: Columns, equity: Columns): string {
  const { exchange, symbol, quote, minutes, from, to, dataHash, settings } = series
  return JSON.stringify({
    series: { exchange, symbol, quote, minutes, from: iso(from), to: iso(to), dataHash },
    formHash: plan.formHash,
    engineVersion: plan.engineVersion,
    params: task.params,
    settings,
    measures: view.measures,
    months: view.months,
    findings: view.findings,
    causality: view.causality,
    trades: tradeRows(trades),
    equity: equityRows(equity),
  })
}

export const exportBacktest = query(
  {
    name: 'backtest.export',
    summary: 'A result of yours as a file: its trades or its whole curve as CSV, or everything as JSON.',
    input: exportInput,
    output: exportView,
    access: ownRun,
    limit: { max: 30, windowS: 60 },
  },
  async ({ runId, part, what, format }, { db }) => {
    const found = await foundPart(db, runId, part, 'equity', 'trades')
    const [trades, equity] = await Promise.all([unpacked(found.trades), unpacked(found.equity)])
    const name = `backtest-${runId.slice(-8)}-${found.series.symbol.replaceAll(/[^A-Za-z0-9]+/g, '-')}`
    if (format === 'json' || what === 'all')
      return { filename: `${name}.json`, type: 'application/json', content: jsonOf(found, trades, equity) }
    const content =
      what === 'trades' ? csvOf(tradeHeads, tradeRows(trades)) : csvOf(equityHeads, equityRows(equity))
    return { filename: `${name}-${what}.csv`, type: 'text/csv; charset=utf-8', content }
  },
)
