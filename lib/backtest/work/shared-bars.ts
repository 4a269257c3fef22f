import { loadCandles } from '@/lib/exchanges'
import { rawDb } from '@/lib/kernel/db'
import { type Bars, barCount, columns } from '../engine/candles/bars'
import type { PlannedSeries } from '../plan-of'

const most = 4
const loaded = new Map<string, Promise<Bars>>()

/** The bars of a planned series in memory that threads share. The latest few are kept. */
export function sharedBars({ seriesId, from, to, dataHash }: PlannedSeries): Promise<Bars> {
  const key = `${dataHash} ${seriesId} ${from} ${to}`
  const known = loaded.get(key) ?? load(seriesId, from, to)
  known.catch(() => loaded.delete(key))
  loaded.delete(key)
  loaded.set(key, known)
  const [oldest] = loaded.keys()
  if (loaded.size > most && oldest !== undefined) loaded.delete(oldest)
  return known
}

async function load(seriesId: string, from: number, to: number): Promise<Bars> {
  const bars = await loadCandles(rawDb(), seriesId, from, to)
  const count = barCount(bars)
  const shared = (column: Float64Array) => {
    const copy = new Float64Array(new SharedArrayBuffer(count * 8))
    copy.set(column)
    return copy as unknown as Float64Array<ArrayBuffer>
  }
  const entries = columns.map((name) => [name, shared(bars[name])] as const)
  return Object.fromEntries(entries) as unknown as Bars
}
