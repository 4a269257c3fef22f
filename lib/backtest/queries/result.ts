import { z } from 'zod'
import { loadCandles } from '@/lib/exchanges'
import { readCursor, writeCursor } from '@/lib/kernel/cursor'
import { query } from '@/lib/kernel/operation'
import { ownRun } from '../access'
import { chartOf } from '../compute/chart'
import { columnOf } from '../compute/pack'
import { at, barCount } from '../engine/candles/bars'
import {
  candlesInput,
  candlesView,
  equityInput,
  equityView,
  resultInput,
  resultPage,
  tradesInput,
  tradesView,
} from '../schemas/views'
import { foundPart, tradeCount, tradeOf, unpacked } from './found'

export const backtestResultPage = query(
  {
    name: 'backtest.result',
    summary: 'What a run of yours found: measures, curve, months, and what speaks against it.',
    input: resultInput,
    output: resultPage,
    access: ownRun,
  },
  async ({ runId, part }, { db }) => {
    const { series, label, task, view, tookMs } = await foundPart(db, runId, part)
    const { seriesId, exchange, symbol, quote, minutes } = series
    const facts = { seriesId, exchange, symbol, quote, minutes }
    return { runId, part, label, series: facts, params: task.params, tookMs, result: view }
  },
)

export const backtestTrades = query(
  {
    name: 'backtest.trades',
    summary: 'The trades of a run of yours, the newest first.',
    input: tradesInput,
    output: tradesView,
    access: ownRun,
  },
  async ({ runId, part, cursor, limit }, { db }) => {
    const { trades } = await foundPart(db, runId, part, 'trades')
    const columns = await unpacked(trades)
    const total = tradeCount(columns)
    const [before] = readCursor(z.tuple([z.string().regex(/^\d{1,9}$/)]), cursor) ?? []
    const from = Math.min(before === undefined ? total : Number(before) - 1, total)
    const items = Array.from({ length: Math.min(limit, from) }, (_, k) => tradeOf(columns, from - k))
    const last = items.at(-1)
    return { items, total, nextCursor: last && last.n > 1 ? writeCursor(String(last.n)) : null }
  },
)

export const backtestEquity = query(
  {
    name: 'backtest.equity',
    summary: 'The curve of a run of yours, with as many points as asked for.',
    input: equityInput,
    output: equityView,
    access: ownRun,
  },
  async ({ runId, part, points }, { db }) => {
    const { view, equity } = await foundPart(db, runId, part, 'equity')
    const columns = await unpacked(equity)
    const [ts, curve, hold] = ['ts', 'equity', 'hold'].map((name) => columnOf(columns, name))
    if (!ts || !curve || !hold) return view.chart
    return chartOf({ ts, equity: curve, hold, start: view.start }, points)
  },
)

export const backtestCandles = query(
  {
    name: 'backtest.candles',
    summary: 'Candles around a trade of a run of yours, with the trades among them.',
    input: candlesInput,
    output: candlesView,
    access: ownRun,
  },
  async ({ runId, part, trade, bars }, { db }) => {
    const { series, trades } = await foundPart(db, runId, part, 'trades')
    const columns = await unpacked(trades)
    const total = tradeCount(columns)
    const step = series.minutes * 60_000
    const chosen = total > 0 ? tradeOf(columns, Math.min(trade ?? total, total)) : null
    const middle = chosen ? (chosen.entryTs + chosen.exitTs) / 2 : series.to
    const half = Math.ceil(Math.max(bars, chosen ? chosen.bars + 20 : 0) / 2)
    const reach = Math.min(half, 250) * step
    const from = Math.max(series.from, Math.min(middle - reach, series.to - 2 * reach))
    const to = Math.min(series.to, from + 2 * reach)
    const found = await loadCandles(db, series.seriesId, Math.floor(from), Math.ceil(to))
    const candles = Array.from({ length: barCount(found) }, (_, i) => ({
      ts: at(found.ts, i),
      open: at(found.open, i),
      high: at(found.high, i),
      low: at(found.low, i),
      close: at(found.close, i),
    }))
    const inside = []
    for (let n = 1; n <= total; n++) {
      const each = tradeOf(columns, n)
      if (each.exitTs >= from && each.entryTs < to) inside.push(each)
    }
    return { candles, trades: inside }
  },
)
