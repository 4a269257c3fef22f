import { json, type Reply } from '../http'
import type { Call, Route } from '../steam/route'
import { type Pair, pairs } from './market'
import { figures, stepOf, symbolOf } from './venues'

const minute = 60_000
const intervals: Record<string, number> = {
  '5min': 5 * minute,
  '15min': 15 * minute,
  '30min': 30 * minute,
  '1h': 60 * minute,
  '4h': 240 * minute,
  '1Dutc': 1_440 * minute,
}

const ok = (call: Call, data: object): Reply =>
  json({ code: '00000', msg: 'success', requestTime: call.exchanges.now(), data })
const refusal = (call: Call, code: string, msg: string): Reply =>
  json({ code, msg, requestTime: call.exchanges.now(), data: null }, 400)

const row = (pair: Pair) => ({
  symbol: symbolOf(pair),
  baseCoin: pair.base,
  quoteCoin: pair.quote,
  minTradeAmount: '0',
  maxTradeAmount: '900000000000000000000',
  takerFeeRate: '0.002',
  makerFeeRate: '0.002',
  pricePrecision: String(pair.priceDecimals),
  quantityPrecision: String(pair.lotDecimals),
  quotePrecision: '6',
  status: 'online',
  minTradeUSDT: '1',
  buyLimitPriceRatio: '0.05',
  sellLimitPriceRatio: '0.05',
  openTime: String(pair.since),
  minBase: stepOf(pair.lotDecimals),
})

/** Counted back from the end, the oldest first; the history knows no start. */
function candles(call: Call, most: number, history: boolean): Reply {
  const frameMs = intervals[call.query.get('granularity') ?? '']
  if (frameMs === undefined) return refusal(call, '40034', 'Parameter granularity error')
  const symbol = call.query.get('symbol') ?? ''
  const pair = pairs.find((each) => symbolOf(each) === symbol)
  const limit = Math.min(most, Number(call.query.get('limit') ?? 100) || 100)
  const end = Number(call.query.get('endTime') ?? call.exchanges.now())
  const to = Math.ceil(Math.min(end, call.exchanges.now()) / frameMs) * frameMs
  const start = history ? 0 : Number(call.query.get('startTime') ?? 0)
  const from = Math.max(start, to - limit * frameMs)
  const found = call.exchanges.candles({ venue: 'bitget', kind: 'spot', symbol, frameMs, from, to })
  if (found === null || !pair) return refusal(call, '40034', 'Parameter symbol does not exist')
  return ok(
    call,
    found.map((candle) => {
      const [open, high, low, close, volume, turnover] = figures(candle, pair)
      return [String(candle.ts), open, high, low, close, volume, turnover, turnover]
    }),
  )
}

const at = (path: string, handle: Route['handle']): Route => ({
  site: 'house',
  method: 'GET',
  path: new RegExp(`^/exchange/bitget/api/v2/${path}$`),
  handle,
})

export const bitgetRoutes: Route[] = [
  at('public/time', (call) => ok(call, { serverTime: String(call.exchanges.now()) })),
  at('spot/public/symbols', (call) => ok(call, pairs.map(row))),
  at('margin/currencies', (call) => ok(call, [])),
  at('spot/market/candles', (call) => candles(call, 1_000, false)),
  at('spot/market/history-candles', (call) => candles(call, 200, true)),
]
