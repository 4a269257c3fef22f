import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { steamBot } from '@/db/schema/steam'
import { adminsOnly } from '@/lib/kernel/access'
import { newId } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { sealSecrets } from './bot-rows'
import { steamIdSchema } from './schemas'
import { wakeBot } from './trade-rows'

export const registerBot = command(
  {
    name: 'steam.registerBot',
    summary:
      'Adds an escrow bot, or gives a known one new secrets. Secrets are sealed and never shown again.',
    input: z.object({
      steamId: steamIdSchema,
      name: z.string().min(1).max(60),
      login: z.string().min(1).max(64),
      password: z.string().min(1),
      sharedSecret: z.string().min(1),
      identitySecret: z.string().min(1),
      tradeToken: z.string().regex(/^[A-Za-z0-9_-]{8}$/, 'A trade token has 8 characters.'),
      capacity: z.number().int().min(1).max(1_000).default(900),
    }),
    output: z.object({ botId: z.string() }),
    access: adminsOnly,
  },
  async (input, ctx) => {
    const { steamId, name, login, tradeToken, capacity, password, sharedSecret, identitySecret } = input
    const [known] = await ctx.tx
      .select({ id: steamBot.id })
      .from(steamBot)
      .where(eq(steamBot.steamId, steamId))
      .for('update')
    const id = known?.id ?? newId('bot')
    const sealedSecrets = sealSecrets(id, { password, sharedSecret, identitySecret })
    const facts = {
      name,
      login,
      tradeToken,
      capacity,
      sealedSecrets,
      sealedRefreshToken: null,
      updatedAt: ctx.now,
    }
    if (known) await ctx.tx.update(steamBot).set(facts).where(eq(steamBot.id, id))
    else await ctx.tx.insert(steamBot).values({ id, steamId, ...facts, createdAt: ctx.now })
    await ctx.audit({ act: 'steam.registerBot', subject: id, detail: { steamId, name } })
    await wakeBot(ctx.tx, id)
    return { botId: id }
  },
)
