import { sql } from 'drizzle-orm'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { log } from '@/lib/kernel/log'
import { inTransaction } from '@/lib/kernel/operation'
import type { Timer } from '@/lib/kernel/timer'
import { mature } from './earning'

const batch = 200

/** What may be paid out now; each in a transaction of its own. */
export async function sweepMatured(): Promise<number> {
  const due = await rawDb().execute<{ id: string }>(sql`
    select seller_order_id as id from earning
    where state = 'clearing' and held_for is null and available_at <= now() order by available_at limit ${batch}`)
  for (const { id } of due)
    await inTransaction(system('earnings'), (ctx) => mature(ctx, id)).catch((error) =>
      log().error({ sellerOrderId: id, err: error }, 'earnings could not be made available'),
    )
  return due.length
}

export const earningTimers: readonly Timer[] = [
  { name: 'earnings.sweepMatured', everyMs: 10_000, run: async () => void (await sweepMatured()) },
]
