import type { Exchange as Client, Market } from 'ccxt'
import { Outage, Refusal } from '@/lib/kernel/errors'
import type { CandleRow, CandleSource } from '../port'
import { frameMs } from '../schemas/frame'
import type { Exchange, InstrumentFacts } from '../schemas/instrument'

interface Options {
  /** Where all exchanges are answered, each under its name; null: the exchanges themselves. */
  url: string | null
  timeoutMs: number
}

interface Venue {
  /** Candles of one answer; Bitget's history gives no more, MEXC's documents promise more than it gives. */
  pageBars: number
  /** Which kinds of markets are asked for; everything else costs calls that nobody needs. */
  markets: object
  /** The list of candles in an answer, whatever else the answer may be. */
  listOf: (answer: unknown) => unknown
}

const field = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' ? Reflect.get(value, name) : undefined

const venues: Record<Exchange, Venue> = {
  bybit: {
    pageBars: 1_000,
    markets: { types: ['spot', 'linear'] },
    listOf: (answer) => field(field(answer, 'result'), 'list'),
  },
  binance: { pageBars: 1_000, markets: { types: ['spot'] }, listOf: (answer) => answer },
  mexc: { pageBars: 500, markets: { types: ['spot'] }, listOf: (answer) => answer },
  bitget: {
    pageBars: 200,
    markets: { types: ['spot'] },
    listOf: (answer) => field(answer, 'data'),
  },
}

type Library = typeof import('ccxt')

/** 240 ms and 100 MB: loaded by the first call, in the process that makes it. */
const library = (): Promise<Library> => import('ccxt')

/** The market data of an exchange through CCXT: one call after the other, at the pace that the exchange allows. */
export function ccxtSource(exchange: Exchange, options: Options): CandleSource {
  const { pageBars, listOf } = venues[exchange]
  let opened: Promise<Client> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(call: (client: Client) => Promise<T>): Promise<T> => {
    const mine = turn.then(async () => {
      opened ??= library().then((ccxt) => open(ccxt, exchange, options))
      const client = await opened
      return call(client).catch(async (error: unknown) => translate(await library(), exchange, client, error))
    })
    turn = mine.catch(() => {})
    return mine
  }
  return {
    pageBars,
    instruments: () =>
      inTurn(async (client) => {
        const found = Object.values(await client.loadMarkets(true)).flatMap((market) =>
          factsOf(client, exchange, market),
        )
        if (found.length === 0)
          throw new Outage(exchange, `${exchange} listed no pairs.`, { code: 'no_pairs' })
        return found
      }),
    candles: (symbol, frame, from, to) =>
      inTurn(async (client) => {
        const until = Math.min(to, from + pageBars * frameMs[frame])
        await client.loadMarkets()
        const rows = await client.fetchOHLCV(symbol, frame, from, pageBars, { until: until - 1 })
        if (!Array.isArray(listOf(client.last_json_response)))
          throw new Outage(exchange, `${exchange} gave an answer without candles.`, { code: 'odd_answer' })
        return rowsOf(rows, from, until)
      }),
  }
}

function open(ccxt: Library, exchange: Exchange, { url, timeoutMs }: Options): Client {
  const client = new ccxt[exchange]({
    timeout: timeoutMs,
    enableRateLimit: true,
    enableLastJsonResponse: true,
  })
  client.options.fetchMarkets = venues[exchange].markets
  // Currencies want a key, and say nothing about candles.
  client.has.fetchCurrencies = false
  // MEXC's client asks for contracts whatever it was told, and waits five seconds before.
  if (exchange === 'mexc') Reflect.set(client, 'fetchSwapMarkets', async () => [])
  refuseThrottled(ccxt, client)
  if (url !== null) client.urls.api = redirected(client.urls.api, `${url}/${exchange}`)
  return client
}

/** CCXT knows a throttled call by the words of each exchange, and takes a bare 429 for something else. */
function refuseThrottled(ccxt: Library, client: Client): void {
  const handleErrors = client.handleErrors.bind(client)
  client.handleErrors = (...args: Parameters<typeof handleErrors>) => {
    const [status, , , , , body] = args
    if (throttling.has(status))
      throw new ccxt.RateLimitExceeded(`HTTP ${status} ${String(body).slice(0, 200)}`)
    return handleErrors(...args)
  }
}

/** Bybit and web firewalls say 403, Binance 418 to whoever goes on after a 429. */
const throttling = new Set([403, 418, 429])

/** Every address of the client leads to `base`; a key that is left out would lead to the exchange. */
function redirected<T>(urls: T, base: string): T {
  if (typeof urls === 'string') return urls.replace(/^https?:\/\/[^/]+/, base) as T
  if (urls === null || typeof urls !== 'object') return urls
  return Object.fromEntries(Object.entries(urls).map(([key, value]) => [key, redirected(value, base)])) as T
}

function factsOf(client: Client, exchange: Exchange, market: Market): InstrumentFacts[] {
  if (!market || market.active === false) return []
  const linear = market.swap === true && market.linear === true && market.settle === market.quote
  if (!market.spot && !linear) return []
  const { price, amount } = market.precision
  if (!price || !amount) return []
  const text = (value: number): string => client.numberToString(value)
  return [
    {
      exchange,
      symbol: market.symbol,
      kind: market.spot ? 'spot' : 'swap',
      base: market.base,
      quote: market.quote,
      tickSize: text(price),
      lotSize: text(amount * (market.contractSize ?? 1)),
      minNotional: market.limits.cost?.min ? text(market.limits.cost.min) : null,
      makerFee: text(market.maker ?? 0.001),
      takerFee: text(market.taker ?? 0.001),
      fundingHours: linear ? fundingHoursOf(market.info) : null,
    },
  ]
}

/** Bybit tells it in minutes. */
const fundingHoursOf = (info: unknown): number => (Number(field(info, 'fundingInterval')) || 480) / 60

const rowsOf = (rows: readonly unknown[][], from: number, to: number): CandleRow[] =>
  rows
    .map(
      (row) =>
        Array.from({ length: 6 }, (_, i) => (typeof row[i] === 'number' ? row[i] : Number.NaN)) as CandleRow,
    )
    .filter(([ts]) => ts >= from && ts < to)

/** Nothing was changed by any of these calls, so every failure but an unknown pair may simply be tried again. */
function translate(ccxt: Library, exchange: Exchange, client: Client, error: unknown): never {
  if (error instanceof Outage) throw error
  if (error instanceof ccxt.BadSymbol)
    throw new Refusal('unknown_pair', `${exchange} does not trade this pair.`, { status: 404 })
  if (!(error instanceof ccxt.BaseError)) throw error
  const throttled = error instanceof ccxt.RateLimitExceeded
  const asked = Number(
    field(client.last_response_headers, 'retry-after') ?? field(client.last_response_headers, 'Retry-After'),
  )
  throw new Outage(
    exchange,
    throttled ? `${exchange} asks us to slow down.` : `${exchange} does not answer.`,
    {
      cause: error,
      code: throttled ? 'throttled' : 'unavailable',
      retryAfterMs: throttled && asked > 0 ? Math.min(asked, 600) * 1_000 : throttled ? 10_000 : 5_000,
    },
  )
}
