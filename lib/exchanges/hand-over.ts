import { eq, sql } from 'drizzle-orm'
import { candleImport } from '@/db/schema/exchanges'
import type { Ctx } from '@/lib/kernel/handler'

/** Candles of one account become another's; where both use a name, the newcomer carries its id behind it. */
export async function handOverCandles({ tx }: Ctx, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    update candle_series moved set person_id = ${into}, name = case when exists (
      select 1 from candle_series kept
      where kept.person_id = ${into} and kept.name = moved.name
        and kept.instrument_id = moved.instrument_id and kept.frame = moved.frame
    ) then moved.name || ' ' || right(moved.id, 6) else moved.name end
    where person_id = ${from}`)
  await tx.update(candleImport).set({ askedBy: into }).where(eq(candleImport.askedBy, from))
}
