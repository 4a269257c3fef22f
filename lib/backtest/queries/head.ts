import { type SQL, sql } from 'drizzle-orm'
import { stateOf } from '@/lib/kernel/machine'
import { planOf } from '../plan-of'
import type { RunKind } from '../schemas/requests'
import type { HistoryRow } from '../schemas/views'
import { runMachine } from '../states'

export interface HeadRow extends Record<string, unknown> {
  id: string
  number: number
  kind: RunKind
  state: string
  strategy_id: string
  version_id: string
  strategy_name: string | null
  strategy_version: number | null
  form_hash: string
  engine_version: string
  request: unknown
  done: number
  total: number
  rate: number | null
  failure: string | null
  shared: boolean
  created_at: string
  listed_at: string
  started_at: string | null
  ended_at: string | null
}

export const headColumns: SQL = sql`
  r.id, r.number, r.kind, r.state, r.strategy_id, r.version_id, s.name as strategy_name,
  v.number as strategy_version, r.form_hash, r.engine_version, r.request, r.done, r.total, r.failure,
  case when r.progress_at > r.pace_at and r.done > r.pace_done
    then (r.done - r.pace_done) / extract(epoch from r.progress_at - r.pace_at) end::float8 as rate,
  r.share_hash is not null as shared, r.created_at, r.created_at::text as listed_at, r.started_at, r.ended_at`

export const headTables: SQL = sql`
  backtest_run r left join strategy s on s.id = r.strategy_id left join strategy_version v on v.id = r.version_id`

export const deletedStrategy = 'A deleted strategy'

const units: Record<RunKind, string> = {
  single: 'runs',
  batch: 'runs',
  optimise: 'tries',
  walk_forward: 'windows',
}

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString())

type Head = Omit<HistoryRow, 'series' | 'seriesCount' | 'figures'>

export function headOf(row: HeadRow): Head {
  const { rate, done, total } = row
  return {
    runId: row.id,
    number: row.number,
    kind: row.kind,
    state: stateOf(runMachine, row.state),
    strategyId: row.strategy_id,
    strategyName: row.strategy_name ?? deletedStrategy,
    strategyVersion: row.strategy_version,
    createdAt: new Date(row.created_at).toISOString(),
    endedAt: iso(row.ended_at),
    failure: row.failure,
    progress: {
      done,
      total,
      unit: units[row.kind],
      rate,
      etaS: rate && rate > 0 ? Math.ceil((total - done) / rate) : null,
    },
  }
}

export const startedAt = (row: HeadRow): string | null => iso(row.started_at)

export const seriesOfPlan = (request: unknown) =>
  planOf(request).series.map(({ seriesId, exchange, symbol, quote, minutes }) => ({
    seriesId,
    exchange,
    symbol,
    quote,
    minutes,
  }))
