import { eq } from 'drizzle-orm'
import { presencePerson } from '@/db/schema/presence'
import { signedIn } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { myPresenceOf } from './my-presence'
import { changePresenceInput, myPresenceSchema } from './schemas'
import { settle } from './settle'

export const changePresence = command(
  {
    name: 'presence.changePresence',
    summary: 'Chooses what others see: away or invisible by hand, and whether it is shown at all.',
    input: changePresenceInput,
    output: myPresenceSchema,
    access: signedIn,
    limit: { max: 30, windowS: 300 },
  },
  async ({ choice, shownTo }, ctx) => {
    const { id } = selfOf(ctx.actor)
    await settle(ctx, [id])
    if (choice !== undefined || shownTo !== undefined)
      await ctx.tx
        .update(presencePerson)
        .set({ ...(choice && { choice }), ...(shownTo && { shownTo }) })
        .where(eq(presencePerson.personId, id))
    await settle(ctx, [id])
    return myPresenceOf(ctx.tx, id)
  },
)
