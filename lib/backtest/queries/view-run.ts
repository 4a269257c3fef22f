import { sql } from 'drizzle-orm'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { ownRun } from '../access'
import { planOf } from '../plan-of'
import { runRef } from '../schemas/requests'
import type { Figures } from '../schemas/results'
import { type PartView, runView } from '../schemas/views'
import { type HeadRow, headColumns, headOf, headTables, seriesOfPlan, startedAt } from './head'

interface PartRow extends Record<string, unknown> {
  index: number
  label: string
  series_id: string
  state: PartView['state']
  figures: Figures | null
  failure: string | null
  attempts: number
  took_ms: number | null
}

/** Parts of a search are counted, not listed. */
const shownParts = 200

export const viewBacktest = query(
  {
    name: 'backtest.view',
    summary: 'A run of yours: what was asked for, how far it is, and the figures of its parts.',
    input: runRef,
    output: runView,
    access: ownRun,
  },
  async ({ runId }, { db }) => {
    const [row] = await db.execute<HeadRow>(
      sql`select ${headColumns} from ${headTables} where r.id = ${runId}`,
    )
    if (!row) notFound('backtest')
    const parts = await db.execute<PartRow>(sql`
      select p.index, p.label, p.series_id, p.state, p.figures, p.failure, p.attempts, f.took_ms
      from backtest_part p left join backtest_result f on f.key = p.key
      where p.run_id = ${runId} and p.task->>'do' <> 'tries' order by p.index limit ${shownParts}`)
    const [tries] = await db.execute<{ worked: number; open: number }>(sql`
      select coalesce(sum(attempts), 0)::int as worked, count(*)::int as open
      from backtest_part where run_id = ${runId}`)
    const plan = planOf(row.request)
    const series = seriesOfPlan(row.request)
    const [first] = plan.series
    const took = parts.map(({ took_ms: ms }) => ms ?? 0)
    return {
      ...headOf(row),
      versionId: row.version_id,
      formHash: row.form_hash,
      engineVersion: row.engine_version,
      series,
      from: first ? new Date(first.from).toISOString() : null,
      to: first ? new Date(first.to).toISOString() : null,
      params: plan.params,
      settings: plan.asked,
      objective: plan.axes.length > 0 ? plan.objective : null,
      method: plan.axes.length > 0 ? plan.method : null,
      startedAt: startedAt(row),
      tookMs: took.length > 0 ? took.reduce((sum, ms) => sum + ms, 0) : null,
      fromStore: tries?.worked === 0 && row.state === 'done',
      shared: row.shared,
      parts: parts.map(({ index, label, series_id: id, state, figures, failure }) => ({
        index,
        label,
        series: series.find(({ seriesId }) => seriesId === id) ?? null,
        state,
        figures,
        failure,
      })),
    }
  },
)
