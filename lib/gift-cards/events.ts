import { z } from 'zod'
import { event } from '@/lib/kernel/events'

/** A card is to be sent to its recipient now; see `takeDelivery`. */
export const giftCardDue = event('giftCards.due', z.object({ giftCardId: z.string() }))
