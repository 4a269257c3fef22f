import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'

export const statusSchema = z.enum(['online', 'away', 'in_game', 'offline'])
export type Status = z.infer<typeof statusSchema>

/** What others see. Somebody invisible, or who shows themselves to nobody, is offline. Times are ISO 8601. */
export const presenceSchema = z.object({
  personId: idSchema('user'),
  status: statusSchema,
  /** Of the game, while in one. */
  title: z.string().nullable(),
  /** While offline, true to half a minute; null when it is not shown or was never known. */
  lastSeenAt: z.string().nullable(),
})
export type Presence = z.infer<typeof presenceSchema>

export const choiceSchema = z.enum(['auto', 'away', 'invisible'], 'Choose auto, away or invisible.')
export type Choice = z.infer<typeof choiceSchema>

export const shownToSchema = z.enum(['everyone', 'nobody'], 'Choose everyone or nobody.')

export const changePresenceInput = z.object({
  choice: choiceSchema.optional(),
  shownTo: shownToSchema.optional(),
})

export const gameInput = z.object({
  /** Null: no longer in a game. */
  title: z
    .string('Name the game.')
    .trim()
    .min(1, 'Name the game.')
    .max(80, 'A title has at most 80 characters.')
    .regex(/^[^\p{C}]+$/u, 'A title cannot contain control characters.')
    .nullable(),
  /** It ends by itself unless it is said again. */
  forS: z.number().int().min(30).max(43_200).default(120),
})

/** A person's own settings, and what they come to now. */
export const myPresenceSchema = z.object({
  choice: choiceSchema,
  shownTo: shownToSchema,
  status: statusSchema,
  title: z.string().nullable(),
  gameUntil: z.string().nullable(),
})
export type MyPresence = z.infer<typeof myPresenceSchema>
