import { sql } from 'drizzle-orm'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { readVersion } from '@/lib/strategies'
import { personOf } from '../access'
import type { ResultView } from '../schemas/results'
import { strategyCheckInput, strategyCheckView } from '../schemas/views'

interface Row extends Record<string, unknown> {
  id: string
  number: number
  part: number
  label: string
  view: ResultView
}

const about: ReadonlySet<string> = new Set(['look-ahead', 'warm-up'])

/** Every result looks at its strategy; a version is told what the newest of its owner's results found. */
export const strategyCheck = query(
  {
    name: 'backtest.strategyCheck',
    summary: 'Whether a version of a strategy of yours sees the future, and how much of the past it needs.',
    input: strategyCheckInput,
    output: strategyCheckView,
    access: signedIn,
  },
  async ({ versionId }, { db, actor }) => {
    const { formHash } = await readVersion(db, actor, { versionId })
    const [row] = await db.execute<Row>(sql`
      select r.id, r.number, p.index as part, p.label, f.view from backtest_run r
      join backtest_part p on p.run_id = r.id and p.state = 'done' and p.task->>'do' = 'run'
      join backtest_result f on f.key = p.key
      where r.owner_id = ${personOf(actor).id} and r.form_hash = ${formHash} and f.view ? 'causality'
      order by r.created_at desc, p.index limit 1`)
    if (!row) return { check: null }
    const { id, number, part, label, view } = row
    const findings = view.findings.filter(({ rule }) => about.has(rule))
    return { check: { runId: id, number, part, label, causality: view.causality, findings } }
  },
)
