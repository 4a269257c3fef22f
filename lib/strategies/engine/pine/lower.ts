import { builtinCall } from './calls-other'
import type { Call, Lower, Script } from './context'
import { choose, type Flow, ifValue, loopFor, loopWhile, switchValue } from './flow'
import { inlined } from './inline'
import { builtinName, reasonFor } from './names'
import { binary, logical, truth, unary } from './operators'
import { PineRefusal, type Place } from './refusal'
import { Scopes } from './scopes'
import type { Expr } from './tree'
import {
  constant,
  isEverywhere,
  isScalar,
  isStatic,
  kindOf,
  na,
  nothing,
  numberOf,
  type Scalar,
  seen,
  text,
  type Value,
  yesNo,
} from './values'
import { frameId, Writer } from './writer'

const mostSteps = 50_000
const deepest = 250

/** Reads a script once from top to bottom and writes what each bar computes into a form. */
export class Lowering implements Lower, Flow {
  readonly writer = new Writer()
  readonly version: number
  readonly scopes: Scopes
  /** Names that are assigned anew somewhere. */
  readonly assigned: ReadonlySet<string>
  readonly notices = new Set<string>()
  readonly script: Script = {
    kind: null,
    title: '',
    capital: null,
    feeRate: null,
    slippageTicks: null,
    fillAtClose: false,
    maxEntries: 1,
    sizing: { as: 'units', value: 1 },
  }
  path: Scalar | null = null
  hint: string | null = null
  conditional = false
  readonly calling: string[] = []
  private steps = 0
  private depth = 0

  constructor(version: number, gappy: Set<string>, assigned: ReadonlySet<string>) {
    this.version = version
    this.assigned = assigned
    this.scopes = new Scopes(this.writer, gappy)
  }

  notice(sentence: string): void {
    this.notices.add(sentence)
  }

  step(place: Place): void {
    this.writer.place = place
    if (++this.steps > mostSteps)
      throw new PineRefusal(place, 'The script', 'does too much: its loops and calls take too many steps.')
  }

  deeper<T>(place: Place, read: () => T): T {
    if (++this.depth > deepest) throw new PineRefusal(place, 'The script', 'is nested too deeply here.')
    const result = read()
    this.depth--
    return result
  }

  value(expr: Expr): Value {
    this.step(expr)
    return this.deeper(expr, () => this.valueOf(expr))
  }

  private valueOf(expr: Expr): Value {
    switch (expr.kind) {
      case 'number':
        return constant(expr.value, expr.int)
      case 'text':
        return text(expr.value)
      case 'yesno':
        return yesNo(expr.value)
      case 'color':
        return nothing
      case 'name':
        return this.named(expr.name, expr)
      case 'call':
        return this.call(expr)
      case 'history':
        return this.history(expr.of, expr.bars, expr)
      case 'unary':
        return unary(this, expr.op, expr.of)
      case 'binary':
        return this.binary(expr)
      case 'choice':
        return choose(
          this,
          expr,
          () => this.value(expr.then),
          () => this.value(expr.else),
        )
      case 'tuple':
        return { is: 'tuple', items: expr.items.map((item) => this.item(item)) }
      case 'if':
        return ifValue(this, expr)
      case 'switch':
        return switchValue(this, expr)
      case 'for':
        return loopFor(this, expr)
      case 'while':
        return loopWhile(this, expr)
    }
  }

  private item(expr: Expr): Value {
    const value = this.value(expr)
    if (value.is === 'tuple') throw new PineRefusal(expr, 'A tuple', 'cannot stand inside a tuple.')
    return value
  }

  number(expr: Expr): Scalar {
    return numberOf(this.value(expr), expr, 'This value')
  }

  yesNo(expr: Expr): Scalar {
    return truth(this, this.value(expr), expr)
  }

  /** Version 6 leaves out the right side of `and` and `or` when the left decides. */
  private binary(expr: Extract<Expr, { kind: 'binary' }>): Value {
    const { op, left, right } = expr
    if (op !== 'and' && op !== 'or') return binary(this, op, this.value(left), this.value(right), expr)
    const first = this.yesNo(left)
    return logical(this, op, first, () => {
      const sometimes = this.version >= 6 && !isStatic(first)
      return this.sometimes(sometimes, () => this.yesNo(right))
    })
  }

