import { desc, eq } from 'drizzle-orm'
import { payment } from '@/db/schema/payments'
import type { Db, Tx } from '@/lib/kernel/db'

/** The latest payment of an order; null when nobody has tried to pay it. */
export async function paymentOfOrder(
  db: Db | Tx,
  orderId: string,
): Promise<{ id: string; state: string; method: string } | null> {
  const { id, state, method } = payment
  const [row] = await db
    .select({ id, state, method })
    .from(payment)
    .where(eq(payment.orderId, orderId))
    .orderBy(desc(payment.attempt))
    .limit(1)
  return row ?? null
}
