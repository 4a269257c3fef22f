import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { systemOnly } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { readSteamProof } from './proof'
import { personCardSchema } from './schemas/person'
import { cardOf } from './views'

/** A picture that somebody has put here themselves stays. */
const unlessOwn = (avatarUrl: string) =>
  sql`case when avatar_url like '/media/%' then avatar_url else ${avatarUrl} end`

export const signInWithSteam = command(
  {
    name: 'identity.signInWithSteam',
    summary: 'Finds the account of a SteamID that Steam has just confirmed; null when nobody has it.',
    input: z.object({ proof: z.string(), avatarUrl: z.string().nullable().default(null) }),
    output: personCardSchema.nullable(),
    access: systemOnly,
  },
  async ({ proof, avatarUrl }, ctx) => {
    const [known] = await ctx.tx
      .update(person)
      .set({ signedInAt: ctx.now, ...(avatarUrl ? { avatarUrl: unlessOwn(avatarUrl) } : {}) })
      .where(eq(person.steamId, readSteamProof(proof)))
      .returning()
    return known ? cardOf(known) : null
  },
)