  sometimes<T>(conditional: boolean, read: () => T): T {
    const before = this.conditional
    this.conditional = before || conditional
    const result = read()
    this.conditional = before
    return result
  }

  everyBar(place: Place, what: string): void {
    if (!this.conditional) return
    const why =
      'would not be computed exactly once on every bar here, and it remembers earlier bars; move it to a line of its own, outside.'
    throw new PineRefusal(place, what, why)
  }

  fix(value: Scalar, place: Place, what: string): number {
    if (value.known !== null) return value.known
    if (value.usual === null) {
      throw new PineRefusal(place, what, 'changes from bar to bar; here a constant or an input is needed.')
    }
    for (const name of value.inputs) {
      this.writer.fixed.add(name)
      this.notice(`The input ${name} is fixed at its default: the shape of the script depends on it.`)
    }
    return value.usual
  }

  private named(name: string, place: Place): Value {
    const variable = this.scopes.find(name)
    if (!variable) {
      const own = builtinName(this, name, place)
      if (own) return own
      throw new PineRefusal(place, name, reasonFor(name))
    }
    if (variable.frame === this.writer.frame) return variable.value
    if (isScalar(variable.value) && isEverywhere(variable.value)) return variable.value
    if (!isScalar(variable.value) && variable.value.is !== 'tuple') return variable.value
    if (variable.declared) return this.value(variable.declared)
    throw new PineRefusal(
      place,
      name,
      'changes while the script runs and cannot be asked for in another timeframe.',
    )
  }

  inFrame(minutes: number, expr: Expr): Value {
    const value = this.writer.inFrame(minutes, () => this.value(expr))
    return seen(value, frameId(minutes))
  }

  private history(of: Expr, bars: Expr, place: Place): Value {
    const back = this.number(bars)
    if (!isStatic(back)) {
      throw new PineRefusal(
        bars,
        'How far back [ ] reaches',
        'changes from bar to bar; only a constant or an input is supported.',
      )
    }
    const usual = back.usual ?? 0
    if (!Number.isInteger(usual) || usual < 0 || usual > 5_000) {
      throw new PineRefusal(
        bars,
        'How far back [ ] reaches',
        `must be a whole number from 0 to 5000, not ${usual}.`,
      )
    }
    const found = of.kind === 'name' ? this.scopes.find(of.name) : null
    const variable = found?.frame === this.writer.frame ? found : null
    const value = this.value(of)
    if (value.is === 'na' || value.is === 'nothing') return value
    if (!isScalar(value)) throw new PineRefusal(place, '[ ]', `is used on ${kindOf(value)}.`)
    const own = variable ? variable.everyBar : value.plain
    if (!own) this.everyBar(place, 'The history of this value')
    if (variable?.changes) {
      const before = this.scopes.historyOf(variable)
      if (!before) return na
      if (back.known === null)
        return this.writer.op(
          'prev',
          [before, this.writer.op('sub', [back, constant(1)], 'number')],
          value.is,
        )
      return usual === 0 ? value : this.back(before, constant(usual - 1))
    }
    return this.back(value, back)
  }

  private back(value: Scalar, bars: Scalar): Scalar {
    if (bars.known === 0) return value
    return { ...this.writer.op('prev', [value, bars], value.is), gaps: value.gaps, int: value.int }
  }

  private call(call: Call): Value {
    const own = this.scopes.functionNamed(call.name)
    if (own) return inlined(this, own, call)
    const builtin = builtinCall(call.name)
    if (!builtin) throw new PineRefusal(call, `${call.name}()`, reasonFor(call.name))
    if (call.name.startsWith('input')) return builtin(this, call)
    return this.hinted(null, () => builtin(this, call))
  }

  hinted<T>(hint: string | null, read: () => T): T {
    const before = this.hint
    this.hint = hint
    const result = read()
    this.hint = before
    return result
  }
}
