import { orderCandles, saveInstrument } from '@/lib/exchanges'
import { frameMs } from '@/lib/exchanges/schemas/frame'
import { system } from '@/lib/kernel/access'
import { inTransaction } from '@/lib/kernel/operation'

const demoFrames = ['1h', '1d'] as const
const days = 730

/** Two years of one pair, so that something can be tested at once; the worker fetches them when it has started. */
export const seedCandles = (): Promise<void> =>
  inTransaction(system('seed'), async (ctx) => {
    const instrumentId = await saveInstrument(ctx, {
      exchange: 'bybit',
      symbol: 'BTC/USDT',
      kind: 'spot',
      base: 'BTC',
      quote: 'USDT',
      tickSize: '0.01',
      lotSize: '0.000001',
      minNotional: '5',
      makerFee: '0.001',
      takerFee: '0.001',
      fundingHours: null,
    })
    const today = Math.floor(ctx.now.getTime() / frameMs['1d']) * frameMs['1d']
    for (const frame of demoFrames) {
      const step = frameMs[frame]
      const toTs = Math.floor(ctx.now.getTime() / step) * step
      const fromTs = today - days * frameMs['1d']
      await orderCandles(ctx, { instrumentId, frame, askedBy: null, fromTs, toTs, keepUp: true })
    }
  })
