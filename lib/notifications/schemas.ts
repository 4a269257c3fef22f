import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'

export const channels = ['inapp', 'email', 'push', 'telegram', 'discord', 'sms', 'webhook'] as const
export const channelSchema = z.enum(channels)
export type Channel = z.infer<typeof channelSchema>

export const categories = ['trade', 'money', 'security', 'social', 'system'] as const
export const categorySchema = z.enum(categories)
export type Category = z.infer<typeof categorySchema>

export const languages = ['en', 'de'] as const
export const languageSchema = z.enum(languages, 'Choose one of the languages.')
export type Language = z.infer<typeof languageSchema>

export const rhythms = ['none', 'hourly', 'daily', 'weekly'] as const
export const rhythmSchema = z.enum(rhythms, 'Choose how often mail is gathered.')
export type DigestRhythm = z.infer<typeof rhythmSchema>

/** Facts a notification's texts are made of. */
export const noticeFacts = z.object({
  dealId: z.string().optional(),
  item: z.string().optional(),
  other: z.string().optional(),
  amountMinor: z.number().int().optional(),
  currency: z.string().optional(),
  role: z.string().optional(),
  device: z.string().optional(),
  address: z.string().optional(),
  reason: z.string().optional(),
  /** Which way of being told it is about. */
  channel: channelSchema.optional(),
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

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time as 22:00.')

export const quietView = z.object({
  zone: z.string().max(64).refine(isZone, 'Choose a time zone from the list.'),
  start: wallTime,
  end: wallTime,
})

export type QuietView = z.infer<typeof quietView>

export const kindWish = z.object({
  kind: z.string(),
  category: categorySchema,
  /** What it is, in words: `Somebody buys your item`. */
  label: z.string(),
  channels: z.array(z.object({ channel: channelSchema, wanted: z.boolean(), fixed: z.boolean() })),
})

export const addressView = z.object({
  address: z.string(),
  /** Why nothing is sent there any more; null while it works. */
  offWhy: z.string().nullable(),
})

export const settingsView = z.object({
  kinds: z.array(kindWish),
  language: languageSchema,
  digest: rhythmSchema,
  mutedUntil: z.string().nullable(),
  quiet: quietView.nullable(),
  /** Where e-mail goes; null when the account has no address. */
  email: addressView.nullable(),
})

export type SettingsView = z.infer<typeof settingsView>

export const preferenceInput = z.object({
  kind: z.string().max(60),
  channel: channelSchema,
  wanted: z.boolean(),
})

export const settingsInput = z.object({
  language: languageSchema.optional(),
  digest: rhythmSchema.optional(),
  /** Hours from now, 0 to be told again; what is urgent is told all the same. */
  muteHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 30, 'Mute for at most 30 days.')
    .optional(),
  /** Null: no quiet hours. */
  quiet: quietView.nullable().optional(),
})

export const unsubscribeInput = z.object({ token: z.string().min(1).max(2_000) })

export const unsubscribeView = z.object({
  /** What no longer comes by e-mail, in words. */
  label: z.string(),
  language: languageSchema,
})

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
