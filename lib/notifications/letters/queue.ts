import { z } from 'zod'
import { letter } from '@/db/schema/notifications'
import { personNames } from '@/lib/identity'
import { languageSchema } from '@/lib/identity/schemas/person'
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
})

export type LetterContent = z.infer<typeof content>

interface NewLetter {
  kind: LetterKind
  address: string
  /** Whose account it is about; null for new people. */
  personId: string | null
  path: string
  expiresAt: Date
}

/** Writes a letter into the running transaction. It asks for no preference, and waits for no quiet hours and no digest. */
export async function queueLetter(ctx: Ctx, given: NewLetter): Promise<void> {
  const { kind, address, personId, path, expiresAt } = given
  const id = newId('letter')
  const language = personId ? (await recipientOf(ctx.tx, personId)).language : 'en'
  const name = personId ? ((await personNames(ctx.tx, [personId])).get(personId)?.name ?? null) : null
  await ctx.tx.insert(letter).values({
    id,
    kind,
    address,
    sealed: seal(JSON.stringify({ name, language, path } satisfies LetterContent), contextOf(id)),
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
