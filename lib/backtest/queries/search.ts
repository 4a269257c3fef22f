import { sql } from 'drizzle-orm'
import { notFound, refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { ownRun } from '../access'
import { planOf } from '../plan-of'
import type { OptimiseSummary, TryView, WalkForwardSummary } from '../schemas/results'
import { triesInput, triesView, walkForwardView } from '../schemas/views'

interface Row extends Record<string, unknown> {
  kind: string
  request: unknown
  summary: unknown
}

async function summaryOf(db: Parameters<Parameters<typeof query>[1]>[1]['db'], runId: string, kind: string) {
  const [row] = await db.execute<Row>(
    sql`select kind, request, summary from backtest_run where id = ${runId}`,
  )
  if (row?.kind !== kind) notFound('result')
  if (!row.summary)
    refuse('no_result', 'This run has no result yet. Look at its progress first.', { status: 409 })
  return { plan: planOf(row.request), summary: row.summary }
}

export const backtestTries = query(
  {
    name: 'backtest.tries',
    summary: 'Everything that an optimisation of yours tried, and how much of the best is luck.',
    input: triesInput,
    output: triesView,
    access: ownRun,
  },
  async ({ runId }, { db }) => {
    const { plan, summary } = await summaryOf(db, runId, 'optimise')
    const rows = await db.execute<{ tries: TryView[] }>(sql`
      select f.view->'tries' as tries from backtest_part p join backtest_result f on f.key = p.key
      where p.run_id = ${runId} and p.task->>'do' = 'tries' order by p.index`)
    return {
      objective: plan.objective,
      tries: rows.flatMap(({ tries }) => tries),
      axes: plan.axes,
      summary: summary as OptimiseSummary,
    }
  },
)

export const backtestWalkForward = query(
  {
    name: 'backtest.walkForwardResult',
    summary: 'The windows of a walk-forward of yours, the curve of its tests, and the verdict.',
    input: triesInput,
    output: walkForwardView,
    access: ownRun,
  },
  async ({ runId }, { db }) => (await summaryOf(db, runId, 'walk_forward')).summary as WalkForwardSummary,
)
