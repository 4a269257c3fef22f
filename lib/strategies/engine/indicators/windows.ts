import { none, Ring, type Stream } from './stream'

/** The highest (sign 1) or lowest (sign -1) of the last n values and its age; the latest of equal ones counts. */
export class Extreme implements Stream {
  private readonly n: number
  private readonly sign: 1 | -1
  private readonly values: Float64Array
  private readonly bars: Float64Array
  private head = 0
  private size = 0
  private bar = -1
  second = none

  constructor(n: number, sign: 1 | -1) {
    this.n = n
    this.sign = sign
    this.values = new Float64Array(n)
    this.bars = new Float64Array(n)
  }

  push(x: number): number {
    const { n, sign, values, bars } = this
    const bar = ++this.bar
    if (this.size > 0 && (bars[this.head] ?? 0) <= bar - n) this.drop()
    while (this.size > 0 && sign * x >= sign * (values[this.place(this.size - 1)] ?? none)) this.size--
    const at = this.place(this.size)
    values[at] = x
    bars[at] = bar
    this.size++
    if (bar < n - 1) return none
    this.second = bar - (bars[this.head] ?? 0)
    return values[this.head] ?? none
  }

  private drop(): void {
    this.head = this.head + 1 === this.n ? 0 : this.head + 1
    this.size--
  }

  private place(offset: number): number {
    const at = this.head + offset
    return at >= this.n ? at - this.n : at
  }
}

export const highest = (n: number): Extreme => new Extreme(n, 1)
export const lowest = (n: number): Extreme => new Extreme(n, -1)

/** Minus the age of the extreme, as TradingView's ta.highestbars and ta.lowestbars count. */
export class ExtremeBars implements Stream {
  private readonly extreme: Extreme

  constructor(n: number, sign: 1 | -1) {
    this.extreme = new Extreme(n, sign)
  }

  push(x: number): number {
    return Number.isNaN(this.extreme.push(x)) ? none : 0 - this.extreme.second
  }
}

export class Sum implements Stream {
  private readonly ring: Ring
  private missing: number
  private total = 0

  constructor(n: number) {
    this.ring = new Ring(n)
    this.missing = n - 1
  }

  push(x: number): number {
    this.total += x
    this.ring.swap(x)
    if (this.missing > 0) {
      this.missing--
      return none
    }
    const sum = this.total
    this.total -= this.ring.oldest()
    return sum
  }
}

/** Half way between the highest of one series and the lowest of another. */
export class Middle implements Stream {
  private readonly top: Extreme
  private readonly bottom: Extreme

  constructor(n: number) {
    this.top = highest(n)
    this.bottom = lowest(n)
  }

  push(high: number, low: number): number {
    return (this.top.push(high) + this.bottom.push(low)) / 2
  }
}

export class Midpoint implements Stream {
  private readonly middle: Middle

  constructor(n: number) {
    this.middle = new Middle(n)
  }

  push(x: number): number {
    return this.middle.push(x, x)
  }
}

export class Donchian implements Stream {
  private readonly top: Extreme
  private readonly bottom: Extreme
  second = none
  third = none

  constructor(n: number) {
    this.top = highest(n)
    this.bottom = lowest(n)
  }

  push(high: number, low: number): number {
    const upper = this.top.push(high)
    this.second = this.bottom.push(low)
    this.third = (upper + this.second) / 2
    return upper
  }
}

/** TA-Lib AROON: down and up. */
export class Aroon implements Stream {
  private readonly n: number
  private readonly top: Extreme
  private readonly bottom: Extreme
  second = none

  constructor(n: number) {
    this.n = n
    this.top = highest(n + 1)
    this.bottom = lowest(n + 1)
  }

  push(high: number, low: number): number {
    const ready = this.top.push(high)
    this.bottom.push(low)
    if (Number.isNaN(ready)) return none
    const factor = 100 / this.n
    this.second = factor * (this.n - this.top.second)
    return factor * (this.n - this.bottom.second)
  }
}

export class AroonOsc implements Stream {
  private readonly n: number
  private readonly top: Extreme
  private readonly bottom: Extreme

  constructor(n: number) {
    this.n = n
    this.top = highest(n + 1)
    this.bottom = lowest(n + 1)
  }

  push(high: number, low: number): number {
    const ready = this.top.push(high)
    this.bottom.push(low)
    return Number.isNaN(ready) ? none : (100 / this.n) * (this.bottom.second - this.top.second)
  }
}

/** TradingView's pivots: known `right` bars late, strictly above (sign 1) or below (-1) all its neighbours. */
export class Pivot implements Stream {
  private readonly left: number
  private readonly right: number
  private readonly sign: 1 | -1
  private readonly ring: Ring
  private seen = 0

  constructor(left: number, right: number, sign: 1 | -1) {
    this.left = left
    this.right = right
    this.sign = sign
    this.ring = new Ring(left + right + 1)
  }

  push(x: number): number {
    this.ring.swap(x)
    if (++this.seen <= this.left + this.right) return none
    const peak = this.ring.ago(this.right)
    for (let bars = 0; bars <= this.left + this.right; bars++) {
      if (bars !== this.right && this.sign * this.ring.ago(bars) >= this.sign * peak) return none
    }
    return peak
  }
}

export class PercentRank implements Stream {
  private readonly n: number
  private readonly ring: Ring
  private seen = 0

  constructor(n: number) {
    this.n = n
    this.ring = new Ring(n)
  }

  push(x: number): number {
    let below = 0
    if (++this.seen > this.n) {
      for (let at = 0; at < this.n; at++) if (this.ring.cell(at) <= x) below++
    }
    this.ring.swap(x)
    return this.seen > this.n ? (100 * below) / this.n : none
  }
}
