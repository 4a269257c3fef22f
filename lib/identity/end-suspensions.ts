import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { suspension } from '@/db/schema/identity'
import { system } from '@/lib/kernel/access'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { roomOf, suspensionEnded } from './events'

type EndedBy = NonNullable<(typeof suspension.$inferSelect)['endedBy']>

/** Notes the end of suspensions whose time is over, and tells it. */
export const endSuspensions = (): Promise<void> =>
  inTransaction(system('identity.endSuspensions'), async (ctx) => {
    const over = await ctx.tx
      .select({ personId: suspension.personId })
      .from(suspension)
      .where(and(isNull(suspension.endedAt), lte(suspension.untilAt, ctx.now)))
      .limit(200)
      .for('update', { skipLocked: true })
    for (const { personId } of over) await noteEnd(ctx, personId, 'time')
  })

/** Answers whether there was one to end. */
export async function noteEnd(ctx: Ctx, personId: string, by: EndedBy): Promise<boolean> {
  const ended = await ctx.tx
    .update(suspension)
    .set({ endedAt: by === 'time' ? sql`until_at` : ctx.now, endedBy: by })
    .where(and(eq(suspension.personId, personId), isNull(suspension.endedAt)))
    .returning({ id: suspension.id })
  if (ended.length === 0) return false
  await ctx.emit(suspensionEnded, {
    aggregate: personId,
    payload: { personId, by },
    rooms: [roomOf(personId), 'admins'],
  })
  return true
}
