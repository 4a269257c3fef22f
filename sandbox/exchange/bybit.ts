import { json, type Reply } from '../http'
import { drawn } from '../steam/random'
import type { Call, Route } from '../steam/route'
import { type Pair, pairs } from './market'
import { type Asked, decimal, figures, stepOf, symbolOf } from './venues'

const minute = 60_000
const intervals: Record<string, number> = {
  5: 5 * minute,
  15: 15 * minute,
  30: 30 * minute,
  60: 60 * minute,
  240: 240 * minute,
  D: 1_440 * minute,
}
const fundingMs = 8 * 60 * minute

const answer = (call: Call, retCode: number, retMsg: string, result: object): Reply =>
  json({ retCode, retMsg, result, retExtInfo: {}, time: call.exchanges.now() })
const ok = (call: Call, result: object) => answer(call, 0, 'OK', result)
const wrong = (call: Call, what: string) => answer(call, 10001, what, {})

function kindOf(call: Call): Asked['kind'] | null {
  const category = call.query.get('category') ?? 'linear'
  return category === 'spot' || category === 'linear' ? category : null
}

const spotRow = (pair: Pair) => ({
  symbol: symbolOf(pair),
  baseCoin: pair.base,
  quoteCoin: pair.quote,
  innovation: '0',
  status: 'Trading',
  marginTrading: 'utaOnly',
  lotSizeFilter: {
    basePrecision: stepOf(pair.lotDecimals),
    quotePrecision: '0.0000001',
    minOrderQty: stepOf(pair.lotDecimals),
    maxOrderQty: '1000000',
    minOrderAmt: '5',
    maxOrderAmt: '4000000',
  },
  priceFilter: { tickSize: stepOf(pair.priceDecimals) },
})

const linearRow = (pair: Pair) => ({
  symbol: symbolOf(pair),
  contractType: 'LinearPerpetual',
  status: 'Trading',
  baseCoin: pair.base,
  quoteCoin: pair.quote,
  settleCoin: pair.quote,
  launchTime: String(pair.since),
  deliveryTime: '0',
  deliveryFeeRate: '',
  priceScale: String(pair.priceDecimals),
  leverageFilter: { minLeverage: '1', maxLeverage: '100.00', leverageStep: '0.01' },
  priceFilter: {
    minPrice: stepOf(pair.priceDecimals),
    maxPrice: '1999999.98',
    tickSize: stepOf(pair.priceDecimals),
  },
  lotSizeFilter: {
    minOrderQty: stepOf(Math.min(3, pair.lotDecimals)),
    maxOrderQty: '1190',
    qtyStep: stepOf(Math.min(3, pair.lotDecimals)),
    maxMktOrderQty: '119',
    postOnlyMaxOrderQty: '1190',
    minNotionalValue: '5',
  },
  unifiedMarginTrade: true,
  fundingInterval: fundingMs / minute,
  copyTrading: 'both',
})

function instruments(call: Call): Reply {
  const kind = kindOf(call)
  if (kind === null) return wrong(call, 'params error: Category is invalid')
  const waiting = call.query.get('status') === 'PreLaunch'
  const list = waiting ? [] : pairs.map((pair) => (kind === 'spot' ? spotRow(pair) : linearRow(pair)))
  return ok(call, { category: kind, list, nextPageCursor: '' })
}

const limitOf = (call: Call, usual: number, most: number): number =>
  Math.min(most, Math.max(1, Number(call.query.get('limit') ?? usual) || usual))

/** The newest `limit` candles of the span, the newest first; the candle that holds `start` is one of them. */
function kline(call: Call): Reply {
  const kind = kindOf(call)
  const frameMs = intervals[call.query.get('interval') ?? '']
  if (kind === null || frameMs === undefined) return wrong(call, 'params error: Interval is invalid')
  const symbol = call.query.get('symbol') ?? ''
  const limit = limitOf(call, 200, 1_000)
  const now = call.exchanges.now()
  const given = (name: string) => (call.query.has(name) ? Number(call.query.get(name)) : null)
  const start = given('start')
  const last = given('end') ?? (start === null ? now : start + (limit - 1) * frameMs)
  const to = Math.floor(last / frameMs) * frameMs + frameMs
  const first = start === null ? 0 : Math.floor(start / frameMs) * frameMs
  const from = Math.max(first, Math.min(to, Math.ceil(now / frameMs) * frameMs) - limit * frameMs)
  const candles = call.exchanges.candles({ venue: 'bybit', kind, symbol, frameMs, from, to })
  const pair = pairs.find((each) => symbolOf(each) === symbol)
  if (candles === null || !pair) return wrong(call, 'params error: Symbol Invalid')
  const list = candles.reverse().map((candle) => [String(candle.ts), ...figures(candle, pair)])
  return ok(call, { category: kind, symbol, list })
}

function tickers(call: Call): Reply {
  const kind = kindOf(call)
  if (kind === null) return wrong(call, 'params error: Category is invalid')
  const wanted = call.query.get('symbol')
  const list = pairs.flatMap((each) => {
    const symbol = symbolOf(each)
    const now = wanted === null || wanted === symbol ? call.exchanges.ticker('bybit', kind, symbol) : null
    if (now === null) return []
    const price = (ticks: number) => decimal(ticks, each.priceDecimals)
    return [
      {
        symbol,
        lastPrice: price(now.last),
        bid1Price: price(now.last - 1),
        bid1Size: '1',
        ask1Price: price(now.last + 1),
        ask1Size: '1',
        prevPrice24h: price(now.before),
        price24hPcnt: (now.last / now.before - 1).toFixed(4),
        highPrice24h: price(now.day?.high ?? now.last),
        lowPrice24h: price(now.day?.low ?? now.last),
        turnover24h: '0',
        volume24h: decimal(now.day?.volume ?? 0, each.lotDecimals),
      },
    ]
  })
  return list.length === 0 ? wrong(call, 'params error: Symbol Invalid') : ok(call, { category: kind, list })
}

/** Every eight hours, a rate between -0.02 and 0.05 %; the newest first. */
function funding(call: Call): Reply {
  const symbol = call.query.get('symbol') ?? ''
  const pair = pairs.find((each) => symbolOf(each) === symbol)
  if (!pair || call.query.get('category') !== 'linear') return wrong(call, 'params error: Symbol Invalid')
  const end = Math.min(Number(call.query.get('endTime') ?? call.exchanges.now()), call.exchanges.now())
  const start = Math.max(Number(call.query.get('startTime') ?? 0), pair.since)
  const list: object[] = []
  for (
    let ts = Math.floor(end / fundingMs) * fundingMs;
    ts >= start && list.length < limitOf(call, 200, 200);
    ts -= fundingMs
  ) {
    const rate = (drawn(`funding ${symbol} ${ts}`) * 0.0007 - 0.0002).toFixed(8)
    list.push({ symbol, fundingRate: rate, fundingRateTimestamp: String(ts) })
  }
  return ok(call, { category: 'linear', list })
}

const time = (call: Call): Reply => {
  const now = call.exchanges.now()
  return ok(call, { timeSecond: String(Math.floor(now / 1_000)), timeNano: `${now}000000` })
}

const at = (path: string, handle: Route['handle']): Route => ({
  site: 'house',
  method: 'GET',
  path: new RegExp(`^/exchange/bybit/v5/market/${path}$`),
  handle,
})

export const bybitRoutes: Route[] = [
  at('time', time),
  at('instruments-info', instruments),
  at('kline', kline),
  at('tickers', tickers),
  at('funding/history', funding),
]
