import { json, type Reply } from '../http'
import type { Call, Route } from '../steam/route'
import { type Pair, pairs } from './market'
import { figures, stepOf, symbolOf } from './venues'

const minute = 60_000
const intervals: Record<string, number> = {
  '5m': 5 * minute,
  '15m': 15 * minute,
  '30m': 30 * minute,
  '1h': 60 * minute,
  '60m': 60 * minute,
  '4h': 240 * minute,
  '1d': 1_440 * minute,
}

/** MEXC answers in Binance's shape, with own words, own limits and an end that is not included. */
type Venue = 'binance' | 'mexc'
const most: Record<Venue, number> = { binance: 1_000, mexc: 500 }
const isKnown: Record<Venue, RegExp> = {
  binance: /^(5m|15m|30m|1h|4h|1d)$/,
  mexc: /^(5m|15m|30m|60m|4h|1d)$/,
}

const refusal = (code: number, msg: string): Reply => json({ code, msg }, 400)

function klines(venue: Venue, call: Call): Reply {
  const interval = call.query.get('interval') ?? ''
  const frameMs = isKnown[venue].test(interval) ? intervals[interval] : undefined
  if (frameMs === undefined) return refusal(-1120, 'Invalid interval.')
  const symbol = call.query.get('symbol') ?? ''
  const pair = pairs.find((each) => symbolOf(each) === symbol)
  const limit = Math.min(most[venue], Number(call.query.get('limit') ?? 500) || 500)
  const now = call.exchanges.now()
  const end = Number(call.query.get('endTime') ?? now) + (venue === 'binance' ? 1 : 0)
  const begin = call.query.has('startTime')
    ? Number(call.query.get('startTime'))
    : Math.max(0, Math.min(end, now) - limit * frameMs)
  const from = Math.ceil(Math.max(begin, pair?.since ?? 0) / frameMs) * frameMs
  const to = Math.min(end, from + limit * frameMs)
  const candles = call.exchanges.candles({ venue, kind: 'spot', symbol, frameMs, from, to })
  if (candles === null || !pair) return refusal(-1121, 'Invalid symbol.')
  return json(
    candles.map((candle) => {
      const [open, high, low, close, volume, turnover] = figures(candle, pair)
      const closes = candle.ts + frameMs - (venue === 'binance' ? 1 : 0)
      const row = [candle.ts, open, high, low, close, volume, closes, turnover]
      return venue === 'mexc' ? row : [...row, 100, '0', '0', '0']
    }),
  )
}

const binanceRow = (pair: Pair) => ({
  symbol: symbolOf(pair),
  status: 'TRADING',
  baseAsset: pair.base,
  baseAssetPrecision: 8,
  quoteAsset: pair.quote,
  quotePrecision: 8,
  quoteAssetPrecision: 8,
  orderTypes: ['LIMIT', 'LIMIT_MAKER', 'MARKET', 'STOP_LOSS_LIMIT', 'TAKE_PROFIT_LIMIT'],
  isSpotTradingAllowed: true,
  isMarginTradingAllowed: true,
  permissions: [],
  filters: [
    {
      filterType: 'PRICE_FILTER',
      minPrice: stepOf(pair.priceDecimals),
      maxPrice: '1000000.00',
      tickSize: stepOf(pair.priceDecimals),
    },
    {
      filterType: 'LOT_SIZE',
      minQty: stepOf(pair.lotDecimals),
      maxQty: '9000000.00',
      stepSize: stepOf(pair.lotDecimals),
    },
    { filterType: 'NOTIONAL', minNotional: '5.00000000', applyMinToMarket: true, maxNotional: '9000000.00' },
  ],
})

const mexcRow = (pair: Pair) => ({
  symbol: symbolOf(pair),
  status: '1',
  baseAsset: pair.base,
  baseAssetPrecision: String(pair.lotDecimals),
  quoteAsset: pair.quote,
  quotePrecision: String(pair.priceDecimals),
  quoteAssetPrecision: String(pair.priceDecimals),
  isSpotTradingAllowed: true,
  isMarginTradingAllowed: false,
  permissions: ['SPOT'],
  filters: [],
  baseSizePrecision: stepOf(pair.lotDecimals),
  maxQuoteAmount: '5000000',
  makerCommission: '0',
  takerCommission: '0.0005',
  quoteAmountPrecision: '1',
})

const info = (call: Call, rows: object[]): Reply =>
  json({
    timezone: 'UTC',
    serverTime: call.exchanges.now(),
    rateLimits: [],
    exchangeFilters: [],
    symbols: rows,
  })

const at = (path: string, handle: Route['handle']): Route => ({
  site: 'house',
  method: 'GET',
  path: new RegExp(`^/exchange/${path}$`),
  handle,
})

const time = (call: Call): Reply => json({ serverTime: call.exchanges.now() })

export const binanceRoutes: Route[] = [
  at('binance/api/v3/time', time),
  at('binance/api/v3/exchangeInfo', (call) => info(call, pairs.map(binanceRow))),
  at('binance/api/v3/klines', (call) => klines('binance', call)),
  at('mexc/api/v3/time', time),
  at('mexc/api/v3/exchangeInfo', (call) => info(call, pairs.map(mexcRow))),
  at('mexc/api/v3/klines', (call) => klines('mexc', call)),
]
