import { z } from 'zod'
import { languageSchema } from '@/lib/identity/schemas/person'
import { idSchema } from '@/lib/kernel/ids'
import { categorySchema, channelSchema } from './channel'

/** Facts a notification's texts are made of. */
export const noticeFacts = z.object({
  dealId: z.string().optional(),
  orderId: z.string().optional(),
  sellerOrderId: z.string().optional(),
  giftCardId: z.string().optional(),
  disputeId: z.string().optional(),
  item: z.string().optional(),
  other: z.string().optional(),
  amountMinor: z.number().int().optional(),
  currency: z.string().optional(),
  role: z.string().optional(),
  device: z.string().optional(),
  address: z.string().optional(),
  reason: z.string().optional(),
  carrier: z.string().optional(),
  tracking: z.string().optional(),
  /** Where the carrier shows the parcel. */
  trackingUrl: z.string().optional(),
  /** Which way of being told it is about. */
  channel: channelSchema.optional(),
  /** A time, ISO 8601; null: without an end. */
  until: z.string().nullable().optional(),
})
export type NoticeFacts = z.infer<typeof noticeFacts>

export const notificationListInput = z.object({
  show: z.enum(['all', 'unread']).default('all'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export const notificationRow = z.object({
  id: z.string(),
  kind: z.string(),
  category: categorySchema,
  title: z.string(),
  body: z.string(),
  /** Language of title and body. */
  language: languageSchema,
  /** Path of the page it is about. */
  href: z.string(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
})
export type NotificationRow = z.infer<typeof notificationRow>

export const notificationListView = z.object({
  items: z.array(notificationRow),
  nextCursor: z.string().nullable(),
  counts: z.object({ all: z.number().int(), unread: z.number().int() }),
})
export type NotificationListView = z.infer<typeof notificationListView>

export const notificationRef = z.object({ notificationId: idSchema('notification') })

export const unreadView = z.object({ unread: z.number().int() })
