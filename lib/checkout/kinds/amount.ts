import { type Currency, currencySchema, formatMoney } from '@/lib/kernel/money'

/** A sum as the subject of a line: `EUR2500`. */
export const amountSubject = (amountMinor: number, currency: Currency): string => `${currency}${amountMinor}`

/** Null when it is not a sum. */
export function amountOf(subject: string): { amountMinor: number; currency: Currency; words: string } | null {
  const match = /^([A-Z]{3})([1-9]\d{0,8})$/.exec(subject)
  const currency = currencySchema.safeParse(match?.[1])
  if (!match || !currency.success) return null
  const amountMinor = Number(match[2])
  return { amountMinor, currency: currency.data, words: formatMoney(amountMinor, currency.data) }
}
