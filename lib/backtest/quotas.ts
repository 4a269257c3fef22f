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

/** What each plan may ask for. */
const quotas = {
  free: {
    plan: 'free',
    runsAtOnce: 3,
    runsPerDay: 300,
    seriesPerBatch: 40,
    triesPerRun: 5_000,
    barsPerSeries: 1_000_000,
  },
  pro: {
    plan: 'pro',
    runsAtOnce: 10,
    runsPerDay: 3_000,
    seriesPerBatch: 200,
    triesPerRun: 50_000,
    barsPerSeries: 4_000_000,
  },
} as const satisfies Record<string, Quota>

/** The plan of a person. Nobody can subscribe yet: everybody is on the free one. */
const tierOf = (_personId: string): keyof typeof quotas => 'free'

export const quotaOf = (personId: string): Quota => quotas[tierOf(personId)]

const quotaLock = 4027

export interface Used extends Record<string, unknown> {
  open: number
  today: number
  last: number
  /** When one more run may be asked for; null: now. */
  frees_at: string | null
}

/** Open runs, those of the last 24 hours, when these make room for one more, and the number of the newest one. */
export const usedSql = (personId: string, { runsPerDay }: Pick<Quota, 'runsPerDay'>) => sql<Used>`
  select (select created_at + interval '24 hours' from backtest_run
           where owner_id = ${personId} and created_at > now() - interval '24 hours'
           order by created_at desc offset ${runsPerDay - 1} limit 1) as frees_at, count(*) filter (where state in ('queued', 'running'))::int as open,
         count(*) filter (where created_at > now() - interval '24 hours')::int as today,
         coalesce(max(number), 0)::int as last
  from backtest_run where owner_id = ${personId}`

/** Refuses what is over the quota; gives the number of the new run. One of a person's orders at a time comes through here. */
export async function takeNumber(tx: Tx, personId: string): Promise<number> {
  const quota = quotaOf(personId)
  const { plan, runsAtOnce, runsPerDay } = quota
  await tx.execute(sql`select pg_advisory_xact_lock(${quotaLock}, hashtext(${personId}))`)
  const [used] = await tx.execute<Used>(usedSql(personId, quota))
  if (used && used.open >= runsAtOnce)
    refuse(
      'backtest_quota',
      `${used.open} of your runs are still going on; the ${plan} plan allows ${runsAtOnce} at once. Wait for one, or cancel it.`,
      { status: 429 },
    )
  if (used?.frees_at)
    refuse(
      'backtest_quota',
      `The ${plan} plan allows ${runsPerDay} runs in 24 hours, and you have had them. The next one is free at ${clock(used.frees_at)}.`,
      { status: 429 },
    )
  return (used?.last ?? 0) + 1
}

/** 2026-01-31 14:05 UTC, rounded up: at that moment it is free. */
const clock = (at: string): string =>
  `${new Date(Math.ceil(Date.parse(at) / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** Refuses a search that is too large, with its size and what to do about it. `times`: windows it is repeated in. */
export function demandTries(count: number, most: number, times = 1): void {
  if (count <= most) return
  const said = count.toLocaleString('en-GB')
  const what = times > 1 ? `runs in ${times} windows` : 'combinations'
  refuse(
    'too_many_combinations',
    `These ranges make ${said} ${what}; at most ${most.toLocaleString('en-GB')} are tried. Widen the steps, search ` +
      `fewer parameters, or let ${Math.min(500, Math.floor(most / times))} be drawn at random or by TPE, which learns.`,
    { status: 422, fields: { ranges: `${said} ${what}` } },
  )
}
