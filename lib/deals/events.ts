import { z } from 'zod'
import { event } from '@/lib/kernel/events'

export const dealNoted = event(
  'deals.noted',
  z.object({ dealId: z.string(), kind: z.enum(['help', 'note']) }),
)
