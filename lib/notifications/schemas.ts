import { z } from 'zod'
import { languageSchema } from '@/lib/identity/schemas'
import { idSchema } from '@/lib/kernel/ids'

export const channels = ['inapp', 'email', 'push', 'telegram', 'discord', 'sms', 'webhook'] as const
export const channelSchema = z.enum(channels)
export type Channel = z.infer<typeof channelSchema>

export const categories = ['trade', 'money', 'security', 'social', 'system'] as const
export const categorySchema = z.enum(categories)
export type Category = z.infer<typeof categorySchema>

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

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time as 22:00.')

export const quietView = z.object({
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
  /** Null until something is sent there. */
  id: z.string().nullable(),
  address: z.string(),
  /** Why nothing is sent there any more; null while it works. */
  offWhy: z.string().nullable(),
})

export const settingsView = z.object({
  kinds: z.array(kindWish),
  /** Of the person's profile, as the time zone. */
  language: languageSchema,
  zone: z.string(),
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

export const addressRef = z.object({ addressId: idSchema('channelAddress') })

export const reachView = z.object({
  id: z.string(),
  /** What its owner knows it by; the secret part of it is never shown. */
  label: z.string(),
  /** Why nothing is sent there any more; null while it works. */
  offWhy: z.string().nullable(),
  createdAt: z.string(),
})

export type ReachView = z.infer<typeof reachView>

export const channelView = z.object({
  channel: channelSchema,
  /** False while the operator of this site has not set it up. */
  ready: z.boolean(),
  /** How many addresses it may have. */
  most: z.number().int(),
  addresses: z.array(reachView),
})

export type ChannelView = z.infer<typeof channelView>

export const channelsView = z.object({
  channels: z.array(channelView),
  /** With what a browser subscribes to pushes of this site. */
  pushKey: z.string(),
  /** A number waits for the code that was sent to it; its last digits. */
  smsPending: z.string().nullable(),
})

export type ChannelsView = z.infer<typeof channelsView>

export const telegramLinkView = z.object({ url: z.string(), expiresAt: z.string() })

export const phoneInput = z.object({
  number: z
    .string()
    .transform((text) => text.replaceAll(/[\s()./-]/g, ''))
    .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'Give the number with its country, as in +49 151 00000001.')),
})

export const codeInput = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'The code has six digits.'),
})

export const discordInput = z.object({ url: z.url('Paste the whole address.').max(2_048) })

const key = (bytes: number) =>
  z
    .string()
    .max(200)
    .regex(/^[\w-]+={0,2}$/, `Must be ${bytes} bytes in base64url.`)

export const pushInput = z.object({
  endpoint: z.url().max(1_024),
  keys: z.object({ p256dh: key(65), auth: key(16) }),
  /** What the owner calls this browser. */
  name: z.string().trim().min(1).max(60),
})

export const webhookInput = z.object({
  url: z.url({ protocol: /^https?$/, error: 'Give a whole https address.' }).max(2_048),
  description: z.string().trim().max(80).default(''),
  /** Kinds it is told; left out or null: every kind. */
  kinds: z.array(z.string().max(60)).min(1, 'Choose at least one kind.').max(100).nullable().default(null),
})

export const webhookRef = z.object({ webhookId: idSchema('channelAddress') })

export const webhookChange = webhookRef.extend({
  description: z.string().trim().max(80).optional(),
  kinds: z.array(z.string().max(60)).min(1, 'Choose at least one kind.').max(100).nullable().optional(),
})

export const webhookView = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  kinds: z.array(z.string()).nullable(),
  /** Since when nothing has arrived; null while it works. */
  failingSince: z.string().nullable(),
  /** Why nothing is sent there any more; null while it works. */
  offWhy: z.string().nullable(),
  /** Until when the former secret signs too. */
  formerSecretUntil: z.string().nullable(),
  createdAt: z.string(),
})

export type WebhookView = z.infer<typeof webhookView>

export const webhookListView = z.object({
  items: z.array(webhookView),
  most: z.number().int(),
  /** Every kind that can be chosen, in words. */
  kinds: z.array(z.object({ kind: z.string(), label: z.string() })),
})

export type WebhookListView = z.infer<typeof webhookListView>

/** The secret is shown this once. */
export const webhookSecretView = z.object({ webhook: webhookView, secret: z.string() })

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

export const webhookDeliveriesInput = webhookRef.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

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

export const previewInput = z.object({
  /** A kind or a letter; left out, or none of them: the digest. */
  kind: z.string().max(60).optional(),
  language: languageSchema.default('en'),
})

export const previewView = z.object({
  kinds: z.array(z.string()),
  letters: z.array(z.string()),
  kind: z.string().nullable(),
  language: languageSchema,
  mail: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
  /** Null for a letter, which goes by mail alone. */
  short: z.object({ chat: z.string(), push: z.string(), sms: z.string() }).nullable(),
})
