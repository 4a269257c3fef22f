import { eq } from 'drizzle-orm'
import { order, orderLine } from '@/db/schema/orders'
import type { PersonData } from '@/lib/kernel/person-data'

/** Orders are books and name nobody but by the account's id: they stay as they are. */
export const ordersPersonData: PersonData = {
  domain: 'orders',
  tables: ['order', 'order_line'],
  read: async (db, { personId }) => ({
    orders: await db.select().from(order).where(eq(order.buyerId, personId)),
    sold: await db.select().from(orderLine).where(eq(orderLine.sellerId, personId)),
  }),
  forget: async () => {},
}
