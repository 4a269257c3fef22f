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
] as const

export type StateName = (typeof stateNames)[number]

export const cells = Object.fromEntries(stateNames.map((name, at) => [name, at])) as Record<StateName, number>

/** Takes from the cells what a text reads, and puts back what it changes. */
export function stateOf(text: string, more: string): { load: string; store: string } {
  const used = stateNames.filter((name) => new RegExp(`\\b${name}\\b`).test(`${text}\n${more}`))
  const changed = used.filter((name) => new RegExp(`\\b${name}(\\+\\+| [-+]?= )`).test(text))
  return {
    load: used.map((name) => `let ${name} = S[${cells[name]}]`).join('\n'),
    store: changed.map((name) => `S[${cells[name]}] = ${name}`).join('\n'),
  }
}
