import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { channelSchema } from './channel'

export const deliveryRef = z.object({ deliveryId: idSchema('delivery') })

export const deliveryStates = [
  'queued',
  'held',
  'sent',
  'delivered',
  'bounced',
  'dead',
  'suppressed',
] as const

export const attemptView = z.object({
  attempt: z.number().int(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  outcome: z.enum(['delivered', 'retry', 'dead', 'broken']).nullable(),
  reason: z.string().nullable(),
  /** What a webhook answered: its status, and the first kilobyte of the body. */
  answerStatus: z.number().int().nullable(),
  answerBody: z.string().nullable(),
})

export const deliveryView = z.object({
  id: z.string(),
  channel: channelSchema,
  /** Null for a digest. */
  kind: z.string().nullable(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  reason: z.string().nullable(),
  /** When it is tried next. */
  nextTryAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  tries: z.array(attemptView),
})
export type DeliveryView = z.infer<typeof deliveryView>

export const deliveriesView = z.object({ items: z.array(deliveryView), nextCursor: z.string().nullable() })
export type DeliveriesView = z.infer<typeof deliveriesView>

export const deliveryFilter = z.object({
  state: z.enum(deliveryStates).optional(),
  channel: channelSchema.optional(),
})

export const deliveryListInput = deliveryFilter.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const adminDeliveryView = deliveryView.extend({
  personId: z.string(),
  personName: z.string(),
  /** What its owner knows the address by; null when it was taken away. */
  address: z.string().nullable(),
})
export type AdminDeliveryView = z.infer<typeof adminDeliveryView>

export const pauseView = z.object({ channel: channelSchema, until: z.string(), reason: z.string() })

export const deliveryListView = z.object({
  items: z.array(adminDeliveryView),
  nextCursor: z.string().nullable(),
  /** Deliveries of the last seven days by state, within the channel of the filter. */
  counts: z.record(z.enum(deliveryStates), z.number().int()),
  pauses: z.array(pauseView),
})
export type DeliveryListView = z.infer<typeof deliveryListView>

const reason = z.string().trim().min(3, 'Say why, in a few words.').max(500)

export const replayInput = deliveryRef.extend({ reason })

export const replayAllInput = z.object({ channel: channelSchema.optional(), reason })

export const replayedView = z.object({ replayed: z.number().int() })

export const endPauseInput = z.object({ channel: channelSchema, reason })
