import type { StrategyForm } from '@/lib/strategies/schemas/form'

/** Buys when a fast average crosses above a slow one, and leaves when it crosses below. */
export const averageCross = (fast = 10, slow = 30): StrategyForm => ({
  version: 1,
  params: [
    { name: 'fast', kind: 'integer', default: fast, min: 2, max: 100 },
    { name: 'slow', kind: 'integer', default: slow, min: 2, max: 400 },
  ],
  frames: [],
  nodes: [
    { id: 'quick', op: 'indicator', name: 'sma', params: { n: '$fast' } },
    { id: 'calm', op: 'indicator', name: 'sma', params: { n: '$slow' } },
    { id: 'up', op: 'crossover', args: ['quick', 'calm'] },
    { id: 'down', op: 'crossunder', args: ['quick', 'calm'] },
  ],
  rules: [
    { when: 'up', do: { do: 'entry', id: 'Long', side: 'long' } },
    { when: 'down', do: { do: 'close', id: 'Long' } },
  ],
  sizing: { as: 'equity', value: 0.5 },
  risk: { maxEntries: 1, leverage: 1 },
})

export const pineCross = `//@version=6
strategy("Averages cross", default_qty_type = strategy.percent_of_equity, default_qty_value = 50)
fast = input.int(10, "Fast", minval = 2, maxval = 100)
slow = input.int(30, "Slow", minval = 2, maxval = 400)
if ta.crossover(ta.sma(close, fast), ta.sma(close, slow))
    strategy.entry("Long", strategy.long)
if ta.crossunder(ta.sma(close, fast), ta.sma(close, slow))
    strategy.close("Long")
plot(ta.sma(close, fast))
`

/** The same once more, as a script. */
export const scriptCross = `const { fast, slow } = params({
  fast: { default: 10, min: 2, max: 100 },
  slow: { default: 30, min: 2, max: 400 },
})
const quick = indicator('sma', { n: fast })
const calm = indicator('sma', { n: slow })
sizing({ equity: 0.5 })

export function onBar() {
  if (crossover(quick, calm)) buy({ id: 'Long' })
  if (crossunder(quick, calm)) exit({ from: 'Long' })
}
`
