import { z } from 'zod'
import { languageSchema } from '@/lib/identity/schemas/person'

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
