import { z } from 'zod'
import { currencies, maxPriceMinor } from './amount'

/** Sums without schemas stand in `amount.ts`, so that a page can read and write them without loading zod. */
export {
  type Currency,
  currencies,
  currencyDigits,
  formatMoney,
  maxPriceMinor,
  parseMoney,
  shareOf,
} from './amount'

export const currencySchema = z.enum(currencies, 'This currency is not supported.')

/** A price in minor units, from 1 to `maxPriceMinor`. */
export const priceMinorSchema = z
  .number('Enter a price.')
  .int('A price has at most two decimals.')
  .min(1, 'The price must be above zero.')
  .max(maxPriceMinor, 'The price is above the limit of 1,000,000.00.')
