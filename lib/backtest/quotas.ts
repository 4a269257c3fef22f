import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'

export interface Quota {
  plan: string
  runsAtOnce: number
  runsPerDay: number
  seriesPerBatch: number
  triesPerRun: number
  barsPerSeries: number
}

/** What each plan may ask for. There is one plan, for everybody. */
const quotas = {
  free: {
    plan: 'free',
    runsAtOnce: 3,
    runsPerDay: 300,
    seriesPerBatch: 40,
    triesPerRun: 5_000,
    barsPerSeries: 1_000_000,
  },
} as const satisfies Record<string, Quota>

export const quotaOf = (_personId: string): Quota => quotas.free

const quotaLock = 4027

export interface Used extends Record<string, unknown> {
  open: number
  today: number
  last: number
}

/** Open runs, those of the last 24 hours, and the number of the newest one. */
export const usedSql = (personId: string) => sql<Used>`
  select count(*) filter (where state in ('queued', 'running'))::int as open,
         count(*) filter (where created_at > now() - interval '24 hours')::int as today,
         coalesce(max(number), 0)::int as last
  from backtest_run where owner_id = ${personId}`

/** Refuses what is over the quota; gives the number of the new run. One of a person's orders at a time comes through here. */
export async function takeNumber(tx: Tx, personId: string): Promise<number> {
  const { plan, runsAtOnce, runsPerDay } = quotaOf(personId)
  await tx.execute(sql`select pg_advisory_xact_lock(${quotaLock}, hashtext(${personId}))`)
  const [used] = await tx.execute<Used>(usedSql(personId))
  if (used && used.open >= runsAtOnce)
    refuse(
      'backtest_quota',
      `${used.open} of your runs are still going on; the ${plan} plan allows ${runsAtOnce} at once. Wait for one, or cancel it.`,
      { status: 429 },
    )
  if (used && used.today >= runsPerDay)
    refuse('backtest_quota', `That would be more than ${runsPerDay} runs in 24 hours. Go on tomorrow.`, {
      status: 429,
    })
  return (used?.last ?? 0) + 1
}

/** Refuses a search that is too large, with its size and what to do about it. `times`: windows it is repeated in. */
export function demandTries(count: number, most: number, times = 1): void {
  if (count <= most) return
  const said = count.toLocaleString('en-GB')
  const what = times > 1 ? `runs in ${times} windows` : 'combinations'
  refuse(
    'too_many_combinations',
    `These ranges make ${said} ${what}; at most ${most.toLocaleString('en-GB')} are tried. Widen the steps, ` +
      `search fewer parameters, or let ${Math.min(500, Math.floor(most / times))} be drawn at random.`,
    { status: 422, fields: { ranges: `${said} ${what}` } },
  )
}
