import type { Lower } from './context'
import { merge } from './merge'
import { binary, logical } from './operators'
import { PineRefusal, type Place } from './refusal'
import type { Scopes } from './scopes'
import { declareOrAssign } from './statements'
import type { Expr, For, If, Statement, Switch, While } from './tree'
import { constant, isStatic, na, type Scalar, type Value, yesNo } from './values'

const mostTurns = 2_000

/** What blocks, branches and loops need of the lowering. */
export interface Flow extends Lower {
  readonly scopes: Scopes
  readonly assigned: ReadonlySet<string>
  path: Scalar | null
  conditional: boolean
  step(place: Place): void
  deeper<T>(place: Place, read: () => T): T
  sometimes<T>(conditional: boolean, read: () => T): T
  hinted<T>(hint: string | null, read: () => T): T
}

/** The name under which a loop keeps whether the rest of a turn, or of the loop, is left out. */
const skipName = '(skip)'
const endName = '(end)'

/** A block in the scope it was given; its value is that of its last statement. */
export function run(flow: Flow, statements: Statement[]): Value {
  let last: Value = na
  for (const [at, statement] of statements.entries()) {
    flow.step(statement)
    if (statement.kind === 'break' || statement.kind === 'continue') {
      leave(flow, statement)
      return last
    }
    last = statement.kind === 'value' ? flow.value(statement.value) : declareOrAssign(flow, statement)
    const skip = flag(flow, skipName)
    if (!skip || skip.known === 0) continue
    const rest = statements.slice(at + 1)
    if (skip.known === 1 || rest.length === 0) return last
    const goOn = flow.writer.op('not', [skip], 'yesno')
    branchOn(
      flow,
      goOn,
      statement,
      () => run(flow, rest),
      () => na,
    )
    return last
  }
  return last
}

const flag = (flow: Flow, name: string): Scalar | null => {
  const value = flow.scopes.find(name)?.value
  return value?.is === 'yesno' ? value : null
}

function leave(flow: Flow, statement: Place & { kind: 'break' | 'continue' }): void {
  const [skip, end] = [flow.scopes.find(skipName), flow.scopes.find(endName)]
  if (!skip || !end) throw new PineRefusal(statement, statement.kind, 'stands outside a loop.')
  flow.scopes.assign(skip, yesNo(true))
  if (statement.kind === 'break') flow.scopes.assign(end, yesNo(true))
}

/** Reads both branches and merges what they assign. Only the branch that is taken is read when that is known. */
function branchOn(flow: Flow, when: Scalar, place: Place, then: () => Value, otherwise: () => Value): Value {
  if (when.known !== null) return flow.deeper(place, when.known === 1 ? then : otherwise)
  const { scopes, writer } = flow
  const conditional = !isStatic(when)
  const a = scopes.branch(() =>
    along(flow, when, () => flow.deeper(place, () => flow.sometimes(conditional, then))),
  )
  const not = writer.op('not', [when], 'yesno')
  const b = scopes.branch(() =>
    along(flow, not, () => flow.deeper(place, () => flow.sometimes(conditional, otherwise))),
  )
  for (const variable of new Set([...a.assigned.keys(), ...b.assigned.keys()])) {
    const [one, two] = [
      a.assigned.get(variable) ?? variable.value,
      b.assigned.get(variable) ?? variable.value,
    ]
    scopes.assign(variable, merge(writer, when, one, two, place))
  }
  return merge(writer, when, a.result, b.result, place)
}

function along<T>(flow: Flow, when: Scalar, read: () => T): T {
  const before = flow.path
  flow.path = before ? logical(flow, 'and', before, () => when) : when
  const result = read()
  flow.path = before
  return result
}

export function choose(
  flow: Flow,
  expr: Extract<Expr, { kind: 'choice' }>,
  then: () => Value,
  otherwise: () => Value,
): Value {
  return branchOn(flow, flow.yesNo(expr.when), expr, then, otherwise)
}

