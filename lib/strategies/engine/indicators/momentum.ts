import { Ema, type Line, rma } from './averages'
import { isZero, none, Ring, type Stream } from './stream'

/** Wilder's averages of rises and falls as TA-Lib keeps them; the first value after n changes. */
class Moves {
  private readonly n: number
  private seen = -1
  private before = none
  rise = 0
  fall = 0

  constructor(n: number) {
    this.n = n
  }

  /** False while there are not n changes yet. */
  push(x: number): boolean {
    const { n } = this
    const change = x - this.before
    this.before = x
    this.seen++
    if (this.seen === 0) return false
    if (this.seen > n) {
      this.rise *= n - 1
      this.fall *= n - 1
    }
    if (change < 0) this.fall -= change
    else this.rise += change
    if (this.seen < n) return false
    this.rise /= n
    this.fall /= n
    return true
  }
}

/** A share of all movement, in per cent; 0 where nothing moved. */
class ShareOfMoves implements Stream {
  private readonly moves: Moves
  private readonly part: (rise: number, fall: number) => number

  constructor(n: number, part: (rise: number, fall: number) => number) {
    this.moves = new Moves(n)
    this.part = part
  }

  push(x: number): number {
    const { moves } = this
    if (!moves.push(x)) return none
    const { rise, fall } = moves
    return isZero(rise + fall) ? 0 : 100 * (this.part(rise, fall) / (rise + fall))
  }
}

export const rsi = (n: number): Line => new ShareOfMoves(n, (rise) => rise)

export const cmo = (n: number): Line => new ShareOfMoves(n, (rise, fall) => rise - fall)

/** TA-Lib MACD: the fast average is seeded where the slow one ends; nothing before the first signal. */
export class Macd implements Stream {
  private readonly fast: Ema
  private readonly slow: Ema
  private readonly signal: Ema
  private wait: number
  second = none
  third = none

  constructor(a: number, b: number, signal: number) {
    const [fast, slow] = a > b ? [b, a] : [a, b]
    this.fast = new Ema(fast)
    this.slow = new Ema(slow)
    this.signal = new Ema(signal)
    this.wait = slow - fast
  }

  push(x: number): number {
    const slow = this.slow.push(x)
    if (this.wait > 0) {
      this.wait--
      return none
    }
    const fast = this.fast.push(x)
    if (Number.isNaN(slow)) return none
    const macd = fast - slow
    this.second = this.signal.push(macd)
    if (Number.isNaN(this.second)) return none
    this.third = macd - this.second
    return macd
  }
}

/** TradingView's ta.macd: each average seeded by its own first values; the line stands before its signal. */
export class TvMacd implements Stream {
  private readonly fast: Line
  private readonly slow: Line
  private readonly signal: Line
  second = none
  third = none

  constructor(fast: number, slow: number, signal: number) {
    this.fast = new Ema(fast)
    this.slow = new Ema(slow)
    this.signal = new Ema(signal)
  }

  push(x: number): number {
    const fast = this.fast.push(x)
    const slow = this.slow.push(x)
    const macd = fast - slow
    if (Number.isNaN(macd)) return none
    this.second = this.signal.push(macd)
    this.third = macd - this.second
    return macd
  }
}

export class TvRsi implements Stream {
  private readonly up: Line
  private readonly down: Line
  private before = none

  constructor(n: number) {
    this.up = rma(n)
    this.down = rma(n)
  }

  push(x: number): number {
    const change = x - this.before
    this.before = x
    if (Number.isNaN(change)) return none
    const up = this.up.push(Math.max(change, 0))
    const down = this.down.push(Math.max(-change, 0))
    if (Number.isNaN(up)) return none
    if (down === 0) return 100
    return up === 0 ? 0 : 100 - 100 / (1 + up / down)
  }
}

/** TradingView's ta.cmo: plain sums of the last n rises and falls; no value where nothing moved. */
export class TvCmo implements Stream {
  private readonly n: number
  private readonly changes: Ring
  private before = none

  constructor(n: number) {
    this.n = n
    this.changes = new Ring(n)
  }

  push(x: number): number {
    const change = x - this.before
    this.before = x
    if (!Number.isNaN(change)) this.changes.swap(change)
    if (!this.changes.full) return none
    let up = 0
    let down = 0
    for (let bars = this.n - 1; bars >= 0; bars--) {
      const change = this.changes.ago(bars)
      if (change > 0) up += change
      else down -= change
    }
    return up + down === 0 ? none : (100 * (up - down)) / (up + down)
  }
}
