import { at, type Bars } from '../candles/bars'
import type { ClosedTrade } from '../measures/trade'

/** The settings of that tool, under its own names. `commission` is a rate, or a fixed amount and a rate. */
export interface PySettings {
  cash: number
  commission: number | readonly [number, number]
  spread: number
  margin: number
  tradeOnClose: boolean
  hedging: boolean
  exclusiveOrders: boolean
  finalizeTrades: boolean
}

/** Prices of 0 mean "has none". `trade` is set for orders that close. */
export interface PyOrder {
  size: number
  limit: number
  stop: number
  sl: number
  tp: number
  trade: PyTrade | null
}

export interface PyTrade {
  size: number
  entryPrice: number
  entryBar: number
  slOrder: PyOrder | null
  tpOrder: PyOrder | null
  sl: number
  tp: number
}

/** With the bracket prices at its end. */
export interface PyClosedTrade extends ClosedTrade {
  sl: number
  tp: number
}

export interface PyBroker {
  bars: Bars
  settings: PySettings
  fixed: number
  rate: number
  leverage: number
  bar: number
  cash: number
  orders: PyOrder[]
  trades: PyTrade[]
  closed: PyClosedTrade[]
  cancelledForMargin: number
  sameBarBrackets: number
  refused: number
}

export function newPyBroker(bars: Bars, settings: PySettings): PyBroker {
  const { commission, margin, cash } = settings
  const [fixed, rate] = typeof commission === 'number' ? [0, commission] : commission
  return {
    bars,
    settings,
    fixed,
    rate,
    leverage: 1 / margin,
    bar: 0,
    cash,
    orders: [],
    trades: [],
    closed: [],
    cancelledForMargin: 0,
    sameBarBrackets: 0,
    refused: 0,
  }
}

export const commissionOf = ({ fixed, rate }: PyBroker, size: number, price: number): number =>
  fixed + Math.abs(size) * price * rate

export const pyPosition = ({ trades }: PyBroker): number => trades.reduce((sum, { size }) => sum + size, 0)

/** The sums are done in this order, so that the last bit agrees. */
export function pyEquity(broker: PyBroker): number {
  const paid = broker.trades.reduce((sum, { size, entryPrice }) => sum + size * entryPrice, 0)
  return broker.cash + (at(broker.bars.close, broker.bar) * pyPosition(broker) - paid)
}

export function pyFree(broker: PyBroker): number {
  const close = at(broker.bars.close, broker.bar)
  const used = broker.trades.reduce((sum, { size }) => sum + (Math.abs(size) * close) / broker.leverage, 0)
  return Math.max(0, pyEquity(broker) - used)
}

export const isBracket = (order: PyOrder): boolean =>
  order.trade !== null && (order === order.trade.slOrder || order === order.trade.tpOrder)

export function remove<T>(list: T[], what: T): void {
  const index = list.indexOf(what)
  if (index >= 0) list.splice(index, 1)
}

/** Puts the stop-loss at the head of the queue, the take-profit at its end; 0 takes it away. */
export function setBracket(broker: PyBroker, trade: PyTrade, kind: 'sl' | 'tp', price: number): void {
  const name = kind === 'sl' ? 'slOrder' : 'tpOrder'
  const old = trade[name]
  if (old) remove(broker.orders, old)
  trade[kind] = price
  trade[name] = null
  if (price === 0) return
  const order: PyOrder = { size: -trade.size, limit: 0, stop: 0, sl: 0, tp: 0, trade }
  if (kind === 'sl') {
    order.stop = price
    broker.orders.unshift(order)
  } else {
    order.limit = price
    broker.orders.push(order)
  }
  trade[name] = order
}

export function openTrade(broker: PyBroker, price: number, size: number, order: PyOrder, bar: number): void {
  const trade: PyTrade = {
    size,
    entryPrice: price,
    entryBar: bar,
    slOrder: null,
    tpOrder: null,
    sl: 0,
    tp: 0,
  }
  broker.trades.push(trade)
  broker.cash -= commissionOf(broker, size, price)
  if (order.tp) setBracket(broker, trade, 'tp', order.tp)
  if (order.sl) setBracket(broker, trade, 'sl', order.sl)
}

function settle(broker: PyBroker, trade: PyTrade, size: number, price: number, bar: number): void {
  const { entryPrice, entryBar } = trade
  const whole = size === trade.size
  const exitFee = commissionOf(broker, size, price)
  const gross = size * (price - entryPrice)
  broker.cash += gross - exitFee
  const fees = exitFee + commissionOf(broker, size, entryPrice)
  broker.closed.push({
    size,
    entryBar,
    exitBar: bar,
    entryPrice,
    exitPrice: price,
    pnl: gross - fees,
    ratio: Math.sign(size) * (price / entryPrice - 1) - fees / (Math.abs(size) * entryPrice),
    fees,
    sl: whole ? trade.sl : 0,
    tp: whole ? trade.tp : 0,
  })
}

export function closeTrade(broker: PyBroker, trade: PyTrade, price: number, bar: number): void {
  remove(broker.trades, trade)
  if (trade.slOrder) remove(broker.orders, trade.slOrder)
  if (trade.tpOrder) remove(broker.orders, trade.tpOrder)
  settle(broker, trade, trade.size, price, bar)
}

/** Closes `size` (against the trade's sign) of a trade. */
export function reduceTrade(
  broker: PyBroker,
  trade: PyTrade,
  price: number,
  size: number,
  bar: number,
): void {
  const left = trade.size + size
  if (left === 0) {
    closeTrade(broker, trade, price, bar)
    return
  }
  settle(broker, trade, -size, price, bar)
  trade.size = left
  if (trade.slOrder) trade.slOrder.size = -left
  if (trade.tpOrder) trade.tpOrder.size = -left
}
