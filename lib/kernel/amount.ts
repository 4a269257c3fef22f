/** ISO 4217 code -> number of minor digits. */
export const minorDigits = { EUR: 2, USD: 2, GBP: 2, JPY: 0 } as const

export type Currency = keyof typeof minorDigits

/** How many digits of an amount stand after the decimal point. */
export const currencyDigits = (currency: Currency): number => minorDigits[currency]

/** 1,000,000.00 in a currency of two minor digits: no single price is larger. */
export const maxPriceMinor = 100_000_000

/** An amount in minor units with its currency, for a person: `€24.10`. */
export function formatMoney(amountMinor: number, currency: Currency, locale = 'en-IE'): string {
  return formatFor(currency, locale).format(amountMinor / 10 ** minorDigits[currency])
}

const formats = new Map<string, Intl.NumberFormat>()

/** Making a format costs a hundred times as much as using it. */
function formatFor(currency: Currency, locale: string): Intl.NumberFormat {
  const key = `${currency} ${locale}`
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency })
  formats.set(key, format)
  return format
}

/** What a person typed (`24.10`, `24,1`, `1 284`, `€1,284.00`) in minor units, or null when it is not an amount. */
export function parseMoney(text: string, currency: Currency): number | null {
  const digits = minorDigits[currency]
  const bare = text.replaceAll(/[\s€$£¥]|^(JP|US)(?=[$¥])/g, '')
  const grouped = /^\d{1,3}(,\d{3})+\.\d{2}$/.test(bare) || (digits === 0 && /^\d{1,3}(,\d{3})+$/.test(bare))
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(grouped ? bare.replaceAll(',', '') : bare)
  if (!match || (match[2] ?? '').length > digits) return null
  return Number(match[1]) * 10 ** digits + Number((match[2] ?? '').padEnd(digits, '0') || 0)
}

/** `bps` ten-thousandths of an amount, rounded half up to a whole minor unit. */
export function shareOf(amountMinor: number, bps: number): number {
  return Number((BigInt(amountMinor) * BigInt(bps) + 5_000n) / 10_000n)
}
