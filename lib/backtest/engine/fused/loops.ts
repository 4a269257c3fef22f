import { cells, stateOf } from './state'

/** What the text of a kernel is made of besides what its form says. */
export const begin = `'use strict'
const finite = (x) => (x - x === 0 ? x : NaN)
const strength = (rise, fall) => { const both = rise + fall; return both > -1e-8 && both < 1e-8 ? 0 : 100 * (rise / both) }
const markAll = (D, i, end, cash, P, cost) => {
  const E = D.equity, C = D.close
  for (; i < end; i++) E[i] = cash + (P * C[i] - cost)
}
const markFew = (D, i, end, cash, P, cost) => {
  const E = D.equity, C = D.close, S = D.S, W = D.wanted
  let w = S[${cells.written}]
  for (; w < W.length && W[w] < end; w++) E[w] = cash + (P * C[W[w]] - cost)
  S[${cells.written}] = w
  let peak = S[${cells.peak}], trough = S[${cells.trough}], deepest = S[${cells.deepest}]
  if (P === 0 && i < end) i = end - 1
  for (; i < end; i++) {
    const value = cash + (P * C[i] - cost)
    if (value < trough) trough = value
    else if (value > peak) {
      deepest = Math.max(deepest, 1 - trough / peak)
      peak = value
      trough = value
    }
  }
  S[${cells.peak}] = peak
  S[${cells.trough}] = trough
  S[${cells.deepest}] = deepest
}`

const prices = 'const S = D.S, K = D.K, O = D.open, H = D.high, L = D.low, C = D.close'

const busy = `S[${cells.busy}] = brackets > 0 || liquidation > 0 || entering !== 0 || leaving !== 0 ? 1 : 0
return true`

/** What happens seldom: works on the cells; `busy` is whether the next bar must be looked at; false gives up. */
export const coldText = (name: string, constants: string, body: string): string => {
  const { load, store } = stateOf(body, busy)
  return `function ${name}(D, i, open) {
${prices}
const taker = D.taker
${constants}
${load}
${body}
${store}
${busy}
}`
}

const account = `let cash = S[0], P = S[1], cost = S[2], tn = S[3], busy = S[${cells.busy}], at = i
const mark = D.wanted ? markFew : markAll`

const filling = `const open = O[i]
if (busy !== 0) {
  if (!fill(D, i, open)) return false
  if (cash !== S[0] || P !== S[1]) {
    mark(D, at, i, cash, P, cost)
    at = i
  }
  cash = S[0]; P = S[1]; cost = S[2]; tn = S[3]; busy = S[${cells.busy}]
}`

const deciding = `if (any) {
  if (!decide(D, i)) return false
  busy = S[${cells.busy}]
}`

/** Code of one bar: what it computes, which rules hold, and what the next bar is to remember. */
export interface BarText {
  statements: string
  fired: string
  after: string
}

/** Variables that live through the run, taken from the cells and put back. */
export interface HeldText {
  load: string
  store: string
}

/** Looks at every bar. */
export const everyBar = (
  constants: string,
  { load, store }: HeldText,
  { statements, fired, after }: BarText,
): string => `${prices}
${constants}
${account}
${load}
for (; i < end; i++) {
${filling}
${statements}
let any = false
${fired}
${after}
${deciding}
}
mark(D, at, end, cash, P, cost)
${store}
return true`

const before = 'const p = i > 0 ? i - 1 : 0'

interface ScanText {
  statements: string
  /** Conditions of the rules. */
  holds: readonly string[]
  after: string
}

/** Marks the bars at which a rule holds, whatever the account. */
export const scanText = (constants: string, load: string, { statements, holds, after }: ScanText): string => `
function scan(D, i, end) {
const O = D.open, H = D.high, L = D.low, C = D.close, K = D.K, B = D.marked
${constants}
${before}
${load}
let n = 0
for (; i < end; i++) {
${statements}
if (${holds.join(' || ')}) B[n++] = i
${after}
}
return n
}`

/** Looks only at bars that were marked, and at those in which an order or a bracket is at work. */
export const markedBars = (
  constants: string,
  first: string,
  { statements, fired }: Omit<BarText, 'after'>,
): string => `${prices}
${constants}
${account}
const B = D.marked, n = scan(D, i < ${first} ? ${first} : i, end)
let k = 0
for (; i < end; i++) {
if (busy === 0) {
  while (k < n && B[k] < i) k++
  if (k === n) break
  i = B[k]
}
${filling}
${before}
${statements}
let any = false
${fired}
${deciding}
}
mark(D, at, end, cash, P, cost)
return true`
