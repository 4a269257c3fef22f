import type { Attack } from './script-escapes'

/** Each tries to change what the engine beside it computes with, or to see a later bar. Its first trade must come out the same. */
const tampers: [name: string, body: string][] = [
  ['Array.prototype.push', `Array.prototype.push = function () { log('TAMPERED') }`],
  ['the iterator of arrays', `Array.prototype[Symbol.iterator] = function* () { log('TAMPERED') }`],
  [
    'the iterator behind for of',
    `Object.getPrototypeOf([][Symbol.iterator]()).next = () => { log('TAMPERED'); return { done: true } }`,
  ],
  [
    'a setter on Object.prototype',
    `Object.defineProperty(Object.prototype, 'do', { set(value) { log('TAMPERED') } })`,
  ],
  ['Math', `Math.max = () => { log('TAMPERED'); return 0 }; Math.floor = Math.max`],
  ['Float64Array', `Float64Array.prototype.subarray = function () { log('TAMPERED'); return this }`],
  [
    'the constructor of typed arrays',
    `Object.getPrototypeOf(Float64Array.prototype).fill = () => log('TAMPERED')`,
  ],
  ['Map.prototype.get', `Map.prototype.get = () => log('TAMPERED')`],
  ['JSON.stringify', `JSON.stringify = () => '{"wishes":[]}'`],
  ['Reflect and Object', `Reflect.apply = () => log('TAMPERED'); Object.entries = () => []`],
  ['toJSON', `Object.prototype.toJSON = () => ({ forged: true }); Array.prototype.toJSON = () => []`],
  ['globalThis', `globalThis.NaN = 1; globalThis.Math = {}; globalThis.buy = () => log('TAMPERED')`],
  ['the words', `buy = () => log('TAMPERED')`],
  ['the bar', `bar.close = 1; Object.defineProperty(bar, 'close', { value: 1 })`],
  ['the indicator', `Object.defineProperty(average, 'value', { value: 1 }); average.ago = () => 1`],
  [
    'Number.isInteger',
    `Number.isInteger = () => true; Number.isFinite = () => true; Number.isNaN = () => false`,
  ],
  ['the function prototypes', `Function.prototype.call = Function.prototype.apply = () => log('TAMPERED')`],
  [
    'the generator prototypes',
    `Object.getPrototypeOf(function* () {}).prototype.next = () => log('TAMPERED')`,
  ],
]

const honest = (extra: string) => `
const average = indicator('sma', { n: 5 })
let tried = false
export function onBar(bar) {
  if (!tried) {
    tried = true
    ${extra}
  }
  if (crossover(bar.close, 0) && bar.index === 9) buy()
  if (bar.index % 7 === 3 && bar.close > average) buy({ size: 1, stopLoss: { percent: 2 } })
  if (bar.index % 7 === 6) exit({ percent: 50 })
}
`

export const plain = honest('')
/** The same strategy, which tries to tamper first; whether its own line throws does not matter. */
export const tampering: Attack[] = tampers.map(([name, body]) => ({
  name,
  from: 'SES and the realms proposal: what a frozen realm must hold against',
  code: honest(`for (const attempt of [() => { ${body} }]) try { attempt() } catch {}`),
}))

const peeks: [name: string, body: string][] = [
  ['a bar of a negative age', `bar.ago(-1)`],
  ['an indicator of a negative age', `average.ago(-1)`],
  ['a fraction of a bar', `bar.ago(0.5)`],
  ['an age that is no number', `average.ago(NaN)`],
  [
    'an age that changes its mind',
    `let asked = 0; average.ago({ get value() { return asked++ === 0 ? 1 : -1 } }) ; throw new Error('only read once')`,
  ],
  ['an indicator that begins late', `indicator('sma', { n: 3 })`],
  ['a negative shift as a parameter', `stream('linreg', { n: 3, offset: -6000 })`],
]

/** Each must end with a fault that names its line, and never with a value of a later bar. */
export const peeking: Attack[] = peeks.map(([name, body]) => ({
  name,
  from: 'look-ahead',
  code: honest(body),
}))

