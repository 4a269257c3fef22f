import { sql } from 'drizzle-orm'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import type { Timer } from '@/lib/kernel/timer'
import { orderWork } from './jobs'

const atOnce = 100

/** Runs that nobody has worked on for a while are ordered again: the queue may have lost them. */
async function resumeRuns(): Promise<void> {
  const idle = await rawDb().execute<{ id: string; open: number }>(sql`
    select r.id, (select count(*)::int from backtest_part p where p.run_id = r.id and p.state in ('waiting', 'running')) as open
    from backtest_run r
    where r.state in ('queued', 'running') and greatest(r.updated_at, r.progress_at) < now() - interval '20 seconds'
      and not exists (select 1 from backtest_part p where p.run_id = r.id and p.claimed_until > now())
    order by r.created_at limit ${atOnce}`)
  for (const { id, open } of idle)
    await inTransaction(system('backtest.resume'), (ctx) => orderWork(ctx, id, Math.max(1, open)))
}

/** Results that no run leads to any more are forgotten after a week. */
async function forgetResults(): Promise<void> {
  await rawDb().execute(sql`
    delete from backtest_result r
    where created_at < now() - interval '7 days' and not exists (select 1 from backtest_part p where p.key = r.key)`)
}

export const backtestTimers: readonly Timer[] = [
  { name: 'backtest.resume', everyMs: 10_000, run: resumeRuns },
  { name: 'backtest.forgetResults', everyMs: 3_600_000, run: forgetResults },
]
