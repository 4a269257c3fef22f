import { sql } from 'drizzle-orm'
import { signedIn } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { type StrategyCard, strategyListInput, strategyListView } from './schemas/strategy'

export const listStrategies = query(
  {
    name: 'strategies.list',
    summary: 'Your own strategies, the latest changed first.',
    input: strategyListInput,
    output: strategyListView,
    access: signedIn,
  },
  async ({ state, cursor, limit }, { db, actor }) => {
    const after = readCursor(timeAndId('strategy'), cursor)
    const rows = await db.execute<Row>(sql`
      select id, name, description, kind, state, created_at, updated_at, updated_at::text as changed,
        (select max(number) from strategy_version where strategy_id = strategy.id) as latest
      from strategy where owner_id = ${selfOf(actor)} and state = ${state}
        ${after ? sql`and (updated_at, id) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
      order by updated_at desc, id desc limit ${limit + 1}`)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      items: page.map(({ created_at, updated_at, changed: _, ...row }) => ({
        ...row,
        createdAt: new Date(created_at).toISOString(),
        updatedAt: new Date(updated_at).toISOString(),
      })),
      nextCursor: last ? writeCursor(last.changed, last.id) : null,
    }
  },
)

type Row = Omit<StrategyCard, 'createdAt' | 'updatedAt'> & {
  created_at: string
  updated_at: string
  /** As the database wrote it: its microseconds must survive. */
  changed: string
}
