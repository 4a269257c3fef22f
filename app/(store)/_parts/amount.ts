import { type Currency, currencyDigits, parseMoney } from '@/lib/kernel/money'

type Amount = { ok: true; minor: number } | { ok: false; problem: string }

/** What a person typed about an order, in the smallest units of its own currency. */
export function amountIn(text: string, currency: Currency): Amount {
  const minor = parseMoney(text, currency)
  if (minor !== null) return { ok: true, minor }
  const example = currencyDigits(currency) === 0 ? '1250' : '12.50'
  return { ok: false, problem: `Enter an amount in ${currency}, like ${example}.` }
}
