import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { steamTrade } from '@/db/schema/steam'
import { adminsOnly } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { readTradeRow, wakeBot } from './trade-rows'

export const recheckTrade = command(
  {
    name: 'steam.recheckTrade',
    summary: 'Has the bot read a trade on Steam again, also one that has ended: was it reversed?',
    input: z.object({ tradeId: idSchema('trade') }),
    output: z.object({ tradeId: z.string() }),
    access: adminsOnly,
  },
  async ({ tradeId }, ctx) => {
    const row = await readTradeRow(ctx.tx, tradeId, true)
    if (!row) notFound('trade')
    await ctx.tx
      .update(steamTrade)
      .set({ recheckAt: ctx.now, stepAt: ctx.now })
      .where(eq(steamTrade.id, tradeId))
    await ctx.audit({ act: 'steam.recheckTrade', subject: tradeId })
    await wakeBot(ctx.tx, row.botId)
    return { tradeId }
  },
)
