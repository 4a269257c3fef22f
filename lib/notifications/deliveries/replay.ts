import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/kernel/operation'
import { statesBefore } from '../states'

/** So many at once: the rest is replayed by pressing again. */
export const mostReplayed = 1_000

/**
 * Sends again what ended, under the same id and with all its tries; what a digest carried goes with it. Addresses that
 * are switched off or gone are left out. Returns the ids.
 */
export async function replay(ctx: Ctx, which: SQL): Promise<string[]> {
  const at = ctx.now.toISOString()
  const rows = await ctx.tx.execute<{ id: string }>(sql`
    with chosen as (
      select d.id from delivery d join channel_address a on a.id = d.address_id
      where a.switched_off_at is null and d.carried_by is null and d.state in ${statesBefore('replay')} and ${which}
      order by d.created_at limit ${mostReplayed} for update of d
    ), moved as (
      update delivery d set state = 'queued', failures = 0, not_before = ${at}::timestamptz, updated_at = ${at}::timestamptz
      from chosen where d.id = chosen.id returning d.id
    ), carried as (
      update delivery d set state = 'sent', updated_at = ${at}::timestamptz
      from moved where d.carried_by = moved.id
    )
    select id from moved`)
  return rows.map(({ id }) => id)
}
