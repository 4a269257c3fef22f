import { eq } from 'drizzle-orm'
import { goods } from '@/db/schema/goods'
import type { Ctx } from '@/lib/kernel/operation'

/** What one account offers, and offered, becomes another's. Answers how many goods moved. */
export async function handOverGoods(ctx: Ctx, from: string, into: string): Promise<number> {
  const moved = await ctx.tx
    .update(goods)
    .set({ sellerId: into })
    .where(eq(goods.sellerId, from))
    .returning({ id: goods.id })
  return moved.length
}
