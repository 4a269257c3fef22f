import { eq } from 'drizzle-orm'
import { presencePerson } from '@/db/schema/presence'
import { signedIn } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { myPresenceOf } from './my-presence'
import { gameInput, myPresenceSchema } from './schemas'
import { settle } from './settle'

export const setGame = command(
  {
    name: 'presence.setGame',
    summary: 'Says that the caller is in a game, for two minutes unless said again; null ends it.',
    input: gameInput,
    output: myPresenceSchema,
    access: signedIn,
    limit: { max: 60, windowS: 600 },
  },
  async ({ title, forS }, ctx) => {
    const { id } = selfOf(ctx.actor)
    await settle(ctx, [id])
    await ctx.tx
      .update(presencePerson)
      .set({ gameTitle: title, gameUntil: title === null ? null : inMs(ctx.now, forS * 1_000) })
      .where(eq(presencePerson.personId, id))
    await settle(ctx, [id])
    return myPresenceOf(ctx.tx, id)
  },
)
