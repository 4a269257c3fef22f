import { z } from 'zod'
import { event } from '@/lib/kernel/events'

/** Candles were added, replaced or deleted. */
export const seriesChanged = event('exchanges.seriesChanged', z.object({ seriesId: z.string() }))
