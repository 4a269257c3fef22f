export interface Place {
  line: number
  column: number
}

/** A script that is not taken, with the place, what stands there and why. Lines and columns count from 1. */
export class PineRefusal extends Error {
  readonly line: number
  readonly column: number
  readonly what: string
  readonly reason: string

  constructor({ line, column }: Place, what: string, reason: string) {
    super(`Line ${line}, column ${column}: ${what} ${reason}`)
    this.name = 'PineRefusal'
    this.line = line
    this.column = column
    this.what = what
    this.reason = reason
  }
}
