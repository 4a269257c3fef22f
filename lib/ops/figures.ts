import { rawSql } from '@/lib/kernel/db'

export interface JobCount {
  queue: string
  state: string
  count: number
}

export async function jobCounts(): Promise<JobCount[]> {
  const sql = rawSql()
  const [engine] = await sql<{ there: boolean }[]>`select to_regclass('pgboss.job') is not null as there`
  if (!engine?.there) return []
  return sql<JobCount[]>`
    select name as queue, state::text, count(*)::int from pgboss.job
    where state in ('created', 'retry', 'active', 'failed') and name not like '\\_\\_%'
    group by 1, 2 order by 1, 2`
}

export interface Waiting {
  consumer: string
  waiting: number
}

export async function waitingEvents(): Promise<Waiting[]> {
  return rawSql()<Waiting[]>`
    with top as (select coalesce(max(position), 0) as last from event)
    select consumer, (top.last - position)::int as waiting from event_cursor, top
    union all
    select 'publisher', count(*)::int from event where position is null
    order by 1`
}
