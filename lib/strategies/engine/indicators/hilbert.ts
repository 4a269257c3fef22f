import { none, Ring, type Stream } from './stream'

const a = 0.0962
const b = 0.5769
const degrees = 180 / (4 * Math.atan(1))

/** One Hilbert transform of TA-Lib, with separate memories for even and odd bars. */
class Transform {
  private readonly cells = [new Float64Array(3), new Float64Array(3)]
  private readonly before = new Float64Array(2)
  private readonly input = new Float64Array(2)

  push(x: number, odd: 0 | 1, at: number, period: number): number {
    const cells = this.cells[odd]
    if (!cells) return none
    const scaled = a * x
    let value = -(cells[at] ?? 0)
    cells[at] = scaled
    value += scaled
    value -= this.before[odd] ?? 0
    const next = b * (this.input[odd] ?? 0)
    this.before[odd] = next
    value += next
    this.input[odd] = x
    return value * period
  }
}

/** TA-Lib's weighted mean of the last four prices. */
class PriceWma {
  private readonly ring = new Ring(4)
  private seen = 0
  private sum = 0
  private weighted = 0
  private trailing = 0

  push(x: number): number {
    this.ring.swap(x)
    this.sum += x
    this.seen++
    if (this.seen < 4) {
      this.weighted += x * this.seen
      return none
    }
    this.sum -= this.trailing
    this.weighted += x * 4
    this.trailing = this.ring.oldest()
    const value = this.weighted * 0.1
    this.weighted -= this.sum
    return value
  }
}

/** TA-Lib HT_TRENDLINE (Ehlers' instantaneous trend line). */
export class HtTrendline implements Stream {
  private readonly wma = new PriceWma()
  private readonly prices = new Ring(64)
  private readonly detrender = new Transform()
  private readonly q1 = new Transform()
  private readonly ji = new Transform()
  private readonly jq = new Transform()
  private readonly lagged = [new Float64Array(2), new Float64Array(2)]
  private bar = -1
  private at = 0
  private period = 0
  private smooth = 0
  private i2 = 0
  private q2 = 0
  private re = 0
  private im = 0
  private trend: [number, number, number] = [0, 0, 0]

  push(x: number): number {
    this.bar++
    this.prices.swap(x)
    const smoothed = this.wma.push(x)
    if (this.bar < 37) return none
    this.measure(smoothed)
    const value = this.line()
    return this.bar < 63 ? none : value
  }

  private measure(smoothed: number): void {
    const odd = this.bar % 2 === 0 ? 0 : 1
    const scale = 0.075 * this.period + 0.54
    const own = this.lagged[odd]
    const other = this.lagged[1 - odd]
    if (!own || !other) return
    const inPhase = own[1] ?? 0
    const detrended = this.detrender.push(smoothed, odd, this.at, scale)
    const q1 = this.q1.push(detrended, odd, this.at, scale)
    const ji = this.ji.push(inPhase, odd, this.at, scale)
    const jq = this.jq.push(q1, odd, this.at, scale)
    if (odd === 0) this.at = this.at === 2 ? 0 : this.at + 1
    const q2 = 0.2 * (q1 + ji) + 0.8 * this.q2
    const i2 = 0.2 * (inPhase - jq) + 0.8 * this.i2
    other[1] = other[0] ?? 0
    other[0] = detrended
    this.re = 0.2 * (i2 * this.i2 + q2 * this.q2) + 0.8 * this.re
    this.im = 0.2 * (i2 * this.q2 - q2 * this.i2) + 0.8 * this.im
    this.q2 = q2
    this.i2 = i2
    this.follow()
  }

  private follow(): void {
    const before = this.period
    let period = before
    if (this.im !== 0 && this.re !== 0) period = 360 / (Math.atan(this.im / this.re) * degrees)
    period = Math.max(Math.min(period, 1.5 * before), 0.67 * before)
    period = Math.min(Math.max(period, 6), 50)
    this.period = 0.2 * period + 0.8 * before
    this.smooth = 0.33 * this.period + 0.67 * this.smooth
  }

  private line(): number {
    const bars = Math.trunc(this.smooth + 0.5)
    let mean = 0
    for (let ago = 0; ago < bars; ago++) mean += this.prices.ago(ago)
    if (bars > 0) mean /= bars
    const [one, two, three] = this.trend
    this.trend = [mean, one, two]
    return (4 * mean + 3 * one + 2 * two + three) / 10
  }
}
