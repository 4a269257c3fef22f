import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { order } from '@/db/schema/orders'
import type { Db, Tx } from '@/lib/kernel/db'
import { type Address, addressSchema } from './schemas'

/** Orders of a person that are not paid yet. */
export const unpaidOf = (db: Db | Tx, buyerId: string) =>
  db
    .select({ id: order.id, state: order.state })
    .from(order)
    .where(and(eq(order.buyerId, buyerId), inArray(order.state, ['draft', 'pending_payment'])))

/** Where the latest order of a person went. */
export async function lastAddressOf(db: Db | Tx, buyerId: string): Promise<Address | null> {
  const [row] = await db
    .select({ address: order.address })
    .from(order)
    .where(and(eq(order.buyerId, buyerId), isNotNull(order.address)))
    .orderBy(desc(order.createdAt))
    .limit(1)
  return addressSchema.safeParse(row?.address).data ?? null
}

const paidStates = ['paid', 'completed', 'partially_refunded', 'refunded']

export async function hasBought(db: Db | Tx, buyerId: string): Promise<boolean> {
  const [known] = await db
    .select({ id: order.id })
    .from(order)
    .where(and(eq(order.buyerId, buyerId), inArray(order.state, paidStates)))
    .limit(1)
  return known !== undefined
}
