import { sql } from 'drizzle-orm'
import { signedIn } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { query } from '@/lib/kernel/operation'
import { personOf } from '../access'
import type { Figures } from '../schemas/results'
import { historyInput, historyView } from '../schemas/views'
import { type HeadRow, headColumns, headOf, headTables, seriesOfPlan } from './head'

type Row = HeadRow & { figures: Figures | null }

/** What a list says of a run: of an optimisation its best values over all bars, of a batch nothing. */
const shownFigures = sql`(
  select p.figures from backtest_part p
  where p.run_id = r.id and p.state = 'done' and (r.kind = 'single' or p.task->>'do' = 'run') and r.kind <> 'batch'
  order by p.index desc limit 1) as figures`

export const backtestHistory = query(
  {
    name: 'backtest.history',
    summary: 'Your runs, the newest first.',
    input: historyInput,
    output: historyView,
    access: signedIn,
  },
  async ({ kind, strategyId, cursor, limit }, { db, actor }) => {
    const after = readCursor(timeAndId('backtest'), cursor)
    const rows = await db.execute<Row>(sql`
      select ${headColumns}, ${shownFigures} from ${headTables}
      where r.owner_id = ${personOf(actor).id}
        ${kind ? sql`and r.kind = ${kind}` : sql``}
        ${strategyId ? sql`and r.strategy_id = ${strategyId}` : sql``}
        ${after ? sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
      order by r.created_at desc, r.id desc limit ${limit + 1}`)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      items: page.map((row) => {
        const series = seriesOfPlan(row.request)
        return { ...headOf(row), series: series[0] ?? null, seriesCount: series.length, figures: row.figures }
      }),
      nextCursor: last ? writeCursor(last.listed_at, last.id) : null,
    }
  },
)
