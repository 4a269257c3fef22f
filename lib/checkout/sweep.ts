import { sql } from 'drizzle-orm'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { log } from '@/lib/kernel/log'
import { inTransaction } from '@/lib/kernel/operation'
import { lockOrder } from '@/lib/orders'
import { closePayment } from '@/lib/payments'
import { giveUp } from './promise'

const batch = 200
/** A processor that cannot be asked keeps stock from others no longer than this; what it took after that goes back. */
const graceMs = 10 * 60_000

/** Orders whose time is over and that nobody has paid: a payment under way is called off, the rest ends here. */
export async function sweepExpired(): Promise<number> {
  const due = await rawDb().execute<{ id: string }>(sql`
    select id from "order" where reserved_until < now() order by reserved_until limit ${batch}`)
  for (const { id } of due)
    try {
      await inTransaction(system('checkout'), async (ctx) => {
        const order = await lockOrder(ctx.tx, id)
        if (order.reservedUntil === null || order.reservedUntil > ctx.now) return
        const overdue = ctx.now.getTime() - order.reservedUntil.getTime() > graceMs
        if (order.state === 'draft' || overdue) await giveUp(ctx, order, 'expire')
        if (order.state === 'pending_payment') await closePayment(ctx, id)
      })
    } catch (error) {
      log().error({ orderId: id, err: error }, 'an order could not be ended')
    }
  return due.length
}

/** Carts of browsers that never came back. */
export const sweepCarts = () =>
  rawDb().execute(sql`delete from cart where person_id is null and updated_at < now() - interval '60 days'`)
