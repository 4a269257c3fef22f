import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema } from '@/lib/kernel/money'

export const roleSchema = z.enum(['user', 'provider', 'publisher', 'moderator', 'admin'])
export type RoleName = z.infer<typeof roleSchema>

export const nameSchema = z
  .string('Enter a name.')
  .trim()
  .min(2, 'A name has at least 2 characters.')
  .max(40, 'A name has at most 40 characters.')
  .regex(/^[^\p{C}]+$/u, 'A name cannot contain control characters.')

export const steamIdSchema = z.string().regex(/^7656119\d{10}$/, 'This is not a SteamID.')

/** What everybody may see of a person. */
export const personCardSchema = z.object({
  id: idSchema('user'),
  name: z.string(),
  avatarUrl: z.string().nullable(),
})
export type PersonCard = z.infer<typeof personCardSchema>

export const languages = ['en', 'de'] as const

export const languageSchema = z.enum(languages, 'Choose one of the languages.')
export type Language = z.infer<typeof languageSchema>

export const zoneSchema = z.string().max(64).refine(isZone, 'Choose a time zone from the list.')

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

export const accents = ['amber', 'teal', 'violet', 'rose'] as const

export const densities = ['dense', 'roomy'] as const

export const lookSchema = z.object({ accent: z.enum(accents), density: z.enum(densities) })
export type Look = z.infer<typeof lookSchema>

/** Who sees a part of a person. There are no friends yet: until then `friends` lets in nobody. */
export const audienceSchema = z.enum(['everyone', 'friends', 'nobody'])
export type Audience = z.infer<typeof audienceSchema>

export const privacySchema = z.object({
  /** The items in the Steam inventory. */
  inventory: audienceSchema,
  library: audienceSchema,
  /** How much was bought and sold. */
  activity: audienceSchema,
})
export type Privacy = z.infer<typeof privacySchema>

const bioSchema = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
  .pipe(
    z
      .string()
      .max(500, 'At most 500 characters.')
      .regex(/^(\n|[^\p{Cc}\p{Co}\p{Cs}])*$/u, 'This text holds characters that cannot be shown.'),
  )

/** What is left out stays. */
export const profileInput = z.object({
  name: nameSchema.optional(),
  bio: bioSchema.optional(),
  /** ISO 3166-1; null: not said. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Choose a country from the list.')
    .nullable()
    .optional(),
  language: languageSchema.optional(),
  zone: zoneSchema.optional(),
  /** The wallet that is shown first. */
  currency: currencySchema.optional(),
  look: lookSchema.partial().optional(),
  privacy: privacySchema.partial().optional(),
})

/** What a person sees of their own account. Times are ISO 8601. */
export const meSchema = personCardSchema.extend({
  bio: z.string(),
  country: z.string().nullable(),
  language: languageSchema,
  zone: z.string(),
  currency: currencySchema,
  look: lookSchema,
  privacy: privacySchema,
  role: roleSchema,
  email: z.string().nullable(),
  hasPassword: z.boolean(),
  steamId: z.string().nullable(),
  tradeUrl: z.string().nullable(),
  createdAt: z.string(),
})
export type Me = z.infer<typeof meSchema>
