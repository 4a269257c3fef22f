import type { Exchange } from '@/lib/exchanges/schemas/instrument'

export const exchangeNames: Record<Exchange, string> = {
  bybit: 'Bybit',
  binance: 'Binance',
  mexc: 'MEXC',
  bitget: 'Bitget',
}

const figures = new Intl.NumberFormat('en-IE')

/** "1,204 candles", "1 candle" */
export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${figures.format(count)} ${count === 1 ? one : many}`

const flaws: Record<string, string> = {
  duplicate: 'came twice',
  unsorted: 'came out of order',
  'off-grid': 'opens where no candle begins',
  'not-a-number': 'has a value that is no number',
  'not-positive': 'has a price that is zero or negative',
  'high-below-low': 'has its high below its low',
  'outside-range': 'opens or closes outside its high and low',
  'negative-volume': 'has a negative volume',
}

export const flawWords = (flaw: string): string => flaws[flaw] ?? flaw

/** "2024-03-01 03:00", UTC. */
export const minuteOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ')

/** "12 s", "4 min", "2 h": how long work still takes. */
export function leftWords(seconds: number): string {
  if (seconds < 90) return `${seconds} s`
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`
}
