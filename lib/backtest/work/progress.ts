import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/kernel/handler'
import { ownerRoom, progressed } from '../events'

/** A run's row is written, and its pages told, at most this often. */
const everyMs = 1_000
/** After a longer silence the pace is measured anew. */
const pauseS = 10

/** Adds up what the parts of a run have done, unless that was just said. */
export async function tellProgress(ctx: Ctx, runId: string, always = false): Promise<void> {
  const [row] = await ctx.tx.execute<{ owner_id: string }>(sql`
    with parts as (select coalesce(sum(units * fraction), 0) as done from backtest_part where run_id = ${runId})
    update backtest_run set done = least(parts.done, total), progress_at = now(),
      pace_done = case when progress_at is null or progress_at < now() - ${pauseS} * interval '1 second'
        then least(parts.done, total) else pace_done end,
      pace_at = case when progress_at is null or progress_at < now() - ${pauseS} * interval '1 second'
        then now() else pace_at end
    from parts
    where id = ${runId} and (${always} or progress_at is null
      or progress_at < now() - ${everyMs} * interval '1 millisecond')
    returning owner_id`)
  if (row)
    await ctx.emit(progressed, { aggregate: runId, payload: { runId }, rooms: [ownerRoom(row.owner_id)] })
}
