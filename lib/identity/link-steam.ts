import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { isUnique } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { roomOf, steamLinked } from './events'
import { demandFresh } from './fresh'
import { readSteamProof } from './proof'
import { signInSentences } from './schemas/sign-in'

export const linkSteam = command(
  {
    name: 'identity.linkSteam',
    summary: 'Links the Steam account that Steam has just confirmed to the account of the caller.',
    input: z.object({ proof: z.string() }),
    output: z.object({ steamId: z.string() }),
    access: inPerson,
  },
  async ({ proof }, ctx) => {
    const steamId = readSteamProof(proof)
    await demandFresh(ctx)
    await attachSteam(ctx, steamId)
    return { steamId }
  },
)

/** Gives the caller a Steam account that was proved to be theirs. */
export async function attachSteam(ctx: Ctx, steamId: string): Promise<void> {
  const { id: personId } = selfOf(ctx.actor)
  if (!(await claim(ctx, personId, steamId))) return explain(ctx, personId, steamId)
  await ctx.emit(steamLinked, {
    aggregate: personId,
    payload: { personId, steamId },
    rooms: [roomOf(personId)],
  })
  await ctx.audit({ act: 'identity.linkSteam', subject: personId, detail: { steamId } })
}

async function claim(ctx: Ctx, personId: string, steamId: string): Promise<boolean> {
  try {
    const claimed = await ctx.tx.transaction((inner) =>
      inner
        .update(person)
        .set({ steamId })
        .where(and(eq(person.id, personId), isNull(person.steamId)))
        .returning({ id: person.id }),
    )
    return claimed.length === 1
  } catch (error) {
    if (isUnique(error, 'person_steam_id_unique')) refuse('steam_taken', signInSentences.steam_taken)
    throw error
  }
}

async function explain(ctx: Ctx, personId: string, steamId: string): Promise<void> {
  const [row] = await ctx.tx.select({ linked: person.steamId }).from(person).where(eq(person.id, personId))
  if (row?.linked === steamId) return
  refuse('steam_already_linked', signInSentences.steam_already_linked)
}
