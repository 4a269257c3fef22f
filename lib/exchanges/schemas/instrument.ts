import { z } from 'zod'

export const exchanges = ['bybit', 'binance', 'mexc', 'bitget'] as const

export const exchangeSchema = z.enum(exchanges, `An exchange is one of ${exchanges.join(', ')}.`)

export type Exchange = z.infer<typeof exchangeSchema>

/** As CCXT writes it. */
export const symbolSchema = z
  .string()
  .regex(
    /^[A-Z0-9]{1,20}\/[A-Z0-9]{1,20}(:[A-Z0-9]{1,20})?$/,
    'A pair is written as BTC/USDT, a perpetual contract as BTC/USDT:USDT.',
  )

const decimal = z.string().regex(/^-?\d{1,20}(\.\d{1,20})?$/)

/** The rules of trading one pair; steps and fees as decimals in text. */
export const instrumentFacts = z.object({
  exchange: exchangeSchema,
  symbol: symbolSchema,
  kind: z.enum(['spot', 'swap']),
  base: z.string(),
  quote: z.string(),
  /** Smallest step of a price. */
  tickSize: decimal,
  /** Smallest step of a quantity. */
  lotSize: decimal,
  minNotional: decimal.nullable(),
  /** Shares of the turnover, 0.001 for 0.1 %. */
  makerFee: decimal,
  takerFee: decimal,
  /** Hours between two payments of funding; null where there is none. */
  fundingHours: z.number().int().nullable(),
})

export type InstrumentFacts = z.infer<typeof instrumentFacts>
