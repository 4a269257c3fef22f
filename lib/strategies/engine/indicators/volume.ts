import { Sma } from './averages'
import { none, Ring, type Stream } from './stream'

export class Obv implements Stream {
  private before = none
  private total = 0

  push(close: number, volume: number): number {
    if (Number.isNaN(this.before)) this.total = volume
    else if (close > this.before) this.total += volume
    else if (close < this.before) this.total -= volume
    this.before = close
    return this.total
  }
}

/** TradingView's ta.obv: the first bar has no change, so the sum begins at 0. */
export class TvObv implements Stream {
  private before = none
  private total = 0

  push(close: number, volume: number): number {
    if (close > this.before) this.total += volume
    else if (close < this.before) this.total -= volume
    this.before = close
    return this.total
  }
}

export class Ad implements Stream {
  private total = 0

  push(high: number, low: number, close: number, volume: number): number {
    const range = high - low
    if (range > 0) this.total += ((close - low - (high - close)) / range) * volume
    return this.total
  }
}

export class Adosc implements Stream {
  private readonly ad = new Ad()
  private readonly fastK: number
  private readonly slowK: number
  private missing: number
  private fast = none
  private slow = none

  constructor(fast: number, slow: number) {
    this.fastK = 2 / (fast + 1)
    this.slowK = 2 / (slow + 1)
    this.missing = Math.max(fast, slow) - 1
  }

  push(high: number, low: number, close: number, volume: number): number {
    const ad = this.ad.push(high, low, close, volume)
    const first = Number.isNaN(this.fast)
    this.fast = first ? ad : this.fastK * ad + (1 - this.fastK) * this.fast
    this.slow = first ? ad : this.slowK * ad + (1 - this.slowK) * this.slow
    if (this.missing > 0) {
      this.missing--
      return none
    }
    return this.fast - this.slow
  }
}

/** Money that flowed in and out over the last n bars, as running sums. */
class Flow {
  private readonly ins: Ring
  private readonly outs: Ring
  in = 0
  out = 0

  constructor(n: number) {
    this.ins = new Ring(n)
    this.outs = new Ring(n)
  }

  get full(): boolean {
    return this.ins.full
  }

  push(money: number, change: number): void {
    this.in -= this.ins.oldest()
    this.out -= this.outs.oldest()
    const [into, outOf] = [change > 0 ? money : 0, change < 0 ? money : 0]
    this.ins.swap(into)
    this.outs.swap(outOf)
    this.in += into
    this.out += outOf
  }
}

/** TA-Lib MFI: 0 where less than 1.0 of money flowed. */
export class Mfi implements Stream {
  private readonly flow: Flow
  private before = none

  constructor(n: number) {
    this.flow = new Flow(n)
  }

  push(high: number, low: number, close: number, volume: number): number {
    const typical = (high + low + close) / 3
    const change = typical - this.before
    this.before = typical
    if (!Number.isNaN(change)) this.flow.push(typical * volume, change)
    if (!this.flow.full) return none
    const both = this.flow.in + this.flow.out
    return both < 1 ? 0 : 100 * (this.flow.in / both)
  }
}

/** TradingView's ta.mfi as the manual prints it: the first bar, which has no change, counts on both sides. */
export class TvMfi implements Stream {
  private readonly n: number
  private readonly ins: Ring
  private readonly outs: Ring
  private before = none

  constructor(n: number) {
    this.n = n
    this.ins = new Ring(n)
    this.outs = new Ring(n)
  }

  push(source: number, volume: number): number {
    const change = source - this.before
    this.before = source
    this.ins.swap(change <= 0 ? 0 : source * volume)
    this.outs.swap(change >= 0 ? 0 : source * volume)
    if (!this.ins.full) return none
    let into = 0
    let outOf = 0
    for (let bars = this.n - 1; bars >= 0; bars--) {
      into += this.ins.ago(bars)
      outOf += this.outs.ago(bars)
    }
    return 100 - 100 / (1 + into / outOf)
  }
}

export class Vwma implements Stream {
  private readonly moneys: Sma
  private readonly volumes: Sma

  constructor(n: number) {
    this.moneys = new Sma(n)
    this.volumes = new Sma(n)
  }

  push(x: number, volume: number): number {
    const money = this.moneys.push(x * volume)
    const mean = this.volumes.push(volume)
    return mean === 0 ? none : money / mean
  }
}

const dayMs = 86_400_000

/** Anchored to the UTC day of the bar; no value while nothing was traded in it. */
export class Vwap implements Stream {
  private day = none
  private money = 0
  private volume = 0

  push(time: number, x: number, volume: number): number {
    const day = Math.floor(time / dayMs)
    if (day !== this.day) {
      this.day = day
      this.money = 0
      this.volume = 0
    }
    this.money += x * volume
    this.volume += volume
    return this.volume === 0 ? none : this.money / this.volume
  }
}
