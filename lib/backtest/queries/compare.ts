import { inArray, sql } from 'drizzle-orm'
import { backtestRun } from '@/db/schema/backtest'
import { type Access, signedIn } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { personOf } from '../access'
import { type CompareView, compareInput, compareView } from '../schemas/views'
import { foundPart } from './found'
import { type HeadRow, headColumns, headOf, headTables } from './head'

const own: Access<{ runs: string[] }> = {
  ...signedIn,
  rule: 'The person who asked for all of the runs.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'backtest',
  check: async (actor, { runs }, db) => {
    if (actor.kind !== 'person') return false
    const rows = await db
      .select({ ownerId: backtestRun.ownerId })
      .from(backtestRun)
      .where(inArray(backtestRun.id, runs))
    return rows.length === new Set(runs).size && rows.every(({ ownerId }) => ownerId === actor.id)
  },
}

export const compareBacktests = query(
  {
    name: 'backtest.compare',
    summary: 'Two to four runs of yours side by side.',
    input: compareInput,
    output: compareView,
    access: own,
  },
  async ({ runs }, { db, actor }) => {
    personOf(actor)
    const all = await Promise.all(
      [...new Set(runs)].map(async (runId) => {
        const [row] = await db.execute<HeadRow & { part: number | null }>(sql`
          select ${headColumns}, (select max(p.index) from backtest_part p
            where p.run_id = r.id and p.state = 'done' and p.task->>'do' = 'run') as part
          from ${headTables} where r.id = ${runId}`)
        if (!row) notFound('backtest')
        const { view, series, task } = await foundPart(db, runId, row.part ?? 0)
        const { seriesId, exchange, symbol, quote, minutes } = series
        const { runId: id, number, strategyName } = headOf(row)
        const { firstTs, lastTs, start, measures, chart } = view
        const facts = { seriesId, exchange, symbol, quote, minutes }
        return {
          runId: id,
          number,
          strategyName,
          series: facts,
          firstTs,
          lastTs,
          start,
          params: task.params,
          measures,
          chart,
        }
      }),
    )
    return { runs: all, notes: notesOn(all) }
  },
)

/** Differences that make figures say less about the strategies than it seems. */
function notesOn(runs: CompareView['runs']): string[] {
  const differ = (read: (run: CompareView['runs'][number]) => unknown) => new Set(runs.map(read)).size > 1
  return [
    ...(differ(({ firstTs, lastTs }) => `${firstTs} ${lastTs}`)
      ? ['The runs cover different times, so their returns are not of the same market.']
      : []),
    ...(differ(({ series }) => series.symbol)
      ? ['The runs trade different pairs: compare Sharpe and drawdown rather than return.']
      : []),
    ...(differ(({ series }) => series.minutes)
      ? ['The runs use bars of different lengths; drawdowns are seen at closes, so longer bars hide some.']
      : []),
    ...(differ(({ start }) => start)
      ? ['The runs began with different capital; fixed fees and lots weigh more on the smaller one.']
      : []),
  ]
}
