import { asc, eq, getTableColumns } from 'drizzle-orm'
import { backtestRun } from '@/db/schema/backtest'
import type { PersonData } from '@/lib/kernel/person-data'

/** Runs go with the person who asked for them; a result says nothing of anybody. */
export const backtestPersonData: PersonData = {
  domain: 'backtest',
  tables: ['backtest_run'],
  read: async (db, { personId }) => {
    const { shareHash: _, sealedShare: __, ...columns } = getTableColumns(backtestRun)
    return {
      backtests: await db
        .select(columns)
        .from(backtestRun)
        .where(eq(backtestRun.ownerId, personId))
        .orderBy(asc(backtestRun.number)),
    }
  },
  forget: async ({ tx }, { personId }) => {
    await tx.delete(backtestRun).where(eq(backtestRun.ownerId, personId))
  },
}
