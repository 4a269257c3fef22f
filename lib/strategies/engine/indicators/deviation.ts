import { average } from './adaptive'
import type { Line } from './averages'
import { isZeroOrLess, none, Ring, type Stream } from './stream'

/** TA-Lib VAR: mean of squares less square of the mean, as running sums. */
export class Variance implements Stream {
  private readonly n: number
  private readonly ring: Ring
  private missing: number
  private sum = 0
  private squares = 0

  constructor(n: number) {
    this.n = n
    this.ring = new Ring(n)
    this.missing = n - 1
  }

  push(x: number): number {
    this.ring.swap(x)
    this.sum += x
    this.squares += x * x
    if (this.missing > 0) {
      this.missing--
      return none
    }
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

/** Running sums over pairs: TA-Lib CORREL. */
export class Correl implements Stream {
  private readonly n: number
  private readonly xs: Ring
  private readonly ys: Ring
  private missing: number
  private readonly sums = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 }

  constructor(n: number) {
    this.n = n
    this.xs = new Ring(n)
    this.ys = new Ring(n)
    this.missing = n - 1
  }

  push(x: number, y: number): number {
    const { n, sums, xs, ys } = this
    if (this.missing === 0) this.add(-1, xs.oldest(), ys.oldest())
    xs.swap(x)
    ys.swap(y)
    this.add(1, x, y)
    if (this.missing > 0) {
      this.missing--
      return none
    }
    const spread = (sums.xx - (sums.x * sums.x) / n) * (sums.yy - (sums.y * sums.y) / n)
    return isZeroOrLess(spread) ? 0 : (sums.xy - (sums.x * sums.y) / n) / Math.sqrt(spread)
  }

  private add(sign: 1 | -1, x: number, y: number): void {
    const { sums } = this
    sums.x += sign * x
    sums.y += sign * y
    sums.xx += sign * x * x
    sums.yy += sign * y * y
    sums.xy += sign * x * y
  }
}

/** Window by window, so that a long series does not lose digits: TradingView's ta.variance, ta.stdev and ta.dev. */
export class WindowSpread implements Stream {
  private readonly n: number
  private readonly ring: Ring
  private readonly kind: 'variance' | 'stdev' | 'meanDeviation'
  private readonly divisor: number
  private missing: number
  second = none

  constructor(n: number, kind: 'variance' | 'stdev' | 'meanDeviation', biased = true) {
    this.n = n
    this.ring = new Ring(n)
    this.kind = kind
    this.divisor = biased ? n : n - 1
    this.missing = n - 1
  }

  push(x: number): number {
    const { n, ring } = this
    ring.swap(x)
    if (this.missing > 0) {
      this.missing--
      return none
    }
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

/** Pearson correlation of the last n pairs, window by window. */
export class Correlation implements Stream {
  private readonly n: number
  private readonly xs: Ring
  private readonly ys: Ring
  private missing: number

  constructor(n: number) {
    this.n = n
    this.xs = new Ring(n)
    this.ys = new Ring(n)
    this.missing = n - 1
  }

  push(x: number, y: number): number {
    const { n, xs, ys } = this
    xs.swap(x)
    ys.swap(y)
    if (this.missing > 0) {
      this.missing--
      return none
    }
    let sumX = 0
    let sumY = 0
    for (let bars = n - 1; bars >= 0; bars--) {
      sumX += xs.ago(bars)
      sumY += ys.ago(bars)
    }
    const [meanX, meanY] = [sumX / n, sumY / n]
    let xx = 0
    let yy = 0
    let xy = 0
    for (let bars = n - 1; bars >= 0; bars--) {
      const offX = xs.ago(bars) - meanX
      const offY = ys.ago(bars) - meanY
      xx += offX * offX
      yy += offY * offY
      xy += offX * offY
    }
    return xx === 0 || yy === 0 ? none : xy / Math.sqrt(xx * yy)
  }
}

/** A least-squares line through the last n values: its value, slope, intercept or forecast. */
export class Regression implements Stream {
  private readonly n: number
  private readonly ring: Ring
  private readonly read: (slope: number, intercept: number) => number
  private missing: number

  constructor(n: number, read: (slope: number, intercept: number) => number) {
    this.n = n
    this.ring = new Ring(n)
    this.read = read
    this.missing = n - 1
  }

  push(x: number): number {
    const { n, ring } = this
    ring.swap(x)
    if (this.missing > 0) {
      this.missing--
      return none
    }
    const sumX = n * (n - 1) * 0.5
    const divisor = sumX * sumX - n * ((n * (n - 1) * (2 * n - 1)) / 6)
    let sumY = 0
    let sumXY = 0
    for (let bars = n - 1; bars >= 0; bars--) {
      const y = ring.ago(bars)
      sumY += y
      sumXY += bars * y
    }
    const slope = (n * sumXY - sumX * sumY) / divisor
    return this.read(slope, (sumY - slope * sumX) / n)
  }
}
