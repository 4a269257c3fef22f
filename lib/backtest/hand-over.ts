import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/kernel/handler'

/** The runs of one account become another's, numbered after those it has. */
export async function handOverBacktests({ tx }: Ctx, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    update backtest_run set owner_id = ${into}, number = number + (
      select coalesce(max(number), 0) from backtest_run where owner_id = ${into})
    where owner_id = ${from}`)
}
