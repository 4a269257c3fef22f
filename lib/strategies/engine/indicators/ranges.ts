import { Ema, type Line, rma, Sma } from './averages'
import { isZero, none, type Stream } from './stream'

export const trueRange = (high: number, low: number, before: number): number => {
  let range = high - low
  const up = Math.abs(before - high)
  const down = Math.abs(before - low)
  if (up > range) range = up
  if (down > range) range = down
  return range
}

/** The true range; what the first bar has is `first`: no value in TA-Lib, high - low where TradingView says so. */
export class TrueRange implements Stream {
  private readonly first: boolean
  private before = none

  constructor(first: boolean) {
    this.first = first
  }

  push(high: number, low: number, close: number): number {
    const before = this.before
    this.before = close
    if (!Number.isNaN(before)) return trueRange(high, low, before)
    return this.first ? high - low : none
  }
}

/** TA-Lib ATR: Wilder's smoothing over the ranges from bar 1. */
export class Atr implements Stream {
  private readonly n: number
  private readonly ranges = new TrueRange(false)
  private readonly seed: Sma
  private value = none

  constructor(n: number) {
    this.n = n
    this.seed = new Sma(n)
  }

  push(high: number, low: number, close: number): number {
    const range = this.ranges.push(high, low, close)
    if (Number.isNaN(range)) return none
    if (Number.isNaN(this.value)) {
      this.value = this.seed.push(range)
      return this.value
    }
    this.value *= this.n - 1
    this.value += range
    this.value /= this.n
    return this.value
  }
}

export class Natr implements Stream {
  private readonly atr: Atr

  constructor(n: number) {
    this.atr = new Atr(n)
  }

  push(high: number, low: number, close: number): number {
    const atr = this.atr.push(high, low, close)
    if (Number.isNaN(atr)) return none
    return isZero(close) ? 0 : (atr / close) * 100
  }
}

/** TradingView's ta.atr. */
export class TvAtr implements Stream {
  private readonly ranges = new TrueRange(true)
  private readonly line: Line

  constructor(n: number) {
    this.line = rma(n)
  }

  push(high: number, low: number, close: number): number {
    return this.line.push(this.ranges.push(high, low, close))
  }
}

/** An exponential middle and bands of ta.atr around it. */
export class Keltner implements Stream {
  private readonly line: Ema
  private readonly atr: TvAtr
  private readonly times: number
  second = none
  third = none

  constructor(n: number, times: number, atrN: number) {
    this.line = new Ema(n)
    this.atr = new TvAtr(atrN)
    this.times = times
  }

  push(high: number, low: number, close: number): number {
    const middle = this.line.push(close)
    const width = this.times * this.atr.push(high, low, close)
    this.second = middle + width
    this.third = middle - width
    return middle
  }
}

/** TradingView's ta.kc over any source: the bands take an exponential mean of the range, the true one from bar 1. */
export class Kc implements Stream {
  private readonly line: Ema
  private readonly width: Ema
  private readonly ranges: TrueRange | null
  private readonly times: number
  second = none
  third = none

  constructor(n: number, times: number, trueRange: boolean) {
    this.line = new Ema(n)
    this.width = new Ema(n)
    this.ranges = trueRange ? new TrueRange(false) : null
    this.times = times
  }

  push(source: number, high: number, low: number, close: number): number {
    const middle = this.line.push(source)
    const range = this.ranges ? this.ranges.push(high, low, close) : high - low
    const width = Number.isNaN(range) ? none : this.times * this.width.push(range)
    this.second = middle + width
    this.third = middle - width
    return middle
  }
}

export class KcWidth implements Stream {
  private readonly kc: Kc

  constructor(n: number, times: number, trueRange: boolean) {
    this.kc = new Kc(n, times, trueRange)
  }

  push(source: number, high: number, low: number, close: number): number {
    const middle = this.kc.push(source, high, low, close)
    return middle === 0 ? none : (this.kc.second - this.kc.third) / middle
  }
}

/** TradingView's ta.supertrend: line and direction, -1 = up trend, 1 = down trend. */
export class SuperTrend implements Stream {
  private readonly factor: number
  private readonly atr: TvAtr
  private upper = 0
  private lower = 0
  private line = none
  private before = none
  second = none

  constructor(factor: number, n: number) {
    this.factor = factor
    this.atr = new TvAtr(n)
  }

  push(high: number, low: number, close: number): number {
    const before = this.before
    this.before = close
    const atr = this.atr.push(high, low, close)
    if (Number.isNaN(atr)) return none
    const middle = (high + low) / 2
    const [top, bottom] = [middle + this.factor * atr, middle - this.factor * atr]
    const wasUpper = this.upper
    this.lower = bottom > this.lower || before < this.lower ? bottom : this.lower
    this.upper = top < this.upper || before > this.upper ? top : this.upper
    if (Number.isNaN(this.line)) this.second = 1
    else if (this.line === wasUpper) this.second = close > this.upper ? -1 : 1
    else this.second = close < this.lower ? 1 : -1
    this.line = this.second === -1 ? this.lower : this.upper
    return this.line
  }
}
