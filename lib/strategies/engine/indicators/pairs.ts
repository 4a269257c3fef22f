import { isZeroOrLess, none, Ring, type Stream } from './stream'

/** Running sums over pairs: TA-Lib CORREL. */
export class Correl implements Stream {
  private readonly n: number
  private readonly xs: Ring
  private readonly ys: Ring
  private readonly sums = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 }

  constructor(n: number) {
    this.n = n
    this.xs = new Ring(n)
    this.ys = new Ring(n)
  }

  push(x: number, y: number): number {
    const { n, sums, xs, ys } = this
    if (xs.full) this.add(-1, xs.oldest(), ys.oldest())
    xs.swap(x)
    ys.swap(y)
    this.add(1, x, y)
    if (!xs.full) return none
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

/** Pearson correlation of the last n pairs, window by window. */
export class Correlation implements Stream {
  private readonly n: number
  private readonly xs: Ring
  private readonly ys: Ring

  constructor(n: number) {
    this.n = n
    this.xs = new Ring(n)
    this.ys = new Ring(n)
  }

  push(x: number, y: number): number {
    const { n, xs, ys } = this
    xs.swap(x)
    ys.swap(y)
    if (!xs.full) return none
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

  constructor(n: number, read: (slope: number, intercept: number) => number) {
    this.n = n
    this.ring = new Ring(n)
    this.read = read
  }

  push(x: number): number {
    const { n, ring } = this
    ring.swap(x)
    if (!ring.full) return none
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
