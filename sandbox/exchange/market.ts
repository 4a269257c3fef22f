import { hash } from '../steam/random'

/** A pair as the whole world trades it. Prices and quantities are counted in ticks and lots. */
export interface Pair {
  base: string
  quote: string
  /** Decimals of a price and of a quantity. */
  priceDecimals: number
  lotDecimals: number
  /** What it costs on average, and what is traded in five minutes, in the quote currency. */
  price: number
  turnover: number
  /** The first candle, ms UTC. */
  since: number
}

export interface Candle {
  ts: number
  open: number
  high: number
  low: number
  close: number
  volume: number
}

export const pairs: readonly Pair[] = [
  pair('BTC', 2, 6, 42_000, 12_000_000, 2018),
  pair('ETH', 2, 5, 2_400, 8_000_000, 2018),
  pair('SOL', 2, 3, 95, 3_000_000, 2020),
  pair('XRP', 4, 2, 0.62, 2_500_000, 2018),
]

function pair(
  base: string,
  priceDecimals: number,
  lotDecimals: number,
  price: number,
  turnover: number,
  year: number,
): Pair {
  return { base, quote: 'USDT', priceDecimals, lotDecimals, price, turnover, since: Date.UTC(year, 0, 1) }
}

/** The shortest bar; all others are put together from it. */
export const stepMs = 300_000

const octaves = 19
/** Half of the swing of the shortest wave; the longest, of two and a half years, swings 512 times as far. */
const swing = 0.0015
/** Waves up to here are different at every venue, so that prices differ by a few hundredths of a per cent. */
const ownOctaves = 1

const unit = (mixed: number): number => (mixed >>> 0) / 4_294_967_296

/** A number in [0, 1) of three integers. */
function noise(seed: number, octave: number, at: number): number {
  let x = Math.imul(seed ^ Math.imul(octave + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(at | 0, 0xc2b2ae35)
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return unit(x ^ (x >>> 15))
}

const smooth = (f: number): number => f * f * (3 - 2 * f)

/**
 * The market of one pair at one venue, as a function of time: the sum of waves of every length, each drawn from the seed.
 * Any stretch is computed without what came before it, and always comes out the same.
 */
export class Market {
  private readonly seeds: number[]
  private readonly own: number
  readonly pair: Pair

  constructor(pair: Pair, venue: string, seed: number) {
    this.pair = pair
    const shared = hash(`${seed} ${pair.base}${pair.quote}`)
    this.own = hash(`${seed} ${pair.base}${pair.quote} ${venue}`)
    this.seeds = Array.from({ length: octaves }, (_, octave) => (octave < ownOctaves ? this.own : shared))
  }

  /** Calm and wild weeks: a factor on the short waves, at `slot` steps since 1970. */
  private weather(slot: number): number {
    const week = Math.floor(slot / 2_048)
    const seed = this.seeds[octaves - 1] ?? 0
    const [from, to] = [noise(seed, 99, week), noise(seed, 99, week + 1)]
    return 0.4 + 1.2 * (from + (to - from) * smooth(slot / 2_048 - week))
  }

  private latest = { slot: Number.NaN, price: 0 }

  /** Price in ticks; `slot` may lie between two steps. A bar opens where the one before closed: that is kept. */
  price(slot: number): number {
    if (slot !== this.latest.slot) this.latest = { slot, price: this.computed(slot) }
    return this.latest.price
  }

  private computed(slot: number): number {
    const weather = this.weather(slot)
    let log = 0
    for (let octave = 0; octave < octaves; octave++) {
      const length = 2 ** octave
      const at = Math.floor(slot / length)
      const seed = this.seeds[octave] ?? 0
      const [from, to] = [noise(seed, octave, at), noise(seed, octave, at + 1)]
      const value = 2 * (from + (to - from) * smooth(slot / length - at)) - 1
      log += value * swing * Math.sqrt(length) * (octave < 9 ? weather : 1)
    }
    return Math.max(1, Math.round(this.pair.price * Math.exp(log) * 10 ** this.pair.priceDecimals))
  }

  private step(slot: number): Candle {
    const [open, close] = [this.price(slot), this.price(slot + 1)]
    const wick = (kind: number): number => noise(this.own, kind, slot) ** 3 * 0.0025 * this.weather(slot)
    const high = Math.max(open, close, Math.round(Math.max(open, close) * (1 + wick(71))))
    const low = Math.max(1, Math.min(open, close, Math.round(Math.min(open, close) * (1 - wick(72)))))
    return { ts: slot * stepMs, open, high, low, close, volume: this.volume(slot, open, close, 1) }
  }

  private volume(slot: number, open: number, close: number, share: number): number {
    const { turnover, priceDecimals, lotDecimals } = this.pair
    const price = open / 10 ** priceDecimals
    const hour = ((slot * stepMs) / 3_600_000) % 24
    const busy = 1 + 0.5 * Math.sin(((hour - 8) / 24) * 2 * Math.PI)
    const moved = 1 + 400 * Math.abs(close / open - 1)
    const drawn = 0.3 + 1.4 * noise(this.own, 73, slot)
    return Math.round((turnover * busy * moved * drawn * share * 10 ** lotDecimals) / price)
  }

  /** The step that is still open: what is known of it by now. */
  private openStep(slot: number, now: number): Candle {
    const share = now / stepMs - slot
    const [open, close] = [this.price(slot), this.price(now / stepMs)]
    return {
      ts: slot * stepMs,
      open,
      high: Math.max(open, close),
      low: Math.min(open, close),
      close,
      volume: this.volume(slot, open, close, share),
    }
  }

  /** Candles of a frame that open in [from, to), the oldest first; the last may not have ended. Never later than `now`. */
  candles(frameMs: number, from: number, to: number, now: number): Candle[] {
    const begin = Math.max(Math.ceil(from / frameMs) * frameMs, this.pair.since)
    const end = Math.min(to, now)
    const found: Candle[] = []
    for (let ts = begin; ts < end; ts += frameMs) found.push(this.candle(ts, frameMs, now))
    return found
  }

  private candle(ts: number, frameMs: number, now: number): Candle {
    const last = Math.min(ts + frameMs, now)
    const whole: Candle = { ts, open: 0, high: 0, low: Number.POSITIVE_INFINITY, close: 0, volume: 0 }
    for (let slot = ts / stepMs; slot * stepMs < last; slot++) {
      const part = (slot + 1) * stepMs <= now ? this.step(slot) : this.openStep(slot, now)
      whole.open ||= part.open
      whole.high = Math.max(whole.high, part.high)
      whole.low = Math.min(whole.low, part.low)
      whole.close = part.close
      whole.volume += part.volume
    }
    return whole
  }
}
