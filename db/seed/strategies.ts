import type { Actor } from '@/lib/kernel/access'
import { createStrategy, strategyTemplates } from '@/lib/strategies'

const pine = `//@version=6
// The same as the template of the RSI and the MACD, as it may come from TradingView.
strategy("RSI and MACD", default_qty_type = strategy.percent_of_equity, default_qty_value = 95)
length = input.int(14, "RSI length", minval = 2, maxval = 50)
calm = input.int(55, "Calm below", minval = 20, maxval = 80)
hot = input.int(80, "Hot above", minval = 50, maxval = 95)
rsi = ta.rsi(close, length)
[macdLine, signalLine, histLine] = ta.macd(close, 12, 26, 9)
if ta.crossover(macdLine, signalLine) and rsi < calm
    strategy.entry("Long", strategy.long)
if ta.crossunder(macdLine, signalLine) or rsi > hot
    strategy.close("Long")
plot(rsi, "RSI")
`

/** Two strategies by rules and one script, for somebody who looks around. */
export async function seedStrategies(actor: Actor): Promise<void> {
  const wanted = strategyTemplates.filter(({ id }) => id === 'sma-cross' || id === 'rsi-macd')
  for (const { id, name, description, form } of wanted) {
    const input = { name, description, content: { kind: 'rules', form } }
    await createStrategy.run({ actor, idempotencyKey: `seed:${id}` }, input)
  }
  const script = { name: 'RSI and MACD in Pine', content: { kind: 'pine', source: pine } }
  await createStrategy.run({ actor, idempotencyKey: 'seed:pine' }, script)
}
