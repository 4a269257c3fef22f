import { eq, max } from 'drizzle-orm'
import { strategy, strategyVersion } from '@/db/schema/strategies'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { strategyOwner } from './access'
import { cardOf, versionOf, versionRow } from './rows'
import { strategyInput, strategyView } from './schemas/strategy'

export const viewStrategy = query(
  {
    name: 'strategies.view',
    summary: 'A strategy of yours with its newest version, or the one asked for.',
    input: strategyInput,
    output: strategyView,
    access: strategyOwner,
  },
  async ({ strategyId, number }, { db }) => {
    const [row] = await db.select().from(strategy).where(eq(strategy.id, strategyId))
    if (!row) notFound('strategy')
    const shown = await versionRow(db, strategyId, number)
    const [newest] = await db
      .select({ number: max(strategyVersion.number) })
      .from(strategyVersion)
      .where(eq(strategyVersion.strategyId, strategyId))
    return { ...cardOf(row, newest?.number ?? shown.number), shown: versionOf(shown) }
  },
)
