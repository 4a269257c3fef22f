import { formatMoney } from '@/lib/kernel/amount'

/** A price filter in words, or null where none is on. */
export function priceWords(low: number | undefined, high: number | undefined): string | null {
  const words = (minor: number) => formatMoney(minor, 'EUR')
  if (low !== undefined && high !== undefined) return `${words(low)} to ${words(high)}`
  if (low !== undefined) return `from ${words(low)}`
  return high === undefined ? null : `up to ${words(high)}`
}
