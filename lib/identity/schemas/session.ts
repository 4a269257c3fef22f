import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { codeSchema } from './factor'
import { waySchema } from './sign-in'

/** One browser in which a person is signed in. Times are ISO 8601; `usedAt` is true to a few minutes. */
export const sessionViewSchema = z.object({
  id: idSchema('session'),
  way: waySchema,
  device: z.string(),
  address: z.string(),
  /** ISO 3166-1, of the address; null for one that belongs to no country. */
  country: z.string().nullable(),
  createdAt: z.string(),
  usedAt: z.string(),
  /** The session that asks. */
  current: z.boolean(),
})
export type SessionView = z.infer<typeof sessionViewSchema>

export const mySessionsInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export const mySessionsView = z.object({
  items: z.array(sessionViewSchema),
  nextCursor: z.string().nullable(),
  /** How many are open. */
  total: z.number().int(),
})
export type MySessionsView = z.infer<typeof mySessionsView>

export const newTokenInput = z.object({
  name: z
    .string('Name the token.')
    .trim()
    .min(1, 'Name the token after what uses it.')
    .max(60, 'A name has at most 60 characters.'),
  scope: z.enum(['read', 'write'], 'Choose what the token may do.'),
  days: z.coerce.number().int().min(1, 'At least one day.').max(365, 'At most 365 days.').default(90),
})

/** Times are ISO 8601; `usedAt` is true to a few minutes. */
export const tokenViewSchema = z.object({
  id: idSchema('token'),
  name: z.string(),
  /** The last four characters of the secret. */
  hint: z.string(),
  scope: z.enum(['read', 'write']),
  createdAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
  usedFrom: z.string().nullable(),
})
export type TokenView = z.infer<typeof tokenViewSchema>

export const signInClientInput = z.object({
  email: z.string('Enter your e-mail address.').max(254),
  password: z.string('Enter your password.').max(200),
  /** Of the authenticator, or a recovery code: an account with a second factor needs one. */
  code: codeSchema.optional(),
  scope: z.enum(['read', 'write']).default('read'),
  /** What the person will see among their sessions. */
  program: z.string().trim().min(1).max(60).default('A program'),
})

export const refreshClientInput = z.object({ refreshToken: z.string().min(1).max(200) })

/** Times are ISO 8601. */
export const clientTokensSchema = z.object({
  accessToken: z.string(),
  accessExpiresAt: z.string(),
  /** For the next pair; it works once. */
  refreshToken: z.string(),
  refreshExpiresAt: z.string(),
  scope: z.enum(['read', 'write']),
})
