import { z } from 'zod'
import { type Currency, maxPriceMinor, minorDigits } from './amount'

export { type Currency, currencyDigits, formatMoney, maxPriceMinor, parseMoney, shareOf } from './amount'

export const currencies = Object.keys(minorDigits) as [Currency, ...Currency[]]
export const currencySchema = z.enum(currencies, 'This currency is not supported.')

/** A price in minor units, from 1 to `maxPriceMinor`. */
export const priceMinorSchema = z
  .number('Enter a price.')
  .int('A price has at most two decimals.')
  .min(1, 'The price must be above zero.')
  .max(maxPriceMinor, 'The price is above the limit of 1,000,000.00.')
