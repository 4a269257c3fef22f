import { PineRefusal } from './refusal'
import type { Tokens } from './tokens'
import type { Argument, Expr } from './tree'

const powers = new Map(
  [['or'], ['and'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']].flatMap((signs, at) =>
    signs.map((sign): [string, number] => [sign, at + 2]),
  ),
)
const choicePower = 1
const unaryPower = 8

/** How a construct that begins with a word (`if`, `switch`, `for`, `while`) is read: the statements know. */
export type Construct = (tokens: Tokens) => Expr | null

/** Operator precedence by binding power (Pratt). */
export function parseExpression(tokens: Tokens, construct: Construct, power = 0): Expr {
  return tokens.deeper(() => {
    let left = prefix(tokens, construct)
    for (;;) {
      const token = tokens.peek()
      if (token.kind !== 'sign' && token.kind !== 'name') return left
      if (token.text === '?' && token.kind === 'sign') {
        if (choicePower < power) return left
        left = choice(tokens, construct, left)
        continue
      }
      const own = powers.get(token.text)
      if (own === undefined || own <= power) return left
      tokens.next()
      const right = parseExpression(tokens, construct, own)
      left = { kind: 'binary', op: token.text, left, right, line: token.line, column: token.column }
    }
  })
}

function choice(tokens: Tokens, construct: Construct, when: Expr): Expr {
  const { line, column } = tokens.next()
  const then = parseExpression(tokens, construct)
  tokens.expect(':')
  const otherwise = parseExpression(tokens, construct, choicePower)
  return { kind: 'choice', when, then, else: otherwise, line, column }
}

function prefix(tokens: Tokens, construct: Construct): Expr {
  const { line, column, text } = tokens.peek()
  if (tokens.take('-') || tokens.take('+')) {
    return { kind: 'unary', op: text, of: parseExpression(tokens, construct, unaryPower), line, column }
  }
  if (tokens.take('not')) {
    return { kind: 'unary', op: 'not', of: parseExpression(tokens, construct, unaryPower), line, column }
  }
  const built = construct(tokens)
  if (built) return built
  let value = primary(tokens, construct)
  while (tokens.is('[')) {
    const bracket = tokens.next()
    const bars = parseExpression(tokens, construct)
    tokens.expect(']')
    value = { kind: 'history', of: value, bars, line: bracket.line, column: bracket.column }
  }
  return value
}

function primary(tokens: Tokens, construct: Construct): Expr {
  const token = tokens.peek()
  const { line, column, text } = token
  const place = { line, column }
  switch (token.kind) {
    case 'number':
      tokens.next()
      return { kind: 'number', value: Number(text), int: /^\d+$/.test(text), ...place }
    case 'text':
      tokens.next()
      return { kind: 'text', value: text.slice(1, -1).replaceAll(/\\(.)/g, '$1'), ...place }
    case 'color':
      tokens.next()
      return { kind: 'color', ...place }
    case 'name':
      return named(tokens, construct)
    case 'sign':
      if (tokens.take('(')) {
        const inner = parseExpression(tokens, construct)
        tokens.expect(')')
        return inner
      }
      if (tokens.take('[')) return tuple(tokens, construct, place)
  }
  throw tokens.unexpected('Here a value is expected.')
}

function tuple(tokens: Tokens, construct: Construct, place: { line: number; column: number }): Expr {
  const items = [parseExpression(tokens, construct)]
  while (tokens.take(',')) items.push(parseExpression(tokens, construct))
  tokens.expect(']')
  return { kind: 'tuple', items, ...place }
}

const reserved = new Set([
  'else',
  'to',
  'by',
  'in',
  'var',
  'varip',
  'import',
  'export',
  'method',
  'type',
  'enum',
])

function named(tokens: Tokens, construct: Construct): Expr {
  const first = tokens.next()
  const { line, column } = first
  if (reserved.has(first.text)) throw new PineRefusal(first, first.text, 'stands where it cannot.')
  if (first.text === 'true' || first.text === 'false') {
    return { kind: 'yesno', value: first.text === 'true', line, column }
  }
  let name = first.text
  while (tokens.take('.')) name += `.${tokens.name().text}`
  if (!tokens.is('(')) return { kind: 'name', name, line, column }
  tokens.next()
  const args = argumentList(tokens, construct)
  if (tokens.is('.'))
    throw new PineRefusal(tokens.peek(), name, 'gives no object: methods of a result are not supported.')
  return { kind: 'call', name, args, line, column }
}

function argumentList(tokens: Tokens, construct: Construct): Argument[] {
  const args: Argument[] = []
  while (!tokens.take(')')) {
    const hasName = tokens.isKind('name') && tokens.is('=', 1)
    const name = hasName ? tokens.name().text : null
    if (hasName) tokens.expect('=')
    args.push({ name, value: parseExpression(tokens, construct) })
    if (!tokens.is(')')) tokens.expect(',')
  }
  return args
}
