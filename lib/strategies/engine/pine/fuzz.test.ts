import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../form/compile'
import { FormRefusal } from '../form/form'
import { fromPine } from './pine'
import { PineRefusal } from './refusal'

/** Reads a script; anything but a refusal is thrown on. Tells whether it was taken. */
function taken(source: string): boolean {
  try {
    const { form } = fromPine(source)
    compile(form, 5)
    return true
  } catch (error) {
    if (error instanceof PineRefusal) {
      expect(error.line).toBeGreaterThanOrEqual(1)
      expect(error.column).toBeGreaterThanOrEqual(1)
      expect(error.message.length).toBeLessThan(600)
      return false
    }
    if (error instanceof FormRefusal) return false
    throw error
  }
}

const head = (version: number) => `//@version=${version}\nstrategy("s")\n`

const words = [
  ...[
    'close',
    'open',
    'high',
    'na',
    'x',
    'y',
    'f',
    'true',
    'false',
    '1',
    '0',
    '14',
    '0.5',
    '"D"',
    '#ff0000',
    'volume',
  ],
  ...[
    'if',
    'else',
    'for',
    'while',
    'switch',
    'to',
    'by',
    'var',
    'not',
    'and',
    'or',
    'break',
    'continue',
    'int',
    'bool',
  ],
  ...[
    '=',
    ':=',
    '+=',
    '=>',
    '==',
    '!=',
    '<',
    '>=',
    '+',
    '-',
    '*',
    '/',
    '%',
    '?',
    ':',
    ',',
    '(',
    ')',
    '[',
    ']',
    '.',
  ],
  ...[
    'ta.sma',
    'ta.rsi',
    'ta.macd',
    'ta.crossover',
    'ta.valuewhen',
    'ta.change',
    'nz',
    'math.max',
    'math.round',
  ],
  ...['input.int', 'input.bool', 'input.source', 'request.security', 'syminfo.tickerid', 'strategy.long'],
  ...[
    'strategy.entry',
    'strategy.exit',
    'strategy.close',
    'strategy.position_size',
    'plot',
    'color.red',
    'alert',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'title',
    'length',
    '\n',
    '\n    ',
    '\n        ',
    '\n ',
  ],
]

test('any heap of words is taken or refused at a place', () => {
  const heaps = fc.tuple(fc.constantFrom(5, 6), fc.array(fc.constantFrom(...words), { maxLength: 60 }))
  fc.assert(
    fc.property(heaps, ([version, heap]) => {
      taken(head(version) + heap.join(' '))
    }),
    { numRuns: 4_000, seed: 11 },
  )
})

const sound = `length = input.int(14, minval = 2)
fast = ta.ema(close, 5)
[line, signal, hist] = ta.macd(close, 12, 26, 9)
var int count = 0
f(x, n) =>
    s = 0.0
    for i = 0 to n - 1
        s += x[i]
    s / n
if ta.crossover(fast, f(close, 4)) and hist > 0
    count += 1
    strategy.entry("L", strategy.long, qty = count)
else if strategy.position_size > 0 and close < fast
    strategy.exit("X", "L", stop = close - 2 * ta.atr(length)[1])
h = request.security(syminfo.tickerid, "60", ta.rsi(close, length))
mode = switch
    h > 70 => 2
    h < 30 => 1
    => 0
strategy.close("L", qty_percent = mode == 2 ? 100 : 50)
`

test('a sound script with any part cut, doubled or replaced is taken or refused at a place', () => {
  expect(taken(head(5) + sound.replace('2 * ta.atr(length)[1]', '2'))).toBe(true)
  const changes = fc.array(
    fc.record({
      at: fc.nat({ max: sound.length }),
      length: fc.nat({ max: 30 }),
      by: fc.oneof(fc.constantFrom('', ...words), fc.string({ maxLength: 8 })),
      twice: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.constantFrom(5, 6), changes, (version, list) => {
      let source = sound
      for (const { at, length, by, twice } of list) {
        const cut = source.slice(at, at + length)
        source = source.slice(0, at) + (twice ? cut + cut : '') + by + source.slice(at + length)
      }
      taken(head(version) + source)
    }),
    { numRuns: 3_000, seed: 12 },
  )
})

test.each([
  ['brackets in brackets', `x = ${'('.repeat(5_000)}1`],
  ['signs without end', `x = ${'-'.repeat(19_000)}1`],
  ['a very long sum', `x = ${'close + '.repeat(6_000)}1`],
  ['history of history', `x = close${'[1]'.repeat(5_000)}`],
  ['loops in loops', 'x = 0\nfor i = 0 to 1999\n    for j = 0 to 1999\n        x += 1'],
  ['a loop that never ends', 'x = 0\nwhile true\n    x += 1'],
  ['a loop of no step', 'x = 0\nfor i = 0 to 10 by 0\n    x += 1'],
  [
    'functions that call twice',
    `${Array.from({ length: 15 }, (_, at) => `f${at + 1}(x) => ${at === 0 ? 'x + close' : `f${at}(x) * f${at}(x + 1)`}`).join('\n')}\ny = f15(close)`,
  ],
  ['a text that doubles', 's = "a"\nfor i = 0 to 1000\n    s += s\nalert(s)'],
  [
    'a loop that grows the form',
    'x = close\nfor i = 1 to 1999\n    x := x * close[i] + math.max(x, i) - x / close[i]\nstrategy.entry("L", strategy.long, limit = x)',
  ],
  [
    'blocks in blocks',
    Array.from({ length: 100 }, (_, at) => `${'    '.repeat(at)}if close > ${at}`).join('\n'),
  ],
  [
    'a switch of a thousand arms',
    `x = switch\n${Array.from({ length: 1_000 }, (_, at) => `    close > ${at} => ${at}`).join('\n')}`,
  ],
  ['a script that is too long', 'x = 1 // '.padEnd(200_000, 'y')],
  ['more orders than a form takes', 'strategy.close("L")\n'.repeat(600)],
])('%s: refused with a sentence', (_, body) => {
  expect(taken(head(6) + body)).toBe(false)
})
