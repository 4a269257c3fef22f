import { sql } from 'drizzle-orm'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { log } from '@/lib/kernel/log'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { completeWhatIsDone, lockSellerOrder, sellerOrdersOf } from '@/lib/orders'
import { deliver } from './ship'

const batch = 200

/** Parcels that nobody reported as lost have arrived, and orders that nobody sends back are complete. */
export async function sweepDueOrders(): Promise<number> {
  const due = await rawDb().execute<{ id: string }>(sql`
    select id from seller_order where due_at < now() order by due_at limit ${batch}`)
  for (const { id } of due)
    await inTransaction(system('checkout'), (ctx) => moveOn(ctx, id)).catch((error) =>
      log().error({ sellerOrderId: id, err: error }, 'an order could not be moved on'),
    )
  return due.length
}

async function moveOn(ctx: Ctx, sellerOrderId: string): Promise<void> {
  const { order, sale } = await lockSellerOrder(ctx.tx, sellerOrderId)
  if (sale.dueAt === null || sale.dueAt > ctx.now) return
  if (sale.state === 'shipped') return deliver(ctx, order, sale)
  await ctx.tx.execute(sql`update seller_order set due_at = null where id = ${sale.id}`)
  await completeWhatIsDone(ctx, order, await sellerOrdersOf(ctx.tx, order))
}
