import { type Currency, currencySchema, formatMoney } from '@/lib/kernel/money'

/** Null when it is not a sum. */
export function amountOf(subject: string): { amountMinor: number; currency: Currency; words: string } | null {
  const match = /^([A-Z]{3})([1-9]\d{0,8})$/.exec(subject)
  const currency = currencySchema.safeParse(match?.[1])
  if (!match || !currency.success) return null
  const amountMinor = Number(match[2])
  return { amountMinor, currency: currency.data, words: formatMoney(amountMinor, currency.data) }
}
