import { importCandleFile, saveInstrument } from '../../lib/exchanges'
import { system } from '../../lib/kernel/access'
import { inTransaction } from '../../lib/kernel/operation'
import { bitcoin } from '../harness/candles'
import type { Member } from './world'

let made = 0

/** A pair, and five hours of candles of it under a name that nobody has used before. */
export async function newCandles() {
  const instrumentId = await inTransaction(system('test'), (ctx) => saveInstrument(ctx, bitcoin))
  const rows = [...Array(5).keys()].map((n) => `${Date.UTC(2024, 0, 1, n)},10,12,9,11,${n}`)
  const csv = ['ts,open,high,low,close,volume', ...rows].join('\n')
  return { instrumentId, frame: '1h', name: `Candles ${++made}`, csv }
}

/** A file of candles of somebody. */
export const fileOf = async ({ actor }: Pick<Member, 'actor'>): Promise<string> =>
  (await importCandleFile.run({ actor }, await newCandles())).seriesId
