import { average } from './adaptive'
import { Chain, Ema, type Line } from './averages'
import { isZero, none, Ring, type Stream } from './stream'

type Compare = (now: number, then: number) => number

/** Today against n bars ago. */
export class Against implements Stream {
  private readonly ring: Ring
  private readonly compare: Compare
  private missing: number

  constructor(n: number, compare: Compare) {
    this.ring = new Ring(n)
    this.compare = compare
    this.missing = n
  }

  push(x: number): number {
    const then = this.ring.swap(x)
    if (this.missing > 0) {
      this.missing--
      return none
    }
    return this.compare(x, then)
  }
}

export const mom: Compare = (now, then) => now - then
export const roc: Compare = (now, then) => (then === 0 ? 0 : (now / then - 1) * 100)
export const rocp: Compare = (now, then) => (then === 0 ? 0 : (now - then) / then)
export const tvRoc: Compare = (now, then) => (then === 0 ? none : (100 * (now - then)) / then)

export const trix = (n: number): Line => new Chain(new Ema(n), new Ema(n), new Ema(n), new Against(1, roc))

/** TA-Lib PPO and APO: two averages of one kind, their difference in per cent of the slow one or as it is. */
export class TwoAverages implements Stream {
  private readonly fast: Line
  private readonly slow: Line
  private readonly percent: boolean

  constructor(a: number, b: number, kind: number, percent: boolean) {
    this.fast = average(kind, Math.min(a, b))
    this.slow = average(kind, Math.max(a, b))
    this.percent = percent
  }

  push(x: number): number {
    const fast = this.fast.push(x)
    const slow = this.slow.push(x)
    if (!this.percent) return fast - slow
    if (Number.isNaN(slow)) return none
    return isZero(slow) ? 0 : ((fast - slow) / slow) * 100
  }
}

/** All of the last n steps in one direction: 1, else 0. */
export class Steady implements Stream {
  private readonly n: number
  private readonly sign: 1 | -1
  private readonly ring: Ring
  private missing: number

  constructor(n: number, sign: 1 | -1) {
    this.n = n
    this.sign = sign
    this.ring = new Ring(n)
    this.missing = n
  }

  push(x: number): number {
    let steady = 1
    for (let at = 0; at < this.n; at++) if (this.sign * this.ring.cell(at) >= this.sign * x) steady = 0
    this.ring.swap(x)
    if (this.missing > 0) {
      this.missing--
      return none
    }
    return steady
  }
}
