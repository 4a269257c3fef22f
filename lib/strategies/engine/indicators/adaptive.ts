import { Chain, Dema, Ema, type Line, Sma, Smoothed, Tema, trima, Wma } from './averages'
import { isZero, none, Ring, type Stream } from './stream'

const slowest = 2 / 31
const spread = 2 / 3 - slowest

/** TA-Lib KAMA, with its comparison of a signed change with the sum of absolute ones. */
export class Kama implements Stream {
  private readonly n: number
  private readonly ring: Ring
  private seen = 0
  private before = 0
  private path = 0
  private value = 0
  private trailing = 0

  constructor(n: number) {
    this.n = n
    this.ring = new Ring(n)
  }

  push(x: number): number {
    const before = this.before
    this.before = x
    const old = this.ring.swap(x)
    this.seen++
    if (this.seen <= this.n) {
      if (this.seen > 1) this.path += Math.abs(before - x)
      return none
    }
    if (this.seen === this.n + 1) {
      this.path += Math.abs(before - x)
      this.value = before
    } else {
      this.path -= Math.abs(this.trailing - old)
      this.path += Math.abs(x - before)
    }
    this.trailing = old
    const change = x - old
    const ratio = this.path <= change || isZero(this.path) ? 1 : Math.abs(change / this.path)
    const k = ratio * spread + slowest
    this.value = (x - this.value) * (k * k) + this.value
    return this.value
  }
}

/** TA-Lib T3: six averages and a volume factor. */
export class T3 implements Stream {
  private readonly lines: Line[]
  private readonly values = new Float64Array(6)
  private readonly c: [number, number, number, number]

  constructor(n: number, v: number) {
    this.lines = Array.from({ length: 6 }, () => new Smoothed(n, 2 / (n + 1)))
    const square = v * v
    const c1 = -(square * v)
    this.c = [c1, 3 * (square - c1), -6 * square - 3 * (v - c1), 1 + 3 * v - c1 + 3 * square]
  }

  push(x: number): number {
    let value = x
    for (let i = 0; i < 6; i++) {
      value = this.lines[i]?.push(value) ?? none
      if (Number.isNaN(value)) return none
      this.values[i] = value
    }
    const [c1, c2, c3, c4] = this.c
    const [, , e3 = none, e4 = none, e5 = none, e6 = none] = this.values
    return c1 * e6 + c2 * e5 + c3 * e4 + c4 * e3
  }
}

/** The kinds of average that some indicators take as a parameter: how to open one, and its bars before the first value. */
const kinds = {
  SMA: { open: (n: number): Line => new Sma(n), lag: (n: number) => n - 1 },
  EMA: { open: (n: number): Line => new Ema(n), lag: (n: number) => n - 1 },
  WMA: { open: (n: number): Line => new Wma(n), lag: (n: number) => n - 1 },
  DEMA: { open: (n: number): Line => new Dema(n), lag: (n: number) => 2 * (n - 1) },
  TEMA: { open: (n: number): Line => new Tema(n), lag: (n: number) => 3 * (n - 1) },
  TRIMA: { open: trima, lag: (n: number) => n - 1 },
  KAMA: { open: (n: number): Line => new Kama(n), lag: (n: number) => n },
  T3: { open: (n: number): Line => new T3(n, 0.7), lag: (n: number) => 6 * (n - 1) },
}

export const averageKinds: string[] = Object.keys(kinds)
const list = Object.values(kinds)

/** `kind` is a place in `averageKinds`. A length of 1 changes nothing, whatever the kind. */
export const average = (kind: number, n: number): Line =>
  n === 1 ? new Chain() : (list[kind] ?? kinds.SMA).open(n)

export const averageLag = (kind: number, n: number): number =>
  n === 1 ? 0 : (list[kind] ?? kinds.SMA).lag(n)
