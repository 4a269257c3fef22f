import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { frameSchema } from './frame'
import { exchangeSchema, instrumentFacts, symbolSchema } from './instrument'

export const seriesRef = z.object({ seriesId: idSchema('series') })

const page = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

export const pageInput = z.object(page)

export const instrumentsInput = z.object({
  exchange: exchangeSchema.optional(),
  /** The beginning of a symbol: `BTC`, `BTC/USDT`. */
  search: z.string().trim().toUpperCase().max(40).optional(),
  ...page,
})

export const instrumentView = instrumentFacts.extend({ id: idSchema('instrument') })

export const instrumentList = z.object({ items: z.array(instrumentView), nextCursor: z.string().nullable() })

export const seriesView = z.object({
  id: idSchema('series'),
  instrumentId: idSchema('instrument'),
  exchange: exchangeSchema,
  symbol: symbolSchema,
  frame: frameSchema,
  /** What its owner calls a file; null: the candles of the exchange, which everybody reads. */
  name: z.string().nullable(),
  bars: z.number().int(),
  /** Opening of the first and of the last candle; null while there is none. */
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
  /** Candles that are not there between the first and the last one. */
  missing: z.number().int(),
  /** Candles that a source gave and that cannot be. */
  bad: z.number().int(),
  /** New candles are fetched as they end. */
  keptUp: z.boolean(),
})

export type SeriesView = z.infer<typeof seriesView>

export const seriesList = z.object({ items: z.array(seriesView), nextCursor: z.string().nullable() })

const gap = z.object({
  from: z.iso.datetime(),
  /** Opening of the first candle that is there again. */
  to: z.iso.datetime(),
  bars: z.number().int(),
})

export const monthView = z.object({
  /** `2024-03` */
  month: z.string(),
  bars: z.number().int(),
  /** Candles that the month has between the first and the last one of the series. */
  expected: z.number().int(),
  /** The first ones of them. */
  gaps: z.array(gap),
  bad: z.array(z.object({ at: z.iso.datetime(), flaw: z.string() })),
})

export type MonthView = z.infer<typeof monthView>

export const coverageView = seriesView.extend({ months: z.array(monthView) })

export type CoverageView = z.infer<typeof coverageView>
