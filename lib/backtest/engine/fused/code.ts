import type { Plan } from '@/lib/strategies/engine/form/plan'
import { cells, stateNames } from './state'

type Fn = (a: number, b: number, c: number) => number

/**
 * What generated code is given besides its text: numbers, columns and functions. They never stand in the text, so forms
 * that differ only in numbers share one text. Names are made here and hold nothing of the form.
 */
export class Code {
  readonly columns: number[] = []
  private readonly numbers: ((plan: Plan) => number)[] = []
  private readonly functions: ((plan: Plan) => Fn)[] = []
  /** What the variables that live through the run begin with; they stand behind the state. */
  readonly first: number[] = []
  private readonly names = new Map<string, string>()
  private readonly declared: string[] = []
  private extra = 0

  /** A number under a key; `whole` ones may be an index. `read` finds it in a plan of the same shape. */
  number(key: string, value: number, whole = false, read: (plan: Plan) => number = () => value): string {
    return this.named(`number ${key}`, () => {
      const at = this.numbers.push(read) - 1
      return this.constant(`k${at}`, `K[${at}]${whole ? ' | 0' : ''}`)
    })
  }

  /** The column of a slot. */
  column(slot: number): string {
    return this.named(`column ${slot}`, () => {
      const at = this.columns.push(slot) - 1
      return this.constant(`x${at}`, `D.X[${at}]`)
    })
  }

  fn(key: string, make: (plan: Plan) => Fn): string {
    return this.named(`function ${key}`, () => {
      const at = this.functions.push(make) - 1
      return this.constant(`f${at}`, `D.F[${at}]`)
    })
  }

  /** A variable that lives through the run. */
  held(key: string, first: number): string {
    return this.named(`held ${key}`, () => `h${this.first.push(first) - 1}`)
  }

  /** A cell through which the loop hands a number to the decisions. */
  cell(key: string): string {
    return this.named(`cell ${key}`, () => `S[${stateNames.length + mostHeld + this.extra++}]`)
  }

  numbersOf(plan: Plan): Float64Array {
    return Float64Array.from(this.numbers, (read) => read(plan))
  }

  functionsOf(plan: Plan): Fn[] {
    return this.functions.map((make) => make(plan))
  }

  /** Constants of one function. */
  get declarations(): string {
    return this.declared.join('\n')
  }

  get loadHeld(): string {
    return this.first.map((_, at) => `let h${at} = S[${stateNames.length + at}]`).join('\n')
  }

  get storeHeld(): string {
    return this.first.map((_, at) => `S[${stateNames.length + at}] = h${at}`).join('\n')
  }

  /** The cells at the start of a run. Null when there is not room for all. */
  cellsAtStart(cash: number, used?: Float64Array): Float64Array | null {
    if (this.first.length > mostHeld || this.extra > mostCells) return null
    const start = used?.fill(0) ?? new Float64Array(stateNames.length + mostHeld + mostCells)
    start[cells.cash] = cash
    start[cells.peak] = cash
    start[cells.trough] = cash
    start.set(this.first, stateNames.length)
    return start
  }

  private constant(name: string, text: string): string {
    this.declared.push(`const ${name} = ${text}`)
    return name
  }

  private named(key: string, make: () => string): string {
    const known = this.names.get(key)
    if (known) return known
    const name = make()
    this.names.set(key, name)
    return name
  }
}

const mostHeld = 400
const mostCells = 400
