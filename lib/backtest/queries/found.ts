import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound, refuse } from '@/lib/kernel/errors'
import { type Columns, columnOf, unpack } from '../compute/pack'
import type { RunTask } from '../compute/task'
import { type Plan, type PlannedSeries, planOf } from '../plan-of'
import { exits, type ResultView, type TradeView } from '../schemas/results'

interface Row extends Record<string, unknown> {
  request: unknown
  label: string
  series_id: string
  task: RunTask
  state: string
  view: ResultView | null
  took_ms: number | null
  equity: Buffer | null
  trades: Buffer | null
}

export interface Found {
  plan: Plan
  series: PlannedSeries
  label: string
  task: RunTask
  view: ResultView
  tookMs: number
  equity: Buffer | null
  trades: Buffer | null
}

type Wanted = 'equity' | 'trades'

/** The result of a part that was a whole run. Refuses one that is not there yet. Curves are read only when asked for. */
export async function foundPart(
  db: Db | Tx,
  runId: string,
  part: number,
  ...curves: Wanted[]
): Promise<Found> {
  const column = (name: Wanted) =>
    curves.includes(name) ? sql`f.${sql.identifier(name)}` : sql`null::bytea as ${sql.identifier(name)}`
  const [row] = await db.execute<Row>(sql`
    select r.request, p.label, p.series_id, p.task, p.state, f.view, f.took_ms, ${column('equity')}, ${column('trades')}
    from backtest_part p join backtest_run r on r.id = p.run_id left join backtest_result f on f.key = p.key
    where p.run_id = ${runId} and p.index = ${part} and p.task->>'do' = 'run'`)
  if (!row) notFound('result')
  if (row.state !== 'done' || !row.view)
    refuse('no_result', 'This run has no result yet. Look at its progress first.', { status: 409 })
  const plan = planOf(row.request)
  const series = plan.series.find(({ seriesId }) => seriesId === row.series_id)
  if (!series) notFound('result')
  const { label, task, view, equity, trades } = row
  return { plan, series, label, task, view, tookMs: row.took_ms ?? 0, equity, trades }
}

export const unpacked = (packed: Buffer | null): Promise<Columns> =>
  packed ? unpack(packed) : Promise.resolve({})

/** Trade number `n`, counted from 1, of the columns of a result. */
export function tradeOf(columns: Columns, n: number): TradeView {
  const read = (name: string) => columnOf(columns, name)[n - 1] ?? 0
  return {
    n,
    side: read('size') > 0 ? 'long' : 'short',
    size: Math.abs(read('size')),
    entryTs: read('entryTs'),
    exitTs: read('exitTs'),
    entryPrice: read('entryPrice'),
    exitPrice: read('exitPrice'),
    pnl: read('pnl'),
    ratio: read('ratio'),
    fees: read('fees'),
    mae: read('mae'),
    mfe: read('mfe'),
    bars: read('bars'),
    exit: exits[read('exit')] ?? 'signal',
  }
}

export const tradeCount = (columns: Columns): number => columnOf(columns, 'size').length
