import { and, eq, lt, sql } from 'drizzle-orm'
import { steamTrade } from '@/db/schema/steam'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import type { Timer } from '@/lib/kernel/timer'
import { moveTrade, readTradeRow } from './trade-rows'

const batch = 100

/** Ends trades that were never sent in time, also when no worker has the bot: nothing of them is on Steam. */
export async function expireUnsent(): Promise<number> {
  const overdue = await rawDb()
    .select({ id: steamTrade.id })
    .from(steamTrade)
    .where(and(eq(steamTrade.state, 'intent'), lt(steamTrade.dueAt, sql`now()`)))
    .limit(batch)
  for (const { id } of overdue) {
    await inTransaction(system('steam'), async (ctx) => {
      const row = await readTradeRow(ctx.tx, id, true)
      if (row?.state === 'intent' && row.dueAt <= ctx.now) await moveTrade(ctx, row, 'expire', {}, 'not_sent')
    })
  }
  return overdue.length
}

export const steamTimers: readonly Timer[] = [
  {
    name: 'steam.expireUnsent',
    everyMs: 5_000,
    run: async () => {
      await expireUnsent()
    },
  },
]
