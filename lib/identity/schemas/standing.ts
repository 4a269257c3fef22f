import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { personCardSchema, roleSchema } from './person'

export const reasonSchema = z
  .string('Give a reason.')
  .trim()
  .min(3, 'Give a reason.')
  .max(500, 'A reason has at most 500 characters.')

export const suspensionInput = z.object({
  personId: idSchema('user'),
  reason: reasonSchema,
  /** ISO 8601; null: until it is lifted. */
  until: z.iso.datetime('Give the end as a date and time.').nullable(),
})

export const objectionSchema = z
  .string('Say why.')
  .trim()
  .min(10, 'Say why, in at least 10 characters.')
  .max(2_000, 'An objection has at most 2,000 characters.')

/** Times are ISO 8601. */
export const suspensionView = z.object({
  reason: z.string(),
  since: z.string(),
  /** Null: until it is lifted. */
  until: z.string().nullable(),
  objection: z.string().nullable(),
  objectedAt: z.string().nullable(),
})
export type SuspensionView = z.infer<typeof suspensionView>

export const standings = ['active', 'suspended'] as const

export const findPeopleInput = z.object({
  /** Part of a name or an e-mail address, or a whole id or SteamID. */
  q: z.string().trim().max(100).optional(),
  role: roleSchema.optional(),
  standing: z.enum(standings).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export const foundPerson = personCardSchema.extend({
  role: roleSchema,
  standing: z.enum(standings),
  email: z.string().nullable(),
  steamId: z.string().nullable(),
  createdAt: z.string(),
  signedInAt: z.string().nullable(),
})
export type FoundPerson = z.infer<typeof foundPerson>

export const foundPeople = z.object({ items: z.array(foundPerson), nextCursor: z.string().nullable() })
export type FoundPeople = z.infer<typeof foundPeople>

/** A person as moderators and admins see them. */
export const personOffice = foundPerson.omit({ standing: true }).extend({
  sessions: z.number().int(),
  tokens: z.number().int(),
  hasFactor: z.boolean(),
  suspension: suspensionView.nullable(),
  /** What the one who looks may do. */
  may: z.object({ judge: z.boolean(), giveRole: z.boolean() }),
})
export type PersonOffice = z.infer<typeof personOffice>
