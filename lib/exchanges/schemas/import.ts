import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { frameSchema } from './frame'
import { exchangeSchema, symbolSchema } from './instrument'

/** What is brought in unless somebody says otherwise. */
export const defaultSymbols = ['BTC/USDT', 'ETH/USDT', 'SOL/USDT', 'XRP/USDT']
export const defaultFrames = ['5m', '15m', '1h', '4h', '1d'] as const

/** Imports of one person that may be open at once. */
export const openImportsPerPerson = 40

const dayStart = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'A day is written as 2024-01-31.')
  .refine((text) => {
    const at = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
  }, 'There is no such day.')

export const startImportsInput = z.object({
  exchange: exchangeSchema,
  symbols: z
    .array(symbolSchema)
    .min(1, 'Choose a pair.')
    .max(10, 'At most ten pairs at once.')
    .default(defaultSymbols),
  frames: z
    .array(frameSchema)
    .min(1, 'Choose a frame.')
    .max(6, 'At most six frames at once.')
    .default([...defaultFrames]),
  /** First day, UTC. */
  from: dayStart,
  /** The day after the last one, UTC; left out: up to now, and kept up from then on. */
  to: dayStart.optional(),
})

export const importStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const

export const importRef = z.object({ importId: idSchema('candleImport') })

export const importView = z.object({
  id: idSchema('candleImport'),
  seriesId: idSchema('series'),
  exchange: exchangeSchema,
  symbol: symbolSchema,
  frame: frameSchema,
  state: z.enum(importStates),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Everything before this moment is there. */
  doneTo: z.iso.datetime(),
  /** Share of the span, 0 to 1. */
  share: z.number(),
  /** Candles that came in. */
  bars: z.number().int(),
  barsPerSecond: z.number().nullable(),
  /** Seconds of work that are left, as it went until now. */
  etaS: z.number().int().nullable(),
  /** What went wrong last; null when nothing did. */
  problem: z.string().nullable(),
  /** When an exchange that did not answer is asked again. */
  retryAt: z.iso.datetime().nullable(),
  /** Whether the caller may cancel it. */
  mine: z.boolean(),
  createdAt: z.iso.datetime(),
})

export type ImportView = z.infer<typeof importView>

export const importList = z.object({ items: z.array(importView), nextCursor: z.string().nullable() })

export const startedImports = z.object({ importIds: z.array(idSchema('candleImport')) })
