import { type Bars, newBars } from '../../lib/backtest/engine/candles/bars'
import { ensureSeries, type Series, saveInstrument } from '../../lib/exchanges'
import type { Frame } from '../../lib/exchanges/schemas/frame'
import type { InstrumentFacts } from '../../lib/exchanges/schemas/instrument'
import { system } from '../../lib/kernel/access'
import { inTransaction } from '../../lib/kernel/operation'

export const bitcoin: InstrumentFacts = {
  exchange: 'bybit',
  symbol: 'BTC/USDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  tickSize: '0.01',
  lotSize: '0.000001',
  minNotional: '1',
  makerFee: '0.001',
  takerFee: '0.001',
  fundingHours: null,
}

/** An empty series; of the exchange, or a file of a person. */
export const newSeries = (
  frame: Frame,
  own: { personId: string; name: string } | null = null,
): Promise<Series> =>
  inTransaction(system('test'), async (ctx) => {
    const instrumentId = await saveInstrument(ctx, bitcoin)
    return ensureSeries(ctx, { instrumentId, frame, own })
  })

/** Sound bars in cents, one after the other, each with figures of its own; `seed` makes other figures. */
export function plainBars(count: number, from: number, stepMs: number, seed = 0): Bars {
  const bars = newBars(count)
  for (let i = 0; i < count; i++) {
    const cents = 6_000_000 + ((i * 7_919 + seed * 104_729) % 100_003)
    bars.ts[i] = from + i * stepMs
    bars.open[i] = cents / 100
    bars.high[i] = (cents + 40) / 100
    bars.low[i] = (cents - 30) / 100
    bars.close[i] = (cents + 10) / 100
    bars.volume[i] = ((i * 31) % 997) / 8
  }
  return bars
}
