import { and, count, eq, ne, notInArray, or } from 'drizzle-orm'
import { deal } from '@/db/schema/deals'
import { refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import { endedStates } from './states'

/**
 * The ended deals of one account become the history of another; deals between the two stay as they were written. Refuses
 * while one is open: its money and its trade wait for the person who began it. Answers how many moved.
 */
export async function handOverDeals(ctx: Ctx, from: string, into: string): Promise<number> {
  const [open] = await ctx.tx
    .select({ n: count() })
    .from(deal)
    .where(and(or(eq(deal.buyerId, from), eq(deal.sellerId, from)), notInArray(deal.state, endedStates)))
  const n = open?.n ?? 0
  if (n > 0)
    refuse(
      'open_deals',
      `The other account has ${n === 1 ? 'an open deal' : `${n} open deals`}. Join the accounts when nothing is open there.`,
    )
  const bought = await ctx.tx
    .update(deal)
    .set({ buyerId: into })
    .where(and(eq(deal.buyerId, from), ne(deal.sellerId, into)))
    .returning({ id: deal.id })
  const sold = await ctx.tx
    .update(deal)
    .set({ sellerId: into })
    .where(and(eq(deal.sellerId, from), ne(deal.buyerId, into)))
    .returning({ id: deal.id })
  return bought.length + sold.length
}
