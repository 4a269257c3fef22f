import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import type { HealthView } from './schemas'

type From = Db | Tx

export async function readJobs(db: From): Promise<HealthView['jobs']> {
  const [there] = await db.execute<{ jobs: boolean }>(
    sql`select to_regclass('pgboss.job') is not null as jobs`,
  )
  if (!there?.jobs) return { lagMs: 0, waiting: 0, failed: 0 }
  const [row] = await db.execute<{ lag: string; waiting: number; failed: number }>(sql`
    select coalesce(max(extract(epoch from now() - start_after)) filter (where ready), 0) as lag,
      count(*) filter (where ready)::int as waiting,
      count(*) filter (where state = 'failed' and completed_on > now() - interval '1 day')::int as failed
    from (select *, state in ('created', 'retry') and start_after <= now() as ready from pgboss.job) job`)
  return { lagMs: msOf(row?.lag), waiting: row?.waiting ?? 0, failed: row?.failed ?? 0 }
}

/** The oldest event nobody has given a position yet, or the first one behind a reader's cursor. */
export async function readEvents(db: From): Promise<HealthView['events']> {
  const [row] = await db.execute<{ lag: string; dead: number }>(sql`
    select greatest(
        (select extract(epoch from now() - min(at)) from event where position is null),
        (select extract(epoch from now() - min(event.at))
          from event_cursor join event on event.position = event_cursor.position + 1),
        0) as lag,
      (select count(*)::int from event_dead) as dead`)
  return { lagMs: msOf(row?.lag), dead: row?.dead ?? 0 }
}

export async function readBots(db: From): Promise<HealthView['bots']> {
  const [row] = await db.execute<{ online: number; total: number; trouble: string | null }>(sql`
    select count(*) filter (where state = 'online')::int as online, count(*)::int as total,
      min(name) filter (where state <> 'online') as trouble
    from steam_bot where state <> 'disabled'`)
  return row ?? { online: 0, total: 0, trouble: null }
}

export async function readProof(db: From): Promise<HealthView['ledger']> {
  const [row] = await db.execute<{ at: string; sound: boolean }>(
    sql`select at, sound from ledger_proof order by id desc limit 1`,
  )
  return row ? { at: new Date(row.at).toISOString(), sound: row.sound } : null
}

export async function readEnded(db: From): Promise<HealthView['ended']> {
  const rows = await db.execute<{ ended: number; median: string | null }>(sql`
    with ended as (
      select updated_at, updated_at - created_at as took from deal
      where state in ('settled', 'refunded', 'returned') and updated_at > now() - interval '24 hours')
    select count(ended.took)::int as ended,
      (select extract(epoch from percentile_cont(0.5) within group (order by took)) from ended) as median
    from generate_series(23, 0, -1) as ago
    left join ended on ended.updated_at > now() - (ago + 1) * interval '1 hour'
      and ended.updated_at <= now() - ago * interval '1 hour'
    group by ago order by ago desc`)
  const hourly = rows.map((row) => row.ended)
  const median = rows[0]?.median ?? null
  return {
    count: hourly.reduce((sum, each) => sum + each, 0),
    medianMs: median === null ? null : msOf(median),
    hourly,
  }
}

export async function readDatabase(db: From): Promise<HealthView['database']> {
  const [row] = await db.execute<{ connections: number; max: number; size: string }>(sql`
    select (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
      current_setting('max_connections')::int as max, pg_database_size(current_database()) as size`)
  return { connections: row?.connections ?? 0, max: row?.max ?? 0, sizeBytes: Number(row?.size ?? 0) }
}

const msOf = (seconds: unknown): number => Math.max(0, Math.round(Number(seconds ?? 0) * 1000))
