import { type Candle, Market, type Pair, pairs } from './market'

export const venueNames = ['bybit', 'binance', 'mexc', 'bitget'] as const
export type VenueName = (typeof venueNames)[number]

/** Candles that a venue has lost, or has got wrong. */
export interface Spoilt {
  venue: VenueName
  /** `BTCUSDT` */
  symbol: string
  from: number
  to: number
  how: 'missing' | 'bad'
}

export interface Asked {
  venue: VenueName
  /** `linear` are perpetual contracts. */
  kind: 'spot' | 'linear'
  symbol: string
  frameMs: number
  /** Openings, ms UTC; without `to`. */
  from: number
  to: number
}

export const symbolOf = ({ base, quote }: Pair): string => `${base}${quote}`

/** Every exchange of the sandbox. Their markets come from the seed and the clock; nothing of them is kept. */
export class Exchanges {
  private readonly markets = new Map<string, Market>()
  private readonly seed: number
  readonly spoilt: Spoilt[] = []
  now: () => number = Date.now

  constructor(seed: number) {
    this.seed = seed
  }

  market(venue: VenueName, kind: Asked['kind'], symbol: string): Market | null {
    const pair = pairs.find((each) => symbolOf(each) === symbol)
    if (!pair) return null
    const key = `${venue} ${kind} ${symbol}`
    const known = this.markets.get(key) ?? new Market(pair, `${venue} ${kind}`, this.seed)
    this.markets.set(key, known)
    return known
  }

  /** Null when nobody trades such a pair here. */
  candles(asked: Asked): Candle[] | null {
    const { venue, kind, symbol, frameMs, from, to } = asked
    const market = this.market(venue, kind, symbol)
    if (market === null) return null
    return market.candles(frameMs, from, to, this.now()).flatMap((candle) => {
      const how = this.spoilt.find(
        (each) =>
          each.venue === venue && each.symbol === symbol && candle.ts >= each.from && candle.ts < each.to,
      )?.how
      if (how === 'missing') return []
      return [how === 'bad' ? { ...candle, high: candle.low - 1 } : candle]
    })
  }

  /** Where the price of a pair is now, in ticks, and a day ago. */
  ticker(venue: VenueName, kind: Asked['kind'], symbol: string) {
    const market = this.market(venue, kind, symbol)
    if (market === null) return null
    const now = this.now()
    const [day] = market.candles(86_400_000, now - 86_400_000, now, now).slice(-1)
    const price = (at: number) => market.price(at / 300_000)
    return { pair: market.pair, last: price(now), before: price(now - 86_400_000), day }
  }
}

/** A count of ticks or lots as the decimal that exchanges write. */
export function decimal(count: number, decimals: number): string {
  const digits = String(Math.round(count)).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Open, high, low, close, volume and turnover, as text. */
export function figures({ open, high, low, close, volume }: Candle, pair: Pair): string[] {
  const prices = [open, high, low, close].map((ticks) => decimal(ticks, pair.priceDecimals))
  const turnover = (volume / 10 ** pair.lotDecimals) * ((open + close) / 2 / 10 ** pair.priceDecimals)
  return [...prices, decimal(volume, pair.lotDecimals), turnover.toFixed(4)]
}

export const stepOf = (decimals: number): string => decimal(1, decimals)
