import { at, type Bars, barCount } from '../candles/bars'
import {
  closeTrade,
  isBracket,
  newPyBroker,
  type PyBroker,
  type PyClosedTrade,
  type PyOrder,
  type PySettings,
  type PyTrade,
  pyEquity,
  pyPosition,
  remove,
  setBracket,
} from './broker'
import { workQueue } from './queue'

/** The size that means "everything": 1 - 2^-52. */
const everything = 1 - Number.EPSILON

export interface PyRequest {
  /** Below 1 a fraction of the free margin, else whole units; everything when left out. */
  size?: number
  limit?: number
  stop?: number
  sl?: number
  tp?: number
}

export interface PyAsk {
  readonly position: number
  readonly equity: number
  readonly closedTrades: number
  readonly trades: readonly PyTrade[]
  buy(request?: PyRequest): void
  sell(request?: PyRequest): void
  close(portion?: number): void
  /** Cancels pending orders that are no brackets. */
  cancel(): void
  /** A price of 0 takes the bracket away. */
  setBracket(trade: PyTrade, kind: 'sl' | 'tp', price: number): void
}

export interface PyRunInput {
  bars: Bars
  settings: PySettings
  firstBar: number
  decide: (bar: number, ask: PyAsk) => void
}

export interface PyRun {
  trades: PyClosedTrade[]
  equity: Float64Array
  open: PyTrade[]
  pending: number
  cancelledForMargin: number
  sameBarBrackets: number
  /** Orders whose numbers make no sense; that tool stops with an error. */
  refused: number
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

function sendClose(broker: PyBroker, trade: PyTrade, portion: number): void {
  const units = Math.max(1, roundHalfEven(Math.abs(trade.size) * portion))
  broker.orders.unshift({ size: -Math.sign(trade.size) * units, limit: 0, stop: 0, sl: 0, tp: 0, trade })
}

function cancelPending(broker: PyBroker): void {
  for (const order of [...broker.orders]) if (!isBracket(order)) remove(broker.orders, order)
}

/** A size is a fraction or whole units; a long needs sl < entry < tp, a short the reverse. */
function makesSense(broker: PyBroker, { size, limit, stop, sl, tp }: PyOrder): boolean {
  const units = Math.abs(size)
  const prices = [limit, stop, sl, tp]
  if (!(units > 0 && (units < 1 || Number.isInteger(units)))) return false
  if (!prices.every((price) => price >= 0 && Number.isFinite(price))) return false
  const side = Math.sign(size)
  const close = at(broker.bars.close, broker.bar)
  const entry = limit || stop || close * (1 + side * broker.settings.spread)
  return (!sl || (entry - sl) * side > 0) && (!tp || (tp - entry) * side > 0)
}

function send(broker: PyBroker, side: 1 | -1, request: PyRequest): void {
  const { size = everything, limit = 0, stop = 0, sl = 0, tp = 0 } = request
  const order: PyOrder = { size: side * size, limit, stop, sl, tp, trade: null }
  if (!makesSense(broker, order)) {
    broker.refused++
    return
  }
  if (broker.settings.exclusiveOrders) {
    cancelPending(broker)
    for (const trade of broker.trades) sendClose(broker, trade, 1)
  }
  broker.orders.push(order)
}

const askOf = (broker: PyBroker): PyAsk => ({
  get position() {
    return pyPosition(broker)
  },
  get equity() {
    return pyEquity(broker)
  },
  get closedTrades() {
    return broker.closed.length
  },
  trades: broker.trades,
  buy: (request = {}) => send(broker, 1, request),
  sell: (request = {}) => send(broker, -1, request),
  close: (portion = 1) => {
    for (const trade of broker.trades) sendClose(broker, trade, portion)
  },
  cancel: () => cancelPending(broker),
  setBracket: (trade, kind, price) => setBracket(broker, trade, kind, price),
})

/** False when everything is lost and the run ends. */
function workBar(broker: PyBroker, equity: Float64Array): boolean {
  const { bar, bars } = broker
  workQueue(broker)
  const worth = pyEquity(broker)
  equity[bar] = worth
  if (worth > 0) return true
  for (const trade of [...broker.trades]) closeTrade(broker, trade, at(bars.close, bar), bar)
  broker.cash = 0
  equity.fill(0, bar)
  return false
}

/** The fill model "backtesting.py". Source: data/golden/README.md, "How backtesting.py fills orders". */
export function runLikeBacktestingPy({ bars, settings, firstBar, decide }: PyRunInput): PyRun {
  const broker = newPyBroker(bars, settings)
  const ask = askOf(broker)
  const count = barCount(bars)
  const equity = new Float64Array(count).fill(settings.cash)
  let alive = true
  for (let bar = firstBar; bar < count && alive; bar++) {
    broker.bar = bar
    alive = workBar(broker, equity)
    if (alive) decide(bar, ask)
  }
  if (alive && settings.finalizeTrades && firstBar < count) {
    for (const trade of [...broker.trades].reverse()) sendClose(broker, trade, 1)
    workBar(broker, equity)
  }
  const { closed, trades, orders, cancelledForMargin, sameBarBrackets, refused } = broker
  const pending = orders.length
  return { trades: closed, equity, open: trades, pending, cancelledForMargin, sameBarBrackets, refused }
}
