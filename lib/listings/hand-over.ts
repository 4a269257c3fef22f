import { eq } from 'drizzle-orm'
import { listing } from '@/db/schema/listings'
import type { Ctx } from '@/lib/kernel/operation'

/** What one account has for sale, and had, becomes another's. Answers how many listings moved. */
export async function handOverListings(ctx: Ctx, from: string, into: string): Promise<number> {
  const moved = await ctx.tx
    .update(listing)
    .set({ sellerId: into })
    .where(eq(listing.sellerId, from))
    .returning({ id: listing.id })
  return moved.length
}
