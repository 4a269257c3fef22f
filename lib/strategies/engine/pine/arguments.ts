import type { Call, Lower } from './context'
import { PineRefusal, type Place } from './refusal'
import type { Expr } from './tree'
import { isStatic, na, numberOf, type Scalar, textOf, type Value } from './values'

/** The arguments of a call by the names of the manual. */
export class Arguments {
  private readonly lower: Lower
  private readonly call: Call
  private readonly found = new Map<string, Expr>()

  constructor(lower: Lower, call: Call, names: string[]) {
    this.lower = lower
    this.call = call
    for (const [at, { name, value }] of call.args.entries()) {
      const own = name ?? names[at]
      if (own === undefined)
        throw this.refuse(value, `${call.name} takes`, `at most ${names.length} arguments.`)
      if (!names.includes(own)) throw this.refuse(value, `${call.name} has`, `no argument ${own}.`)
      if (this.found.has(own)) throw this.refuse(value, `${call.name} is`, `given ${own} twice.`)
      this.found.set(own, value)
    }
  }

  has(name: string): boolean {
    const expr = this.found.get(name)
    return expr !== undefined && !(expr.kind === 'name' && expr.name === 'na')
  }

  expr(name: string): Expr {
    const expr = this.found.get(name)
    if (!expr) throw this.refuse(this.call, this.call.name, `needs ${name}.`)
    return expr
  }

  value(name: string): Value {
    return this.has(name) ? this.lower.value(this.expr(name)) : na
  }

  number(name: string): Scalar {
    const expr = this.expr(name)
    return numberOf(this.lower.value(expr), expr, `${name} of ${this.call.name}`)
  }

  /** A series that an indicator may take in: it has no holes. */
  source(name: string): Scalar {
    const value = this.number(name)
    if (!value.gaps) return value
    const why =
      'can be na between two bars, and how it would be skipped is not defined; wrap it in nz() or fixnan().'
    throw this.refuse(this.expr(name), `${name} of ${this.call.name}`, why)
  }

  /** A number that is the same on every bar. */
  setting(name: string): Scalar {
    const value = this.number(name)
    if (isStatic(value)) return value
    const why = 'changes from bar to bar; here only a constant or an input is supported.'
    throw this.refuse(this.expr(name), `${name} of ${this.call.name}`, why)
  }

  text(name: string): string {
    const expr = this.expr(name)
    return textOf(this.lower.value(expr), expr, `${name} of ${this.call.name}`)
  }

  /** True or false, known while the script is read. */
  flag(name: string, usual: boolean): boolean {
    if (!this.has(name)) return usual
    const expr = this.expr(name)
    return this.lower.fix(this.lower.yesNo(expr), expr, `${name} of ${this.call.name}`) === 1
  }

  /** A number that is known while the script is read. */
  fixed(name: string): number {
    const expr = this.expr(name)
    return this.lower.fix(this.number(name), expr, `${name} of ${this.call.name}`)
  }

  place(name: string): Place {
    return this.found.get(name) ?? this.call
  }

  refuse(place: Place, what: string, reason: string): PineRefusal {
    return new PineRefusal(place, what, reason)
  }
}
