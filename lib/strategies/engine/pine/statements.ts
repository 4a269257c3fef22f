import type { Lower } from './context'
import { binary, truth } from './operators'
import { PineRefusal, type Place } from './refusal'
import type { Scopes } from './scopes'
import type { Assign, Declare, Define, Expr } from './tree'
import { constant, isScalar, kindOf, nothing, numberOf, type Scalar, type Value, yesNo } from './values'

interface Flow extends Lower {
  readonly scopes: Scopes
  readonly conditional: boolean
  readonly assigned: ReadonlySet<string>
  hinted<T>(hint: string | null, read: () => T): T
}

export function declareOrAssign(flow: Flow, statement: Declare | Assign | Define): Value {
  switch (statement.kind) {
    case 'declare':
      return declare(flow, statement)
    case 'assign':
      return assign(flow, statement)
    case 'define':
      return define(flow, statement)
  }
}

function define(flow: Flow, statement: Define): Value {
  if (flow.scopes.depth > 1)
    throw new PineRefusal(statement, `${statement.name}()`, 'must be defined outside every block.')
  if (flow.scopes.functionNamed(statement.name)) {
    throw new PineRefusal(
      statement,
      `${statement.name}()`,
      'is defined a second time; overloads are not supported.',
    )
  }
  flow.scopes.define(statement)
  return nothing
}

function declare(flow: Flow, statement: Declare): Value {
  const [name = '_', ...others] = statement.names
  const tuple = others.length > 0 || (statement.names.length === 1 && statement.value.kind === 'tuple')
  const value = flow.hinted(tuple ? null : name, () => flow.value(statement.value))
  if (!tuple) {
    if (value.is === 'tuple') {
      const count = value.items.length
      throw new PineRefusal(
        statement,
        name,
        `is one name for ${count} values; write [a, b] = with ${count} names.`,
      )
    }
    return put(flow, statement, name, typed(flow, value, statement.type, statement), statement.value)
  }
  const items = value.is === 'tuple' ? value.items : []
  if (items.length !== statement.names.length) {
    const given = value.is === 'tuple' ? `${items.length} values` : kindOf(value)
    throw new PineRefusal(statement, 'This tuple', `has ${statement.names.length} names for ${given}.`)
  }
  for (const [at, one] of statement.names.entries()) {
    if (one !== '_') put(flow, statement, one, items[at] ?? nothing, null)
  }
  return value
}

function put(flow: Flow, statement: Declare, name: string, value: Value, expr: Expr | null): Value {
  const { scopes } = flow
  const key = `${statement.line}:${statement.column} ${name}`
  if (scopes.isDeclaredHere(name))
    throw new PineRefusal(statement, name, 'is declared a second time; := assigns anew.')
  const everyBar = !flow.conditional
  const changes = statement.keeps || flow.assigned.has(name)
  if (!statement.keeps || !isScalar(value)) {
    const declared = changes || !everyBar ? null : expr
    scopes.declare({ name, key, value, kept: null, declared, everyBar, changes })
    return value
  }
  flow.everyBar(statement, `var ${name}`)
  const kept = scopes.keep(value.is, key, value)
  const begun: Scalar = { ...kept.value, gaps: kept.value.gaps, int: value.int }
  scopes.declare({ name, key, value: begun, kept, declared: null, everyBar, changes })
  return begun
}

/** A value as its declared type takes it. */
function typed(flow: Flow, value: Value, type: string | null, place: Place): Value {
  switch (type) {
    case 'bool':
      return truth(flow, value, place)
    case 'int':
    case 'float': {
      if (value.is === 'na') return { ...constant(Number.NaN), int: type === 'int' }
      const number = numberOf(value, place, 'This value')
      return type === 'float' ? { ...number, int: false } : number
    }
    case null:
      return value
    default:
      return value.is === 'na' ? nothing : value
  }
}

function assign(flow: Flow, statement: Assign): Value {
  const { scopes } = flow
  const variable = scopes.findToAssign(statement.name)
  if (variable === 'outside') {
    throw new PineRefusal(
      statement,
      statement.name,
      'lies outside the function, and a function cannot change it.',
    )
  }
  if (!variable)
    throw new PineRefusal(statement, statement.name, 'is assigned with := before it is declared with =.')
  const given = flow.value(statement.value)
  const value = statement.op ? binary(flow, statement.op, variable.value, given, statement) : given
  const fitting = fitted(flow, variable.value, value, statement)
  scopes.assign(variable, fitting)
  return fitting
}

/** A variable keeps its kind. */
function fitted(flow: Flow, before: Value, value: Value, statement: Assign): Value {
  if (!isScalar(before)) return value.is === 'na' && before.is !== 'na' ? before : value
  if (value.is === 'na') return before.is === 'yesno' ? yesNo(false) : { ...constant(Number.NaN), gaps: true }
  if (before.is === 'yesno') return truth(flow, value, statement)
  return numberOf(value, statement, `What ${statement.name} is assigned`)
}
