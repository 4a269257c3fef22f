import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { systemOnly } from '@/lib/kernel/access'
import { assert } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { personJoined, roomOf } from './events'
import { readSteamProof } from './proof'
import { personCardSchema } from './schemas'
import { cardOf } from './views'

/** A picture that somebody has put here themselves stays. */
const unlessOwn = (avatarUrl: string) =>
  sql`case when avatar_url like '/media/%' then avatar_url else ${avatarUrl} end`

export const signInWithSteam = command(
  {
    name: 'identity.signInWithSteam',
    summary: 'Finds or creates the account of a SteamID that Steam has just confirmed.',
    input: z.object({
      proof: z.string(),
      persona: z.object({ name: z.string(), avatarUrl: z.string().nullable() }).nullable().default(null),
    }),
    output: personCardSchema,
    access: systemOnly,
  },
  async ({ proof, persona }, ctx) => {
    const steamId = readSteamProof(proof)
    const [created] = await ctx.tx
      .insert(person)
      .values({
        id: newId('user'),
        name: persona?.name.trim().slice(0, 40) || `Steam ${steamId.slice(-4)}`,
        avatarUrl: persona?.avatarUrl ?? null,
        steamId,
        createdAt: ctx.now,
        signedInAt: ctx.now,
      })
      .onConflictDoNothing({ target: person.steamId })
      .returning()
    if (created) {
      await ctx.emit(personJoined, {
        aggregate: created.id,
        payload: { personId: created.id },
        rooms: [roomOf(created.id)],
      })
      return cardOf(created)
    }
    const [known] = await ctx.tx
      .update(person)
      .set({
        signedInAt: ctx.now,
        ...(persona?.avatarUrl ? { avatarUrl: unlessOwn(persona.avatarUrl) } : {}),
      })
      .where(eq(person.steamId, steamId))
      .returning()
    assert(known, 'A person that was just there has vanished.')
    return cardOf(known)
  },
)
