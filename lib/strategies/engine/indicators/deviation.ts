import { average } from './adaptive'
import type { Line } from './averages'
import { isZeroOrLess, none, Ring, type Stream } from './stream'

/** TA-Lib VAR: mean of squares less square of the mean, as running sums. */
export class Variance implements Stream {
  private readonly n: number
  private readonly ring: Ring
  private sum = 0
  private squares = 0

  constructor(n: number) {
    this.n = n
    this.ring = new Ring(n)
  }

  push(x: number): number {
    this.ring.swap(x)
    this.sum += x
    this.squares += x * x
    if (!this.ring.full) return none
    const mean = this.sum / this.n
    const meanSquare = this.squares / this.n
    const old = this.ring.oldest()
    this.sum -= old
    this.squares -= old * old
    return meanSquare - mean * mean
  }
}

export class StdDev implements Stream {
  private readonly variance: Variance
  private readonly times: number

  constructor(n: number, times: number) {
    this.variance = new Variance(n)
    this.times = times
  }

  push(x: number): number {
    const variance = this.variance.push(x)
    if (Number.isNaN(variance)) return none
    return isZeroOrLess(variance) ? 0 : Math.sqrt(variance) * this.times
  }
}

/** TA-Lib BBANDS: with another average too, the deviation is taken from the simple mean. */
export class Bbands implements Stream {
  private readonly deviation: StdDev
  private readonly line: Line
  private readonly up: number
  private readonly down: number
  second = none
  third = none

  constructor(n: number, up: number, down: number, kind: number) {
    this.deviation = new StdDev(n, 1)
    this.line = average(kind, n)
    this.up = up
    this.down = down
  }

  push(x: number): number {
    const deviation = this.deviation.push(x)
    this.second = this.line.push(x)
    if (Number.isNaN(deviation) || Number.isNaN(this.second)) {
      this.second = this.third = none
      return none
    }
    this.third = this.second - deviation * this.down
    return this.second + deviation * this.up
  }
}

/** Window by window, so that a long series does not lose digits: TradingView's ta.variance, ta.stdev and ta.dev. */
export class WindowSpread implements Stream {
  private readonly n: number
  private readonly ring: Ring
  private readonly kind: 'variance' | 'stdev' | 'meanDeviation'
  private readonly divisor: number
  second = none

  constructor(n: number, kind: 'variance' | 'stdev' | 'meanDeviation', biased = true) {
    this.n = n
    this.ring = new Ring(n)
    this.kind = kind
    this.divisor = biased ? n : n - 1
  }

  push(x: number): number {
    const { n, ring } = this
    ring.swap(x)
    if (!ring.full) return none
    let sum = 0
    for (let bars = n - 1; bars >= 0; bars--) sum += ring.ago(bars)
    const mean = sum / n
    this.second = mean
    let spread = 0
    for (let bars = n - 1; bars >= 0; bars--) {
      const off = ring.ago(bars) - mean
      spread += this.kind === 'meanDeviation' ? Math.abs(off) : off * off
    }
    const value = spread / this.divisor
    return this.kind === 'stdev' ? Math.sqrt(value) : value
  }
}

/** TradingView's ta.bb: middle, upper and lower; the deviation is not cut off at 1e-8. */
export class TvBands implements Stream {
  private readonly spread: WindowSpread
  private readonly times: number
  second = none
  third = none

  constructor(n: number, times: number) {
    this.spread = new WindowSpread(n, 'stdev')
    this.times = times
  }

  push(x: number): number {
    const deviation = this.spread.push(x)
    if (Number.isNaN(deviation)) return none
    const middle = this.spread.second
    this.second = middle + this.times * deviation
    this.third = middle - this.times * deviation
    return middle
  }
}

export class TvBandWidth implements Stream {
  private readonly bands: TvBands

  constructor(n: number, times: number) {
    this.bands = new TvBands(n, times)
  }

  push(x: number): number {
    const middle = this.bands.push(x)
    if (Number.isNaN(middle) || middle === 0) return none
    return (this.bands.second - this.bands.third) / middle
  }
}
