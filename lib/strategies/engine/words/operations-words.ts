const infix: Record<string, string> = {
  gt: 'is above',
  ge: 'is at least',
  lt: 'is below',
  le: 'is at most',
  eq: 'equals',
  ne: 'differs from',
  crossover: 'crosses above',
  crossunder: 'crosses below',
  cross: 'crosses',
  and: 'and',
  or: 'or',
  add: '+',
  sub: '−',
  mul: '×',
  div: '÷',
  mod: 'modulo',
  pow: 'to the power of',
}

const phrases: Record<string, (a: string, b: string, c: string) => string> = {
  not: (a) => `not (${a})`,
  neg: (a) => `−${a}`,
  abs: (a) => `the size of ${a}`,
  min: (a, b) => `the lower of ${a} and ${b}`,
  max: (a, b) => `the higher of ${a} and ${b}`,
  sqrt: (a) => `the square root of ${a}`,
  round: (a) => `${a} rounded`,
  floor: (a) => `${a} rounded down`,
  ceil: (a) => `${a} rounded up`,
  select: (a, b, c) => `(${b} if ${a}, else ${c})`,
  missing: (a) => `${a} has no value`,
  orElse: (a, b) => `(${a}, or ${b} where it has no value)`,
  last: (a) => `the latest ${a}`,
  prev: (a, bars) => (bars === '1' ? `${a} one bar ago` : `${a} ${bars} bars ago`),
  barsSince: (a) => `bars since (${a})`,
  valueWhen: (a, b, c) =>
    c === '0' ? `${b} when (${a}) last held` : `${b} when (${a}) held, ${c} times before the last`,
}

const symbols = new Set(['add', 'sub', 'mul', 'div', 'mod', 'pow'])
const joining = new Set(['and', 'or'])

export interface Told {
  text: string
  /** The operation that the text is, when it needs brackets inside another one. */
  op: string | null
}

/** An operation with its arguments in words. */
export function operationWords(op: string, args: Told[]): Told {
  const word = Object.hasOwn(infix, op) ? infix[op] : undefined
  if (word) {
    const text = args.map((arg) => (needsBrackets(op, arg.op) ? `(${arg.text})` : arg.text)).join(` ${word} `)
    return { text, op }
  }
  const phrase = Object.hasOwn(phrases, op) ? phrases[op] : undefined
  const [a = '', b = '', c = ''] = args.map(({ text }) => text)
  if (phrase) return { text: phrase(a, b, c), op: null }
  return { text: `${op}(${args.map(({ text }) => text).join(', ')})`, op: null }
}

function needsBrackets(outer: string, inner: string | null): boolean {
  if (inner === null) return false
  if (joining.has(outer)) return joining.has(inner) && inner !== outer
  return symbols.has(outer) || !symbols.has(inner)
}
