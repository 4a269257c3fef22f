import type { Bars } from '../../lib/backtest/engine/candles/bars'
import { batch, indicators, withDefaults } from '../../lib/strategies/engine/indicators/indicators'

type Column = 'open' | 'high' | 'low' | 'close' | 'volume'

/**
 * All outputs of an indicator of the golden pack, in the order of its `names`. `params` are in the order of TA-Lib's
 * arguments; `input` names the column that stands for `source`.
 */
export function indicatorOf(name: string, params: number[], bars: Bars, input: string): Float64Array[] {
  const definition = indicators.get(name.toLowerCase())
  if (!definition) throw new Error(`no indicator ${name}`)
  const given = Object.fromEntries(
    Object.keys(definition.params).flatMap((key, n) => {
      const value = params[n]
      return value === undefined ? [] : [[key, value]]
    }),
  )
  const columns = definition.inputs.map((each) => bars[(each === 'source' ? input : each) as Column])
  return batch(definition, withDefaults(definition, given), columns)
}
