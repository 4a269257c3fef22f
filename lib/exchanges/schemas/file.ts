import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { frameSchema } from './frame'

/** What a person may send at once, packed or not. */
export const maxFileBytes = 32 * 1024 * 1024
export const filesPerPerson = 50

/** Which candles a file holds, and what its owner calls them. */
export const candleFileInput = z.object({
  /** The pair whose steps and fees count for these candles. */
  instrumentId: idSchema('instrument'),
  frame: frameSchema,
  name: z
    .string()
    .trim()
    .min(1, 'Give the candles a name.')
    .max(60, 'A name has at most 60 characters.')
    .regex(/^[^\p{C}]*$/u, 'A name is one line of text.'),
})

export type CandleFile = z.infer<typeof candleFileInput>

export const importCandleFileInput = candleFileInput.extend({
  /** The file as text: `ts,open,high,low,close,volume`, the oldest first, ts in ms UTC. */
  csv: z
    .string()
    .min(1, 'This file is empty.')
    .max(200_000, 'Send larger files in pieces, or on the data page.'),
})

export const keptFileView = z.object({
  seriesId: idSchema('series'),
  /** Candles in the file. */
  bars: z.number().int(),
  added: z.number().int(),
  /** Candles that were there with other figures. */
  replaced: z.number().int(),
  /** Candles that the file itself lacks between its first and its last one. */
  missing: z.number().int(),
})

export type KeptFile = z.infer<typeof keptFileView>
