import { importCandleFile, saveInstrument, startImports } from '../../lib/exchanges'
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

/** An order of candles; each is of a pair of its own, because a series has one open import. */
export async function newImport() {
  const base = `TEST${++made}`
  await inTransaction(system('test'), (ctx) =>
    saveInstrument(ctx, { ...bitcoin, base, symbol: `${base}/USDT` }),
  )
  return { exchange: 'bybit', symbols: [`${base}/USDT`], frames: ['1d'], from: '2024-01-01' }
}

export async function importOf({ actor }: Pick<Member, 'actor'>): Promise<string> {
  const { importIds } = await startImports.run({ actor }, await newImport())
  return importIds[0] ?? ''
}
