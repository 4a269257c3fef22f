import { eq, sql } from 'drizzle-orm'
import { person } from '@/db/schema/identity'
import { refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'

/** Refuses when what was just removed was the last way in. The database holds the same at every commit. */
export async function demandWayLeft(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for('update')
  const [row] = await ctx.tx.execute<{ open: boolean }>(sql`select person_has_way_in(${personId}) as open`)
  if (row?.open) return
  refuse('last_way_in', 'This is your last way in. Add another one first.', { status: 409 })
}
