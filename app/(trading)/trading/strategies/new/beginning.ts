import { strategyTemplates } from '@/lib/strategies'
import type { StrategyForm } from '@/lib/strategies/schemas/form'
import type { StrategyContent } from '@/lib/strategies/schemas/strategy'

interface Beginning {
  name: string
  description: string
  content: StrategyContent
}

const emptyForm: StrategyForm = {
  version: 1,
  params: [],
  frames: [],
  nodes: [],
  rules: [],
  sizing: { as: 'equity', value: 0.95 },
  risk: { maxEntries: 1, leverage: 1 },
}

const pine = `//@version=6
strategy("My strategy", default_qty_type = strategy.percent_of_equity, default_qty_value = 95)
length = input.int(14, "Length", minval = 2, maxval = 50)
value = ta.rsi(close, length)
if ta.crossover(value, 30)
    strategy.entry("Long", strategy.long)
if ta.crossunder(value, 70)
    strategy.close("Long")
`

const javascript = `// Declared once, before the first candle.
const { fast, slow } = params({
  fast: { default: 20, min: 2, max: 100 },
  slow: { default: 50, min: 5, max: 400 },
})
const quick = indicator('sma', { n: fast })
const calm = indicator('sma', { n: slow })
sizing({ equity: 0.95 })

// Called at the close of every candle; later ones cannot be seen.
export function onBar(bar) {
  if (crossover(quick, calm)) buy({ id: 'Long', stopLoss: { percent: 5 } })
  if (crossunder(quick, calm)) exit({ from: 'Long' })
}
`

const contents: Record<string, StrategyContent> = {
  rules: { kind: 'rules', form: emptyForm },
  pine: { kind: 'pine', source: pine },
  javascript: { kind: 'javascript', source: javascript, params: [] },
}

/** What a new strategy begins as; null for a word that names nothing. */
export function beginning(from: string): Beginning | null {
  const template = strategyTemplates.find(({ id }) => id === from)
  if (template) {
    const { name, description, form } = template
    return { name, description, content: { kind: 'rules', form } }
  }
  const content = Object.hasOwn(contents, from) ? contents[from] : undefined
  return content ? { name: 'My strategy', description: '', content } : null
}