const block = (flow: Flow, body: Statement[]): Value => flow.scopes.within(false, () => run(flow, body))

/** An `if` without `else` gives na when it does not hold, unless it gives nothing at all. */
export function ifValue(flow: Flow, expr: If): Value {
  const when = flow.yesNo(expr.when)
  return branchOn(
    flow,
    when,
    expr,
    () => block(flow, expr.then),
    () => block(flow, expr.else),
  )
}

export function switchValue(flow: Flow, expr: Switch): Value {
  const on = expr.on ? flow.value(expr.on) : null
  const arm = (at: number): Value => {
    const one = expr.arms[at]
    if (!one) return na
    if (!one.when) return block(flow, one.body)
    const when = on ? binary(flow, '==', on, flow.value(one.when), one.when) : flow.yesNo(one.when)
    const holds = when.is === 'yesno' ? when : yesNo(false)
    return branchOn(
      flow,
      holds,
      expr,
      () => block(flow, one.body),
      () => arm(at + 1),
    )
  }
  return arm(0)
}

/** Loops are unrolled, so their bounds must be known; inputs in them are fixed. */
export function loopFor(flow: Flow, expr: For): Value {
  const from = flow.fix(flow.number(expr.from), expr.from, 'The beginning of this loop')
  const to = flow.fix(flow.number(expr.to), expr.to, 'The end of this loop')
  const step = expr.by ? Math.abs(flow.fix(flow.number(expr.by), expr.by, 'The step of this loop')) : 1
  const turns = Math.floor(Math.abs(to - from) / step) + 1
  if (!(turns <= mostTurns)) throw new PineRefusal(expr, 'This loop', `runs more than ${mostTurns} times.`)
  const way = to >= from ? step : -step
  return looped(
    flow,
    expr,
    (turn) => (turn < turns ? { index: [expr.name, from + turn * way] } : null),
    expr.body,
  )
}

export function loopWhile(flow: Flow, expr: While): Value {
  return looped(
    flow,
    expr,
    (turn) => {
      if (turn > mostTurns) throw new PineRefusal(expr, 'This loop', `runs more than ${mostTurns} times.`)
      const goesOn = flow.fix(flow.yesNo(expr.when), expr.when, 'The condition of this loop')
      return goesOn === 1 ? { index: null } : null
    },
    expr.body,
  )
}

type Turn = { index: [string, number] | null } | null

function looped(flow: Flow, place: Place, turnAt: (turn: number) => Turn, body: Statement[]): Value {
  const { scopes } = flow
  return scopes.within(false, () => {
    declareFlag(flow, endName, place)
    let last: Value = na
    for (let turn = 0; ; turn++) {
      const end = flag(flow, endName)
      if (end?.known === 1) return last
      const next = turnAt(turn)
      if (!next) return last
      const once = (): Value =>
        scopes.within(false, () => {
          declareFlag(flow, skipName, place)
          const { index } = next
          if (index) declareIndex(flow, index, place)
          return flow.sometimes(true, () => run(flow, body))
        })
      const goesOn = end && end.known === null ? flow.writer.op('not', [end], 'yesno') : yesNo(true)
      const before = last
      last = branchOn(flow, goesOn, place, once, () => before)
    }
  })
}

function declareFlag(flow: Flow, name: string, place: Place): void {
  const key = `${place.line}:${place.column} ${name}`
  flow.scopes.declare({
    name,
    key,
    value: yesNo(false),
    kept: null,
    declared: null,
    everyBar: false,
    changes: true,
  })
}

function declareIndex(flow: Flow, [name, value]: [string, number], place: Place): void {
  const key = `${place.line}:${place.column} ${name}`
  flow.scopes.declare({
    name,
    key,
    value: constant(value),
    kept: null,
    declared: null,
    everyBar: true,
    changes: false,
  })
}
