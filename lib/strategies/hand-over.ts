import { eq } from 'drizzle-orm'
import { strategy } from '@/db/schema/strategies'
import type { Ctx } from '@/lib/kernel/operation'

/** The strategies of one account become another's. Answers how many. */
export async function handOverStrategies({ tx }: Ctx, from: string, into: string): Promise<number> {
  const moved = await tx
    .update(strategy)
    .set({ ownerId: into })
    .where(eq(strategy.ownerId, from))
    .returning({ id: strategy.id })
  return moved.length
}
