import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { strategyVersion } from '@/db/schema/strategies'
import { readCursor, writeCursor } from '@/lib/kernel/cursor'
import { query } from '@/lib/kernel/operation'
import { strategyOwner } from './access'
import { versionListInput, versionListView } from './schemas/strategy'

export const listVersions = query(
  {
    name: 'strategies.versions',
    summary: 'The versions of a strategy of yours, the newest first.',
    input: versionListInput,
    output: versionListView,
    access: strategyOwner,
  },
  async ({ strategyId, cursor, limit }, { db }) => {
    const after = readCursor(place, cursor)
    const { id, number, formHash, createdAt } = strategyVersion
    const rows = await db
      .select({ id, number, formHash, createdAt })
      .from(strategyVersion)
      .where(
        and(eq(strategyVersion.strategyId, strategyId), after ? lt(number, Number(after[0])) : undefined),
      )
      .orderBy(desc(number))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      items: page.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
      nextCursor: last ? writeCursor(String(last.number)) : null,
    }
  },
)

/** The number of the last version of the page. */
const place = z.tuple([z.string().regex(/^[1-9]\d{0,2}$/)])
