import { z } from 'zod'
import { event } from '@/lib/kernel/events'

export const goodsEdited = event(
  'goods.edited',
  z.object({
    goodsId: z.string(),
    /** Names of what is no longer as it was. */
    changed: z.array(z.string()),
    priceMinor: z.number(),
  }),
)
