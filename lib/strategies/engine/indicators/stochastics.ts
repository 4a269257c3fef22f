import { average } from './adaptive'
import type { Line } from './averages'
import { rsi } from './momentum'
import { trueRange } from './ranges'
import { isZero, isZeroOrLess, none, Ring, type Stream } from './stream'
import { Span } from './windows'

/** Where the close lies in the range of the last n bars, 0 to 100. */
class Place {
  private readonly span: Span

  constructor(n: number) {
    this.span = new Span(n)
  }

  push(high: number, low: number, close: number): number {
    const { top, bottom } = this.span.push(high, low)
    const range = (top - bottom) / 100
    return range === 0 ? 0 : (close - bottom) / range
  }
}

/** Two lines; both begin where the slower one does. */
export class Stoch implements Stream {
  private readonly place: Place
  private readonly k: Line
  private readonly d: Line
  second = none

  constructor(fastK: number, slowK: number, kindK: number, slowD: number, kindD: number) {
    this.place = new Place(fastK)
    this.k = average(kindK, slowK)
    this.d = average(kindD, slowD)
  }

  push(high: number, low: number, close: number): number {
    this.second = none
    const raw = this.place.push(high, low, close)
    if (Number.isNaN(raw)) return none
    const k = this.k.push(raw)
    if (Number.isNaN(k)) return none
    this.second = this.d.push(k)
    return Number.isNaN(this.second) ? none : k
  }
}

export const stochf = (fastK: number, fastD: number, kindD: number): Stoch =>
  new Stoch(fastK, 1, 0, fastD, kindD)

export class StochRsi implements Stream {
  private readonly rsi: Line
  private readonly stoch: Stoch
  second = none

  constructor(n: number, fastK: number, fastD: number, kindD: number) {
    this.rsi = rsi(n)
    this.stoch = stochf(fastK, fastD, kindD)
  }

  push(x: number): number {
    const rsi = this.rsi.push(x)
    if (Number.isNaN(rsi)) return none
    const k = this.stoch.push(rsi, rsi, rsi)
    this.second = this.stoch.second
    return k
  }
}

export class Willr implements Stream {
  private readonly span: Span

  constructor(n: number) {
    this.span = new Span(n)
  }

  push(high: number, low: number, close: number): number {
    const { top, bottom } = this.span.push(high, low)
    const range = (top - bottom) / -100
    return range === 0 ? 0 : (top - close) / range
  }
}

/** TradingView's ta.stoch and ta.wpr: no value where the window has no range. */
export class TvPlace implements Stream {
  private readonly span: Span
  private readonly fromTop: boolean

  constructor(n: number, fromTop: boolean) {
    this.span = new Span(n)
    this.fromTop = fromTop
  }

  push(source: number, high: number, low: number): number {
    const { top, bottom } = this.span.push(high, low)
    if (top === bottom) return none
    return (100 * (source - (this.fromTop ? top : bottom))) / (top - bottom)
  }
}

/** Mean deviation of a value from its own mean: TA-Lib CCI, and TradingView's, which has no value without deviation. */
export class Cci implements Stream {
  private readonly n: number
  private readonly ring: Ring
  private readonly flat: number

  constructor(n: number, flat: number) {
    this.n = n
    this.ring = new Ring(n)
    this.flat = flat
  }

  push(x: number): number {
    const { n, ring } = this
    ring.swap(x)
    if (!ring.full) return none
    let sum = 0
    for (let at = 0; at < n; at++) sum += ring.cell(at)
    const mean = sum / n
    let deviation = 0
    for (let at = 0; at < n; at++) deviation += Math.abs(ring.cell(at) - mean)
    const off = x - mean
    if (deviation === 0) return this.flat
    return off === 0 ? 0 : off / (0.015 * (deviation / n))
  }
}

export class TypicalCci implements Stream {
  private readonly cci: Cci

  constructor(n: number) {
    this.cci = new Cci(n, 0)
  }

  push(high: number, low: number, close: number): number {
    return this.cci.push((high + low + close) / 3)
  }
}

export class Bop implements Stream {
  push(open: number, high: number, low: number, close: number): number {
    const range = high - low
    return isZeroOrLess(range) ? 0 : (close - open) / range
  }
}

/** Sums of buying pressure and of true range over one length, as TA-Lib runs them. */
class Pressure {
  private readonly n: number
  private readonly pressures: Ring
  private readonly ranges: Ring
  pressure = 0
  range = 0

  constructor(n: number) {
    this.n = n
    this.pressures = new Ring(n)
    this.ranges = new Ring(n)
  }

  /** `bar` counts from 1; nothing is added before the bar `start - n + 1`. */
  add(pressure: number, range: number, bar: number, start: number): void {
    if (bar < start - this.n + 1) return
    this.pressures.swap(pressure)
    this.ranges.swap(range)
    this.pressure += pressure
    this.range += range
  }

  share(): number {
    const share = isZero(this.range) ? 0 : this.pressure / this.range
    this.pressure -= this.pressures.oldest()
    this.range -= this.ranges.oldest()
    return share
  }
}

export class Ultosc implements Stream {
  private readonly sums: [Pressure, Pressure, Pressure]
  private readonly start: number
  private bar = -1
  private before = none

  constructor(a: number, b: number, c: number) {
    const [short = a, middle = b, long = c] = [a, b, c].sort((x, y) => x - y)
    this.sums = [new Pressure(short), new Pressure(middle), new Pressure(long)]
    this.start = long
  }

  push(high: number, low: number, close: number): number {
    const before = this.before
    this.before = close
    if (++this.bar === 0) return none
    const pressure = close - Math.min(low, before)
    const range = trueRange(high, low, before)
    for (const sum of this.sums) sum.add(pressure, range, this.bar, this.start)
    if (this.bar < this.start) return none
    const [short, middle, long] = this.sums
    const weighted = 4 * short.share() + 2 * middle.share() + long.share()
    return 100 * (weighted / 7)
  }
}
