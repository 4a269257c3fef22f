import { asc, eq, getTableColumns } from 'drizzle-orm'
import { strategy, strategyVersion } from '@/db/schema/strategies'
import type { PersonData } from '@/lib/kernel/person-data'

export const strategiesPersonData: PersonData = {
  domain: 'strategies',
  tables: ['strategy', 'strategy_version'],
  read: async (db, { personId }) => ({
    strategies: await db
      .select()
      .from(strategy)
      .where(eq(strategy.ownerId, personId))
      .orderBy(asc(strategy.id)),
    versions: await db
      .select(getTableColumns(strategyVersion))
      .from(strategyVersion)
      .innerJoin(strategy, eq(strategy.id, strategyVersion.strategyId))
      .where(eq(strategy.ownerId, personId))
      .orderBy(asc(strategyVersion.strategyId), asc(strategyVersion.number)),
  }),
  forget: async ({ tx }, { personId }) => {
    await tx.delete(strategy).where(eq(strategy.ownerId, personId))
  },
}
