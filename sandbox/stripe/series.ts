import type { Kept } from './rows'

/** Rows in the order in which they were made, found again by binary search. */
export class Series {
  private readonly ids: string[] = []
  private readonly rowOf: (id: string) => Kept | undefined

  constructor(rowOf: (id: string) => Kept | undefined) {
    this.rowOf = rowOf
  }

  get size(): number {
    return this.ids.length
  }

  add(row: Kept) {
    const last = this.ids.at(-1)
    if (last === undefined || this.seq(last) < row.seq) this.ids.push(row.id)
    else this.ids.splice(this.place(row.seq), 0, row.id)
  }

  remove(row: Kept) {
    const at = this.place(row.seq)
    if (this.ids[at] === row.id) this.ids.splice(at, 1)
  }

  *newest(below = Number.POSITIVE_INFINITY): Generator<Kept> {
    for (let at = this.place(below) - 1; at >= 0; at--) {
      const row = this.rowOf(this.ids[at] ?? '')
      if (row) yield row
    }
  }

  *oldest(above = -1): Generator<Kept> {
    for (let at = this.place(above + 1); at < this.ids.length; at++) {
      const row = this.rowOf(this.ids[at] ?? '')
      if (row) yield row
    }
  }

  private seq(id: string): number {
    return this.rowOf(id)?.seq ?? -1
  }

  /** Where the first row of at least this number stands. */
  private place(seq: number): number {
    let [low, high] = [0, this.ids.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.seq(this.ids[middle] ?? '') < seq) low = middle + 1
      else high = middle
    }
    return low
  }
}
