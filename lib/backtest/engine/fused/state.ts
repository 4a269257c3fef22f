/** What a kernel knows of account, lot and orders: one cell each, in this order. */
export const stateNames = [
  'cash',
  'P',
  'cost',
  'tn',
  'lotPrice',
  'lotFees',
  'lotBar',
  'lotTag',
  'brackets',
  'sl',
  'tp',
  'liquidation',
  'leaving',
  'entering',
  'asked',
  'cuttable',
  'tag',
  'slAs',
  'slValue',
  'tpAs',
  'tpValue',
  'filled',
  'cancelled',
  'margin',
  'reduceOnly',
  'rejected',
  'lotless',
  'fees',
  'turnover',
  'busy',
  'peak',
  'trough',
  'deepest',
  'written',
] as const

export type StateName = (typeof stateNames)[number]

export const cells = Object.fromEntries(stateNames.map((name, at) => [name, at])) as Record<StateName, number>

interface Moves {
  load: string
  store: string
}

const moves = new Map<string, Moves>()
const mostMoves = 1_000

/** Takes from the cells what a text reads, and puts back what it changes. */
export function stateOf(text: string, more: string): Moves {
  const known = moves.get(text)
  if (known) return known
  const used = stateNames.filter((name) => new RegExp(`\\b${name}\\b`).test(`${text}\n${more}`))
  const changed = used.filter((name) => new RegExp(`\\b${name}(\\+\\+| [-+]?= )`).test(text))
  const made = {
    load: used.map((name) => `let ${name} = S[${cells[name]}]`).join('\n'),
    store: changed.map((name) => `S[${cells[name]}] = ${name}`).join('\n'),
  }
  if (moves.size >= mostMoves) moves.clear()
  moves.set(text, made)
  return made
}
