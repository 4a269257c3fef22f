import { z } from 'zod'
import { event } from '@/lib/kernel/events'

/** Somebody wrote on a seller's order. */
export const orderNoted = event('orders.noted', z.object({ sellerOrderId: z.string() }))
