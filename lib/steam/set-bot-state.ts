import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { steamBot } from '@/db/schema/steam'
import { adminsOnly } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { readBot } from './bot-rows'
import { botChanged } from './events'
import { wakeBot } from './trade-rows'

export const setBotState = command(
  {
    name: 'steam.setBotState',
    summary: 'Stops an escrow bot at once, or lets it work again. What it holds and owes stays as it is.',
    input: z.object({
      botId: idSchema('bot'),
      enabled: z.boolean(),
      reason: z.string().trim().min(3, 'Say why; it is kept in the audit.').max(500),
    }),
    output: z.object({ botId: z.string(), state: z.string() }),
    access: adminsOnly,
  },
  async ({ botId, enabled, reason }, ctx) => {
    const bot = await readBot(ctx.tx, botId)
    if (!bot) notFound('bot')
    const state = enabled ? 'offline' : 'disabled'
    const unchanged = enabled ? bot.state !== 'disabled' && bot.state !== 'limited' : bot.state === 'disabled'
    if (!unchanged) {
      await ctx.tx
        .update(steamBot)
        .set({ state, lastError: null, updatedAt: ctx.now })
        .where(eq(steamBot.id, botId))
      await ctx.emit(botChanged, { aggregate: botId, payload: { botId, state }, rooms: ['admins'] })
    }
    await ctx.audit({ act: 'steam.setBotState', subject: botId, reason, detail: { enabled } })
    await wakeBot(ctx.tx, botId)
    return { botId, state: unchanged ? bot.state : state }
  },
)
