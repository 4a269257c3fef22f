/** What stands where there is no value: before the first one, and where a figure is not defined. */
export const none = Number.NaN

/**
 * One indicator, fed bar by bar. Up to five inputs, up to three outputs: `push` gives the first, the others stand
 * in `second` and `third` until the next push. An input is never `none`: who feeds a stream leaves such a bar out.
 */
export interface Stream {
  push(a: number, b: number, c: number, d: number, e: number): number
  readonly second?: number
  readonly third?: number
}

/** TA-Lib 0.4.0 takes anything below 1e-8 for zero. */
export const isZero = (x: number): boolean => x > -1e-8 && x < 1e-8
export const isZeroOrLess = (x: number): boolean => x < 1e-8

/** The last `size` values. */
export class Ring {
  private readonly cells: Float64Array
  private next = 0
  /** Whether `size` values have come in. */
  full = false

  constructor(size: number) {
    this.cells = new Float64Array(size)
  }

  /** Takes the newest value in and gives the one it pushes out. */
  swap(x: number): number {
    const at = this.next
    const old = this.cells[at] ?? none
    this.cells[at] = x
    this.next = at + 1
    if (this.next === this.cells.length) {
      this.next = 0
      this.full = true
    }
    return old
  }

  /** The value that the next `swap` pushes out. */
  oldest(): number {
    return this.cells[this.next] ?? none
  }

  /** The value of `bars` bars ago; 0 is the newest. */
  ago(bars: number): number {
    const at = this.next - 1 - bars
    return this.cells[at < 0 ? at + this.cells.length : at] ?? none
  }

  /** By place, not by age: sums over it keep the order of TA-Lib's circular buffers. */
  cell(at: number): number {
    return this.cells[at] ?? none
  }
}
