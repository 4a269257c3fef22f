import { at } from '../candles/bars'
import {
  closeTrade,
  commissionOf,
  isBracket,
  openTrade,
  type PyBroker,
  type PyOrder,
  type PyTrade,
  pyFree,
  reduceTrade,
  remove,
} from './broker'

interface Price {
  price: number
  bar: number
  market: boolean
  /** The stop that was touched in this bar, 0 for none. */
  stop: number
}

/** Null while the bar does not reach the order. A touched stop is taken off the order. */
function priceOf(broker: PyBroker, order: PyOrder): Price | null {
  const { bars, bar, settings } = broker
  const [open, high, low] = [at(bars.open, bar), at(bars.high, bar), at(bars.low, bar)]
  const long = order.size > 0
  const { stop, limit } = order
  if (stop) {
    if (long ? high < stop : low > stop) return null
    order.stop = 0
  }
  if (limit) {
    if (long ? low > limit : high < limit) return null
    if (stop && (long ? limit <= stop : limit >= stop)) return null
    const from = stop || open
    return { price: long ? Math.min(from, limit) : Math.max(from, limit), bar, market: false, stop }
  }
  const onClose = settings.tradeOnClose && !isBracket(order)
  const from = onClose ? at(bars.close, bar - 1) : open
  if (stop) return { price: long ? Math.max(from, stop) : Math.min(from, stop), bar, market: false, stop }
  return { price: from, bar: onClose ? bar - 1 : bar, market: true, stop }
}

function fillClosing(broker: PyBroker, order: PyOrder, trade: PyTrade, { price, bar }: Price): void {
  const bracket = isBracket(order)
  const size = Math.sign(order.size) * Math.min(Math.abs(trade.size), Math.abs(order.size))
  if (broker.trades.includes(trade)) reduceTrade(broker, trade, price, size, bar)
  if (!bracket) remove(broker.orders, order)
}

/** Python's floor division: exact, where a plain quotient may round up to the next whole number. */
function floorDivide(a: number, b: number): number {
  const quotient = (a - (a % b)) / b
  const floor = Math.floor(quotient)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

/** Existing trades on the other side are closed at the price without spread; gives the units still wanted. */
function closeOpposite(broker: PyBroker, size: number, { price, bar }: Price): number {
  let need = size
  for (const trade of [...broker.trades]) {
    if (trade.size > 0 === size > 0) continue
    if (Math.abs(need) >= Math.abs(trade.size)) {
      closeTrade(broker, trade, price, bar)
      need += trade.size
    } else {
      reduceTrade(broker, trade, price, need, bar)
      need = 0
    }
    if (need === 0) break
  }
  return need
}

/** True when the queue must be looked at again, because brackets of this entry may be reached in the same bar. */
function bracketsNow(broker: PyBroker, { size, limit, sl, tp }: PyOrder, { market, stop }: Price): boolean {
  if (!sl && !tp) return false
  if (market) return true
  const [high, low] = [at(broker.bars.high, broker.bar), at(broker.bars.low, broker.bar)]
  const targetOnly =
    size > 0
      ? tp <= high && (sl || Number.NEGATIVE_INFINITY) < low
      : tp >= low && (sl || Number.POSITIVE_INFINITY) > high
  if (stop && !limit && tp && targetOnly) return true
  if ((sl && low <= sl && sl <= high) || (tp && low <= tp && tp <= high)) broker.sameBarBrackets++
  return false
}

function fillEntry(broker: PyBroker, order: PyOrder, at: Price): boolean {
  const { leverage, settings } = broker
  const adjusted = at.price * (1 + Math.sign(order.size) * settings.spread)
  const perUnit = adjusted + commissionOf(broker, order.size, at.price) / Math.abs(order.size)
  let size = order.size
  remove(broker.orders, order)
  if (Math.abs(size) < 1) {
    size = Math.sign(size) * floorDivide(pyFree(broker) * leverage * Math.abs(size), perUnit)
    if (size === 0) {
      broker.cancelledForMargin++
      return false
    }
  }
  const need = settings.hedging ? size : closeOpposite(broker, size, at)
  if (Math.abs(need) * perUnit > pyFree(broker) * leverage) {
    broker.cancelledForMargin++
    return false
  }
  if (need === 0) return false
  openTrade(broker, adjusted, need, order, at.bar)
  return bracketsNow(broker, order, at)
}

/** Processes the order queue against the current bar. */
export function workQueue(broker: PyBroker): void {
  let again = false
  for (const order of [...broker.orders]) {
    if (!broker.orders.includes(order)) continue
    const price = priceOf(broker, order)
    if (!price) continue
    if (order.trade) fillClosing(broker, order, order.trade, price)
    else if (fillEntry(broker, order, price)) again = true
  }
  if (again) workQueue(broker)
}
