import type { Token } from './lexer'
import { parseExpression } from './parse-expression'
import { PineRefusal } from './refusal'
import { Tokens } from './tokens'
import type { Define, Expr, For, If, Statement, Switch } from './tree'

const types = new Set([
  'int',
  'float',
  'bool',
  'string',
  'color',
  'line',
  'label',
  'box',
  'table',
  'linefill',
])
const qualifiers = new Set(['const', 'input', 'simple', 'series'])
const unsupported = new Map(
  Object.entries({
    varip: 'keeps values inside a bar, and here a strategy is computed once, when the bar has closed.',
    import: 'brings in a library, which is not supported.',
    export: 'belongs to libraries, which are not supported.',
    method: 'is not supported.',
    type: 'declares an object, and objects are not supported.',
    enum: 'is not supported.',
  }),
)

/** The statements of a whole script. */
export function parse(list: Token[]): Statement[] {
  const tokens = new Tokens(list)
  const statements: Statement[] = []
  while (!tokens.isKind('end')) statements.push(...lineOf(tokens))
  return statements
}

/** One line may hold several statements, parted by commas. */
function lineOf(tokens: Tokens): Statement[] {
  if (tokens.takeKind('newline')) return []
  const statements = [statement(tokens)]
  while (tokens.take(',')) statements.push(statement(tokens))
  const endsWithBlock = !tokens.isKind('newline') && tokens.isKind('dedent', -1)
  if (!tokens.takeKind('newline') && !endsWithBlock) throw tokens.unexpected('Here the line should end.')
  return statements
}

function block(tokens: Tokens): Statement[] {
  return tokens.deeper(() => {
    tokens.takeKind('newline')
    if (!tokens.takeKind('indent')) throw tokens.unexpected('Here an indented block is expected.')
    const statements: Statement[] = []
    while (!tokens.takeKind('dedent')) statements.push(...lineOf(tokens))
    return statements
  })
}

/** After an arrow: a block, or one statement on the same line. */
const bodyOf = (tokens: Tokens): Statement[] =>
  tokens.isKind('newline') || tokens.isKind('indent') ? block(tokens) : [statement(tokens)]

function statement(tokens: Tokens): Statement {
  const token = tokens.peek()
  const { line, column, text, kind } = token
  const place = { line, column }
  if (kind === 'name' && !tokens.is('=', 1) && !tokens.is('(', 1) && !tokens.is('.', 1)) {
    const reason = unsupported.get(text)
    if (reason !== undefined) throw new PineRefusal(token, text, reason)
  }
  if (tokens.take('break')) return { kind: 'break', ...place }
  if (tokens.take('continue')) return { kind: 'continue', ...place }
  if (isDefinition(tokens)) return define(tokens)
  const names = tupleNames(tokens)
  if (names) return { kind: 'declare', names, keeps: false, type: null, value: expression(tokens), ...place }
  const keeps = tokens.take('var')
  const type = typeOf(tokens)
  if (keeps || type !== null || (tokens.isKind('name') && tokens.is('=', 1))) {
    const name = tokens.name().text
    tokens.expect('=')
    return { kind: 'declare', names: [name], keeps, type, value: expression(tokens), ...place }
  }
  return assignment(tokens) ?? { kind: 'value', value: expression(tokens), ...place }
}

function assignment(tokens: Tokens): Statement | null {
  const { line, column } = tokens.peek()
  const sign = tokens.peek(1).text
  if (!tokens.isKind('name') || !/^(:=|[-+*/%]=)$/.test(sign)) return null
  const name = tokens.name().text
  tokens.next()
  return {
    kind: 'assign',
    name,
    op: sign === ':=' ? null : sign.charAt(0),
    value: expression(tokens),
    line,
    column,
  }
}

/** Qualifiers and a type before a name; the type's name, or null. */
function typeOf(tokens: Tokens): string | null {
  while (qualifiers.has(tokens.peek().text) && tokens.isKind('name', 1)) tokens.next()
  if (!types.has(tokens.peek().text) || !tokens.isKind('name', 1)) return null
  return tokens.next().text
}

