import { type Line, rma } from './averages'
import { TrueRange, trueRange } from './ranges'
import { isZero, none, Ring, type Stream } from './stream'

/** Wilder's directional movement as TA-Lib sums it: n - 1 plain bars, then smoothed. */
class Movement {
  readonly n: number
  private high = none
  private low = none
  private close = none
  seen = -1
  plus = 0
  minus = 0
  range = 0

  constructor(n: number) {
    this.n = n
  }

  push(high: number, low: number, close: number): void {
    const { n } = this
    const up = high - this.high
    const down = this.low - low
    const range = trueRange(high, low, this.close)
    this.high = high
    this.low = low
    this.close = close
    if (++this.seen === 0) return
    const smooth = this.seen >= n
    const plus = up > 0 && up > down ? up : 0
    const minus = down > 0 && up < down ? down : 0
    this.plus = smooth ? this.plus - this.plus / n + plus : this.plus + plus
    this.minus = smooth ? this.minus - this.minus / n + minus : this.minus + minus
    this.range = smooth ? this.range - this.range / n + range : this.range + range
  }

  /** 100 * |plus - minus| / (plus + minus) of the two indices, or no value. */
  dx(): number {
    if (isZero(this.range)) return none
    const minus = 100 * (this.minus / this.range)
    const plus = 100 * (this.plus / this.range)
    return isZero(minus + plus) ? none : 100 * (Math.abs(minus - plus) / (minus + plus))
  }
}

type Side = 'plus' | 'minus'

export class Dm implements Stream {
  private readonly side: Side
  private readonly movement: Movement

  constructor(n: number, side: Side) {
    this.side = side
    this.movement = new Movement(n)
  }

  push(high: number, low: number): number {
    this.movement.push(high, low, low)
    return this.movement.seen < this.movement.n - 1 ? none : this.movement[this.side]
  }
}

export class Di implements Stream {
  private readonly side: Side
  private readonly movement: Movement

  constructor(n: number, side: Side) {
    this.side = side
    this.movement = new Movement(n)
  }

  push(high: number, low: number, close: number): number {
    const { movement } = this
    movement.push(high, low, close)
    if (movement.seen < movement.n) return none
    return isZero(movement.range) ? 0 : 100 * (movement[this.side] / movement.range)
  }
}

export class Dx implements Stream {
  private readonly movement: Movement
  private value = 0

  constructor(n: number) {
    this.movement = new Movement(n)
  }

  push(high: number, low: number, close: number): number {
    this.movement.push(high, low, close)
    if (this.movement.seen < this.movement.n) return none
    const dx = this.movement.dx()
    if (!Number.isNaN(dx)) this.value = dx
    return this.value
  }
}

export class Adx implements Stream {
  private readonly movement: Movement
  private value = 0

  constructor(n: number) {
    this.movement = new Movement(n)
  }

  push(high: number, low: number, close: number): number {
    const { movement } = this
    const { n } = movement
    movement.push(high, low, close)
    if (movement.seen < n) return none
    const dx = movement.dx()
    const seeding = movement.seen < 2 * n
    if (!Number.isNaN(dx)) this.value = seeding ? this.value + dx : (this.value * (n - 1) + dx) / n
    if (movement.seen < 2 * n - 1) return none
    if (seeding) this.value /= n
    return this.value
  }
}

export class Adxr implements Stream {
  private readonly adx: Adx
  private readonly ring: Ring

  constructor(n: number) {
    this.adx = new Adx(n)
    this.ring = new Ring(n - 1)
  }

  push(high: number, low: number, close: number): number {
    const adx = this.adx.push(high, low, close)
    if (Number.isNaN(adx)) return none
    const ready = this.ring.full
    const then = this.ring.swap(adx)
    return ready ? (adx + then) / 2 : none
  }
}

/** TradingView's ta.dmi: plus, minus and ADX. */
export class Dmi implements Stream {
  private readonly ranges = new TrueRange(false)
  private readonly range: Line
  private readonly plus: Line
  private readonly minus: Line
  private readonly adx: Line
  private high = none
  private low = none
  second = none
  third = none

  constructor(n: number, m: number) {
    this.range = rma(n)
    this.plus = rma(n)
    this.minus = rma(n)
    this.adx = rma(m)
  }

  push(high: number, low: number, close: number): number {
    const up = high - this.high
    const down = this.low - low
    this.high = high
    this.low = low
    const trueRange = this.ranges.push(high, low, close)
    if (Number.isNaN(trueRange)) return none
    const range = this.range.push(trueRange)
    const plus = (100 * this.plus.push(up > down && up > 0 ? up : 0)) / range
    this.second = (100 * this.minus.push(down > up && down > 0 ? down : 0)) / range
    const sum = plus + this.second
    if (Number.isNaN(sum)) return none
    this.third = 100 * this.adx.push(Math.abs(plus - this.second) / (sum === 0 ? 1 : sum))
    return plus
  }
}

/** TA-Lib SAR: from bar 1, in the direction of the first move. */
export class Sar implements Stream {
  private readonly step: number
  private readonly limit: number
  private bar = -1
  private long = true
  private sar = 0
  private extreme = 0
  private factor: number
  private high = none
  private low = none

  constructor(step: number, limit: number) {
    this.step = Math.min(step, limit)
    this.limit = limit
    this.factor = this.step
  }

  push(high: number, low: number): number {
    const [wasHigh, wasLow] = [this.high, this.low]
    this.high = high
    this.low = low
    if (++this.bar === 0) return none
    if (this.bar > 1) return this.follow(wasHigh, wasLow)
    const down = wasLow - low
    this.long = !(down > 0 && down > high - wasHigh)
    this.extreme = this.long ? high : low
    this.sar = this.long ? wasLow : wasHigh
    return this.follow(high, low)
  }

  private follow(wasHigh: number, wasLow: number): number {
    const { high, low } = this
    const turned = this.long ? low <= this.sar : high >= this.sar
    if (turned) {
      this.long = !this.long
      this.sar = this.bounded(this.extreme, wasHigh, wasLow)
      this.factor = this.step
      this.extreme = this.long ? high : low
    }
    const value = this.sar
    if (!turned && (this.long ? high > this.extreme : low < this.extreme)) {
      this.extreme = this.long ? high : low
      this.factor = Math.min(this.factor + this.step, this.limit)
    }
    this.sar = this.bounded(this.sar + this.factor * (this.extreme - this.sar), wasHigh, wasLow)
    return value
  }

  /** Not above the last two lows while long, not below the last two highs while short. */
  private bounded(sar: number, wasHigh: number, wasLow: number): number {
    return this.long ? Math.min(sar, wasLow, this.low) : Math.max(sar, wasHigh, this.high)
  }
}
