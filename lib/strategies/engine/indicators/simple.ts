import { none, type Stream } from './stream'

/** Running total since the first bar: TradingView's ta.cum. */
export class Cum implements Stream {
  private total = 0

  push(x: number): number {
    this.total += x
    return this.total
  }
}

/** TradingView's ta.sar: as the manual's sample code computes it; needs the close for its first direction. */
export class TvSar implements Stream {
  private readonly start: number
  private readonly step: number
  private readonly limit: number
  private bar = -1
  private up = false
  private value = none
  private extreme = none
  private factor: number
  private highs: [number, number] = [none, none]
  private lows: [number, number] = [none, none]
  private close = none

  constructor(start: number, step: number, limit: number) {
    this.start = start
    this.step = step
    this.limit = limit
    this.factor = start
  }

  push(high: number, low: number, close: number): number {
    this.bar++
    const value = this.bar === 0 ? none : this.follow(high, low, close)
    this.highs = [high, this.highs[0]]
    this.lows = [low, this.lows[0]]
    this.close = close
    return value
  }

  private follow(high: number, low: number, close: number): number {
    let fresh = false
    if (this.bar === 1) {
      this.up = close > this.close
      this.extreme = this.up ? high : low
      this.value = this.up ? this.lows[0] : this.highs[0]
      fresh = true
      this.factor = this.start
    }
    this.value += this.factor * (this.extreme - this.value)
    if (this.up ? this.value > low : this.value < high) {
      fresh = true
      this.value = this.up ? Math.max(high, this.extreme) : Math.min(low, this.extreme)
      this.up = !this.up
      this.extreme = this.up ? high : low
      this.factor = this.start
    }
    if (!fresh && (this.up ? high > this.extreme : low < this.extreme)) {
      this.extreme = this.up ? high : low
      this.factor = Math.min(this.factor + this.step, this.limit)
    }
    this.bound()
    return this.value
  }

  private bound(): void {
    const [one, two] = this.up ? this.lows : this.highs
    const tighter = this.up ? Math.min : Math.max
    this.value = tighter(this.value, one)
    if (this.bar > 1) this.value = tighter(this.value, two)
  }
}
