import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { signedIn } from '@/lib/kernel/access'
import { notFound, refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { checkTradeUrl } from '@/lib/steam'
import { selfOf } from './access'
import { profileChanged, roomOf, tradeUrlChanged } from './events'
import { meSchema } from './schemas/person'
import { meOf } from './views'

export const setSteamTradeUrl = command(
  {
    name: 'identity.setSteamTradeUrl',
    summary: 'Stores the Steam trade URL of the caller, which must belong to the linked Steam account.',
    input: z.object({
      tradeUrl: z.string('Paste your trade URL.').max(300, 'This is not a Steam trade URL.'),
    }),
    output: meSchema,
    access: signedIn,
    limit: { max: 30, windowS: 300 },
  },
  async ({ tradeUrl }, ctx) => {
    const self = selfOf(ctx.actor)
    const [row] = await ctx.tx.select().from(person).where(eq(person.id, self.id)).for('update')
    if (!row) notFound('account')
    if (!row.steamId) refuse('steam_not_linked', 'Link your Steam account first; then add its trade URL.')
    const { token: steamTradeToken } = checkTradeUrl(row.steamId, tradeUrl)
    await ctx.tx.update(person).set({ steamTradeToken }).where(eq(person.id, self.id))
    await ctx.emit(profileChanged, {
      aggregate: self.id,
      payload: { personId: self.id },
      rooms: [roomOf(self.id)],
    })
    if (row.steamTradeToken !== steamTradeToken) {
      await ctx.emit(tradeUrlChanged, {
        aggregate: self.id,
        payload: { personId: self.id, first: row.steamTradeToken === null },
      })
    }
    return meOf({ ...row, steamTradeToken })
  },
)