/** What costs more than a script may have. Each must be stopped, or end with a fault. */
export const bombs: Attack[] = [
  ['a loop without end', `while (true) {}`],
  ['a loop that catches its own end', `for (;;) try { for (;;) {} } catch {} finally { for (;;) {} }`],
  ['promises without end', `(async () => { for (;;) await null })()`],
  [
    'promises that breed',
    `const breed = () => { Promise.resolve().then(breed); Promise.resolve().then(breed) }; breed()`,
  ],
  ['a regular expression', `/^(a+)+$/.test('a'.repeat(60) + 'b')`],
  ['arrays', `const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length))`],
  [
    'a string that doubles',
    `let text = 'x'; const kept = []; for (;;) { kept.push((text + kept.length).repeat(1000).split('')); }`,
  ],
  ['buffers', `const kept = []; for (;;) kept.push(new ArrayBuffer(100_000_000))`],
  ['one great buffer', `new Uint8Array(8_000_000_000).fill(1)`],
  ['maps', `const kept = new Map(); for (let i = 0; ; i++) kept.set(i, { i, text: String(i) })`],
  [
    'closures',
    `let kept = null; for (;;) { const before = kept; const full = new Array(100).fill(0); kept = () => [before, full] }`,
  ],
  ['great numbers', `let n = 3n; for (;;) n **= 3n`],
  [
    'sorting without end',
    `const many = Array.from({ length: 1e6 }, (_, i) => i); for (;;) many.sort(() => Math.random() - 0.5)`,
  ],
  ['a word without end', `buy({ get id() { for (;;) {} } })`],
  ['a proxy without end', `exit(new Proxy({}, { ownKeys() { for (;;) {} } }))`],
  ['a chain of joins', `const a = []; for (let i = 0; i < 1e7; i++) a.push(i); for (;;) a.join(',')`],
].map(([name = '', body = '']) => ({
  name,
  from: 'denial of service',
  code: `export function onBar() { ${body} }`,
}))

/** What fails at once, and the sentence for it. */
export const failing: { name: string; code: string; sentence: string; line: number; column?: number }[] = [
  {
    name: 'recursion',
    code: `const f = () => f() + 1\nexport function onBar() { f() }`,
    sentence: 'The script calls itself too deeply.',
    line: 1,
  },
  {
    name: 'too many orders',
    code: `export function onBar() {\n  for (let i = 0; i < 1e6; i++) buy({ id: 'a' + i })\n}`,
    sentence: 'A script may want at most 100 things at one bar.',
    line: 2,
  },
  {
    name: 'a message too long',
    code: `export function onBar() {\n  alert('x'.repeat(2000))\n}`,
    sentence: 'alert takes a text of at most 1000 characters',
    line: 2,
  },
  { name: 'syntax', code: `export function onBar() {\n  if (\n}`, sentence: "Unexpected token '}'", line: 3 },
  {
    name: 'static import',
    code: `import fs from 'node:fs'\nexport function onBar() {}`,
    sentence: 'A script cannot import anything; here it asks for "node:fs".',
    line: 0,
  },
  {
    name: 'no onBar',
    code: `export const strategy = 1`,
    sentence: 'The script exports no function onBar',
    line: 0,
  },
  { name: 'async onBar', code: `export async function onBar() {}`, sentence: 'onBar cannot wait', line: 0 },
  {
    name: 'unknown name',
    code: `export function onBar(bar) {\n\n  bar.close > sma20 && buy()\n}`,
    sentence: 'sma20 is not defined.',
    line: 3,
    column: 15,
  },
  {
    name: 'unknown indicator',
    code: `const a = indicator('smaa')\nexport function onBar() {}`,
    sentence: 'There is no indicator named "smaa".',
    line: 1,
    column: 11,
  },
  {
    name: 'unknown parameter',
    code: `const a = indicator('sma', { length: 3 })\nexport function onBar() {}`,
    sentence: 'sma has no option length; it has n.',
    line: 1,
  },
  {
    name: 'parameter out of range',
    code: `const a = indicator('sma', { n: 0 })\nexport function onBar() {}`,
    sentence: 'n of sma must be from 1 to 5000, not 0.',
    line: 1,
  },
  {
    name: 'unknown option',
    code: `export function onBar() {\n  buy({ stoploss: 1 })\n}`,
    sentence: 'buy has no option stoploss',
    line: 2,
  },
  {
    name: 'a price that is a text',
    code: `export function onBar() {\n  sell({ limit: 'low' })\n}`,
    sentence: 'limit of sell must be a number, not "low".',
    line: 2,
  },
  {
    name: 'orders before the first bar',
    code: `buy()\nexport function onBar() {}`,
    sentence: 'buy belongs into onBar',
    line: 1,
    column: 1,
  },
  {
    name: 'a frame that does not fit',
    code: `timeframe(90)\nexport function onBar() {}`,
    sentence: '90 minutes is not a multiple of the 60 minutes of the bars.',
    line: 1,
  },
  {
    name: 'an answer',
    code: `export function onBar() { return 'buy' }`,
    sentence: 'onBar gives nothing back; it gave "buy".',
    line: 0,
  },
  {
    name: 'thrown text',
    code: `export function onBar() { throw 'no' }`,
    sentence: 'The script threw something that is not an error.',
    line: 0,
  },
]
