import { z } from 'zod'
import { event } from '@/lib/kernel/events'

export const listingPriceChanged = event(
  'listings.priceChanged',
  z.object({ listingId: z.string(), fromMinor: z.number(), toMinor: z.number() }),
)
