import { z } from 'zod'
import { letter } from '@/db/schema/notifications'
import { personNames } from '@/lib/identity'
import { type Language, languageSchema } from '@/lib/identity/schemas/person'
import { seal, unseal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Ctx } from '@/lib/kernel/operation'
import { recipientOf } from '../recipient'
import type { LetterKind } from './kinds'

const content = z.object({
  /** Null for somebody who has no account. */
  name: z.string().nullable(),
  language: languageSchema,
  /** Path of the page it leads to, with the secret of a link in it. */
  path: z.string(),
  /** What its text speaks of. */
  words: z.record(z.string(), z.string()).optional(),
  /** What somebody wrote to the one who gets it. */
  quote: z.string().optional(),
  /** Something to be typed or copied, in a line of its own. */
  code: z.string().optional(),
})

export type LetterContent = z.infer<typeof content>

interface NewLetter {
  kind: LetterKind
  address: string
  /** Whose account it is about; null for new people. */
  personId: string | null
  path: string
  /** For somebody without an account; left out: English. */
  language?: Language
  words?: Record<string, string>
  quote?: string | undefined
  code?: string
  expiresAt: Date
}

/** Writes a letter into the running transaction. It asks for no preference, and waits for no quiet hours and no digest. */
export async function queueLetter(ctx: Ctx, given: NewLetter): Promise<void> {
  const { kind, address, personId, path, words, quote, code, expiresAt } = given
  const id = newId('letter')
  const language = personId ? (await recipientOf(ctx.tx, personId)).language : (given.language ?? 'en')
  const name = personId ? ((await personNames(ctx.tx, [personId])).get(personId)?.name ?? null) : null
  const written = { name, language, path, words, quote, code }
  await ctx.tx.insert(letter).values({
    id,
    kind,
    address,
    sealed: seal(JSON.stringify(written), contextOf(id)),
    state: 'queued',
    notBefore: ctx.now,
    expiresAt,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
}

export const openLetter = (id: string, sealed: string): LetterContent =>
  content.parse(JSON.parse(unseal(sealed, contextOf(id))))

const contextOf = (id: string) => `letter ${id}`
