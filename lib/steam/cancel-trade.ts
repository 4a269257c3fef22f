import { and, eq, inArray } from 'drizzle-orm'
import { steamTrade } from '@/db/schema/steam'
import type { Ctx } from '@/lib/kernel/operation'
import type { Leg } from './schemas'
import { isOpen, openStates } from './states'
import { moveTrade, readTradeRow, wakeBot } from './trade-rows'

export type TradeRef = string | { subject: string; leg: Leg }

/**
 * Calls a trade off. One that was never sent ends at once; one that was sent ends when Steam has confirmed it, which
 * may also be with an exchange that came first. Answers what was done; a trade that has already ended stays as it is.
 */
export async function cancelTrade(
  ctx: Ctx,
  ref: TradeRef,
  reason: string,
): Promise<'cancelled' | 'requested' | 'already_ended'> {
  const id = typeof ref === 'string' ? ref : await openTradeOf(ctx, ref)
  const row = id ? await readTradeRow(ctx.tx, id, true) : null
  if (!row || !isOpen(row.state)) return 'already_ended'
  if (row.state === 'intent') {
    await moveTrade(ctx, row, 'cancel', { cancelRequested: true, cancelReason: reason }, reason)
    return 'cancelled'
  }
  await ctx.tx
    .update(steamTrade)
    .set({ cancelRequested: true, cancelReason: reason, stepAt: ctx.now })
    .where(eq(steamTrade.id, row.id))
  await wakeBot(ctx.tx, row.botId)
  return 'requested'
}

async function openTradeOf(ctx: Ctx, { subject, leg }: { subject: string; leg: Leg }) {
  const [row] = await ctx.tx
    .select({ id: steamTrade.id })
    .from(steamTrade)
    .where(
      and(
        eq(steamTrade.subject, subject),
        eq(steamTrade.leg, leg),
        inArray(steamTrade.state, [...openStates]),
      ),
    )
  return row?.id ?? null
}
