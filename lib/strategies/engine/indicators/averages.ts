import { none, Ring, type Stream } from './stream'

/** One value in, one value out: what composed indicators are made of. */
export interface Line {
  push(x: number): number
}

/** TA-Lib SMA: a running total. */
export class Sma implements Stream {
  private readonly n: number
  private readonly ring: Ring
  private total = 0

  constructor(n: number) {
    this.n = n
    this.ring = new Ring(n)
  }

  push(x: number): number {
    this.total += x
    this.ring.swap(x)
    if (!this.ring.full) return none
    const mean = this.total / this.n
    this.total -= this.ring.oldest()
    return mean
  }
}

/** An average that begins with the mean of the first n values; `next` says how it goes on. */
abstract class Seeded implements Stream {
  private readonly n: number
  private seen = 0
  protected value = 0

  constructor(n: number) {
    this.n = n
  }

  protected abstract next(x: number): number

  push(x: number): number {
    if (this.seen >= this.n) {
      this.value = this.next(x)
      return this.value
    }
    this.value += x
    this.seen++
    if (this.seen < this.n) return none
    this.value /= this.n
    return this.value
  }
}

/** TA-Lib EMA. */
export class Ema extends Seeded {
  private readonly k: number

  constructor(n: number) {
    super(n)
    this.k = 2 / (n + 1)
  }

  protected next(x: number): number {
    return (x - this.value) * this.k + this.value
  }
}

/** k*x + (1-k)*before, which rounds in another way than `Ema`: TA-Lib's T3 and TradingView's averages. */
export class Smoothed extends Seeded {
  private readonly k: number
  private readonly keep: number

  constructor(n: number, k: number) {
    super(n)
    this.k = k
    this.keep = 1 - k
  }

  protected next(x: number): number {
    return this.k * x + this.keep * this.value
  }
}

export const rma = (n: number): Smoothed => new Smoothed(n, 1 / n)

/** The sample code of TradingView's manual for ta.ema: the first value is the first price. */
export class EmaFirst implements Stream {
  private readonly k: number
  private value = none

  constructor(n: number) {
    this.k = 2 / (n + 1)
  }

  push(x: number): number {
    this.value = Number.isNaN(this.value) ? x : this.k * x + (1 - this.k) * this.value
    return this.value
  }
}

/** TA-Lib WMA: running sums. */
export class Wma implements Stream {
  private readonly n: number
  private readonly divider: number
  private readonly ring: Ring
  private seen = 0
  private sum = 0
  private weighted = 0
  private trailing = 0

  constructor(n: number) {
    this.n = n
    this.divider = (n * (n + 1)) / 2
    this.ring = new Ring(n)
  }

  push(x: number): number {
    this.ring.swap(x)
    this.seen++
    this.sum += x
    if (this.seen < this.n) {
      this.weighted += x * this.seen
      return none
    }
    this.sum -= this.trailing
    this.weighted += x * this.n
    this.trailing = this.ring.oldest()
    const value = this.weighted / this.divider
    this.weighted -= this.sum
    return value
  }
}

/** One line after another; each begins where the one before it has its first value. */
export class Chain implements Line {
  private readonly lines: Line[]

  constructor(...lines: Line[]) {
    this.lines = lines
  }

  push(x: number): number {
    let value = x
    for (const line of this.lines) {
      value = line.push(value)
      if (Number.isNaN(value)) return none
    }
    return value
  }
}

export class Dema implements Stream {
  private readonly one: Ema
  private readonly two: Ema

  constructor(n: number) {
    this.one = new Ema(n)
    this.two = new Ema(n)
  }

  push(x: number): number {
    const one = this.one.push(x)
    if (Number.isNaN(one)) return none
    return 2 * one - this.two.push(one)
  }
}

export class Tema implements Stream {
  private readonly one: Ema
  private readonly two: Ema
  private readonly three: Ema

  constructor(n: number) {
    this.one = new Ema(n)
    this.two = new Ema(n)
    this.three = new Ema(n)
  }

  push(x: number): number {
    const one = this.one.push(x)
    if (Number.isNaN(one)) return none
    const two = this.two.push(one)
    if (Number.isNaN(two)) return none
    return this.three.push(two) + (3 * one - 3 * two)
  }
}

/** A mean of means; an even length takes n/2 and n/2 + 1. */
export const trima = (n: number): Line =>
  n % 2 === 1
    ? new Chain(new Sma((n + 1) / 2), new Sma((n + 1) / 2))
    : new Chain(new Sma(n / 2), new Sma(n / 2 + 1))

/** TradingView's ta.hma. */
export class Hma implements Stream {
  private readonly half: Wma
  private readonly whole: Wma
  private readonly last: Wma

  constructor(n: number) {
    this.half = new Wma(Math.floor(n / 2))
    this.whole = new Wma(n)
    this.last = new Wma(Math.floor(Math.sqrt(n)))
  }

  push(x: number): number {
    const half = this.half.push(x)
    const whole = this.whole.push(x)
    return Number.isNaN(whole) ? none : this.last.push(2 * half - whole)
  }
}
