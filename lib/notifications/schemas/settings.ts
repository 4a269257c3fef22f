import { z } from 'zod'
import { languageSchema } from '@/lib/identity/schemas/person'
import { categorySchema, channelSchema } from './channel'

export const rhythms = ['none', 'hourly', 'daily', 'weekly'] as const

export const rhythmSchema = z.enum(rhythms, 'Choose how often mail is gathered.')
export type DigestRhythm = z.infer<typeof rhythmSchema>

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