/** `[a, b] =`, or null when the line begins otherwise. */
function tupleNames(tokens: Tokens): string[] | null {
  if (!tokens.is('[')) return null
  let at = 1
  const names: string[] = []
  while (tokens.isKind('name', at)) {
    names.push(tokens.peek(at).text)
    if (!tokens.is(',', at + 1)) break
    at += 2
  }
  if (!tokens.is(']', at + 1) || !tokens.is('=', at + 2)) return null
  for (let skip = 0; skip < at + 3; skip++) tokens.next()
  return names
}

function isDefinition(tokens: Tokens): boolean {
  if (!tokens.isKind('name') || !tokens.is('(', 1)) return false
  let depth = 0
  for (let at = 1; !tokens.isKind('newline', at) && !tokens.isKind('end', at); at++) {
    if (tokens.is('(', at)) depth++
    if (tokens.is(')', at) && --depth === 0) return tokens.is('=>', at + 1)
  }
  return false
}

function define(tokens: Tokens): Define {
  const { text: name, line, column } = tokens.name()
  tokens.expect('(')
  const params: Define['params'] = []
  while (!tokens.take(')')) {
    typeOf(tokens)
    const param = tokens.name().text
    params.push({ name: param, usual: tokens.take('=') ? expression(tokens) : null })
    if (!tokens.is(')')) tokens.expect(',')
  }
  tokens.expect('=>')
  return { kind: 'define', name, params, body: bodyOf(tokens), line, column }
}

const expression = (tokens: Tokens): Expr => parseExpression(tokens, construct)

function construct(tokens: Tokens): Expr | null {
  const { line, column, kind, text } = tokens.peek()
  if (kind !== 'name') return null
  const place = { line, column }
  switch (text) {
    case 'if':
      return ifOf(tokens)
    case 'switch':
      return switchOf(tokens)
    case 'for':
      return forOf(tokens)
    case 'while': {
      tokens.next()
      const when = expression(tokens)
      return { kind: 'while', when, body: block(tokens), ...place }
    }
    default:
      return null
  }
}

function ifOf(tokens: Tokens): If {
  const { line, column } = tokens.next()
  const when = expression(tokens)
  const then = block(tokens)
  let otherwise: Statement[] = []
  if (tokens.take('else')) {
    const place = tokens.peek()
    otherwise = tokens.is('if')
      ? [{ kind: 'value', value: tokens.deeper(() => ifOf(tokens)), line: place.line, column: place.column }]
      : block(tokens)
  }
  return { kind: 'if', when, then, else: otherwise, line, column }
}

function switchOf(tokens: Tokens): Switch {
  const { line, column } = tokens.next()
  const on = tokens.isKind('newline') || tokens.isKind('indent') ? null : expression(tokens)
  tokens.takeKind('newline')
  if (!tokens.takeKind('indent'))
    throw tokens.unexpected('Here the arms of the switch are expected, indented.')
  const arms: Switch['arms'] = []
  while (!tokens.takeKind('dedent')) {
    if (tokens.takeKind('newline')) continue
    const when = tokens.is('=>') ? null : expression(tokens)
    tokens.expect('=>')
    arms.push({ when, body: bodyOf(tokens) })
  }
  return { kind: 'switch', on, arms, line, column }
}

function forOf(tokens: Tokens): For {
  const { line, column } = tokens.next()
  if (tokens.is('[') || tokens.is('in', 1)) {
    throw new PineRefusal(tokens.peek(), 'for ... in', 'goes through an array, and arrays are not supported.')
  }
  const name = tokens.name().text
  tokens.expect('=')
  const from = expression(tokens)
  tokens.expect('to')
  const to = expression(tokens)
  const by = tokens.take('by') ? expression(tokens) : null
  return { kind: 'for', name, from, to, by, body: block(tokens), line, column }
}
