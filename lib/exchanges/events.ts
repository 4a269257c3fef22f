import { z } from 'zod'
import { event } from '@/lib/kernel/events'

/** Candles were added, replaced or deleted. */
export const seriesChanged = event('exchanges.seriesChanged', z.object({ seriesId: z.string() }))

/** An import has come further. */
export const importProgressed = event('exchanges.importProgressed', z.object({ importId: z.string() }))
