import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Task } from '../compute/task'

/** How long a part is its worker's without a word of it. */
const claimS = 8
/** A part that has broken so many workers is not given to another one. */
export const mostAttempts = 3

export interface Claimed extends Record<string, unknown> {
  index: number
  series_id: string
  task: Task
  key: string
  attempts: number
}

/** The next part of a run that nobody works on, or whose worker has fallen silent. */
export async function claimPart(db: Db | Tx, runId: string, worker: string): Promise<Claimed | null> {
  const [part] = await db.execute<Claimed>(sql`
    update backtest_part set state = 'running', claimed_by = ${worker}, fraction = 0, attempts = attempts + 1,
      claimed_until = now() + ${claimS} * interval '1 second'
    where run_id = ${runId} and index = (
      select p.index from backtest_part p join backtest_run r on r.id = p.run_id
      where p.run_id = ${runId} and r.state in ('queued', 'running')
        and (p.state = 'waiting' or (p.state = 'running' and p.claimed_until < now()))
      order by p.index limit 1 for update of p skip locked)
    returning index, series_id, task, key, attempts`)
  return part ?? null
}

/** Says that this worker is alive and how far it is. False: the part is somebody else's now, or the run was ended. */
export async function keepClaim(
  db: Db | Tx,
  runId: string,
  { index }: Claimed,
  worker: string,
  fraction: number,
): Promise<boolean> {
  const rows = await db.execute(sql`
    update backtest_part p set fraction = ${Math.min(1, Math.max(0, fraction))},
      claimed_until = now() + ${claimS} * interval '1 second'
    from backtest_run r
    where r.id = p.run_id and p.run_id = ${runId} and p.index = ${index} and p.claimed_by = ${worker}
      and p.state = 'running' and r.state = 'running'
    returning 1`)
  return rows.length === 1
}

/** Another worker may have it at once. */
export const dropClaim = (db: Db | Tx, runId: string, { index }: Claimed, worker: string) =>
  db.execute(sql`
    update backtest_part set state = 'waiting', claimed_by = null, claimed_until = null, fraction = 0
    where run_id = ${runId} and index = ${index} and claimed_by = ${worker} and state = 'running'`)

interface Ended {
  state: 'done' | 'failed'
  figures?: object | null
  failure?: string
}

/** False: it was not this worker's any more, and what it found is thrown away. */
export async function endPart(
  tx: Tx,
  runId: string,
  { index }: Claimed,
  worker: string,
  { state, figures = null, failure }: Ended,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update backtest_part set state = ${state}, claimed_by = null, claimed_until = null,
      fraction = ${state === 'done' ? 1 : 0}, figures = ${figures && JSON.stringify(figures)}::jsonb,
      failure = ${failure ?? null}, ended_at = now()
    where run_id = ${runId} and index = ${index} and claimed_by = ${worker} and state = 'running'
    returning 1`)
  return rows.length === 1
}
