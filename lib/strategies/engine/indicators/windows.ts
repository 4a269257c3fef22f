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
  private total = 0

  constructor(n: number) {
    this.ring = new Ring(n)
  }

  push(x: number): number {
    this.total += x
    this.ring.swap(x)
    if (!this.ring.full) return none
    const sum = this.total
    this.total -= this.ring.oldest()
    return sum
  }
}

/** The highest of one series and the lowest of another over the last n bars, and how many bars ago they were. */
export class Span {
  private readonly highest: Extreme
  private readonly lowest: Extreme
  top = none
  bottom = none

  constructor(n: number) {
    this.highest = highest(n)
    this.lowest = lowest(n)
  }

  push(high: number, low: number): this {
    this.top = this.highest.push(high)
    this.bottom = this.lowest.push(low)
    return this
  }

  get barsSinceTop(): number {
    return this.highest.second
  }

  get barsSinceBottom(): number {
    return this.lowest.second
  }
}

/** Half way between the highest of one series and the lowest of another. */
export class Middle implements Stream {
  private readonly span: Span

  constructor(n: number) {
    this.span = new Span(n)
  }

  push(high: number, low: number): number {
    const { top, bottom } = this.span.push(high, low)
    return (top + bottom) / 2
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
  private readonly span: Span
  second = none
  third = none

  constructor(n: number) {
    this.span = new Span(n)
  }

  push(high: number, low: number): number {
    const { top, bottom } = this.span.push(high, low)
    this.second = bottom
    this.third = (top + bottom) / 2
    return top
  }
}

/** TA-Lib AROON: down and up. */
export class Aroon implements Stream {
  private readonly n: number
  private readonly span: Span
  second = none

  constructor(n: number) {
    this.n = n
    this.span = new Span(n + 1)
  }

  push(high: number, low: number): number {
    const { top, barsSinceTop, barsSinceBottom } = this.span.push(high, low)
    if (Number.isNaN(top)) return none
    const factor = 100 / this.n
    this.second = factor * (this.n - barsSinceTop)
    return factor * (this.n - barsSinceBottom)
  }
}

export class AroonOsc implements Stream {
  private readonly n: number
  private readonly span: Span

  constructor(n: number) {
    this.n = n
    this.span = new Span(n + 1)
  }

  push(high: number, low: number): number {
    const { top, barsSinceTop, barsSinceBottom } = this.span.push(high, low)
    return Number.isNaN(top) ? none : (100 / this.n) * (barsSinceBottom - barsSinceTop)
  }
}

/** TradingView's pivots: known `right` bars late, strictly above (sign 1) or below (-1) all its neighbours. */
export class Pivot implements Stream {
  private readonly left: number
  private readonly right: number
  private readonly sign: 1 | -1
  private readonly ring: Ring

  constructor(left: number, right: number, sign: 1 | -1) {
    this.left = left
    this.right = right
    this.sign = sign
    this.ring = new Ring(left + right + 1)
  }

  push(x: number): number {
    this.ring.swap(x)
    if (!this.ring.full) return none
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

  constructor(n: number) {
    this.n = n
    this.ring = new Ring(n)
  }

  push(x: number): number {
    const { n, ring } = this
    const ready = ring.full
    let below = 0
    for (let at = 0; at < n; at++) if (ring.cell(at) <= x) below++
    ring.swap(x)
    return ready ? (100 * below) / n : none
  }
}
