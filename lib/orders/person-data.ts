import { eq, inArray, sql } from 'drizzle-orm'
import {
  dispute,
  disputeEvidence,
  disputeFile,
  order,
  orderLine,
  orderMessage,
  refund,
  sellerOrder,
} from '@/db/schema/orders'
import type { PersonData } from '@/lib/kernel/person-data'

/** Orders are books and name nobody but by the account's id: they stay. Addresses and what was written go. */
export const ordersPersonData: PersonData = {
  domain: 'orders',
  tables: [
    'order',
    'order_line',
    'seller_order',
    'order_message',
    'refund',
    'dispute',
    'dispute_evidence',
    'dispute_file',
  ],
  read: async (db, { personId }) => {
    const mine = db.select({ id: order.id }).from(order).where(eq(order.buyerId, personId))
    const [orders, lines, sold, messages, refunds, disputes, evidence, files] = await Promise.all([
      db.select().from(order).where(eq(order.buyerId, personId)),
      db.select().from(orderLine).where(inArray(orderLine.orderId, mine)),
      db.select().from(sellerOrder).where(eq(sellerOrder.sellerId, personId)),
      db.select().from(orderMessage).where(eq(orderMessage.authorId, personId)),
      db.select().from(refund).where(eq(refund.askedBy, personId)),
      db
        .select()
        .from(dispute)
        .where(
          inArray(
            dispute.sellerOrderId,
            db.select({ id: sellerOrder.id }).from(sellerOrder).where(inArray(sellerOrder.orderId, mine)),
          ),
        ),
      db.select().from(disputeEvidence).where(eq(disputeEvidence.authorId, personId)),
      db.select().from(disputeFile).where(eq(disputeFile.authorId, personId)),
    ])
    const shown = files.map((file) => ({ ...file, bytes: file.bytes.toString('base64') }))
    return { orders, lines, sold, messages, refunds, disputes, evidence, files: shown }
  },
  forget: async ({ tx }, { personId }) => {
    await tx.execute(sql`
      update "order" set address = jsonb_build_object('country', address->'country')
      where buyer_id = ${personId} and address is not null`)
    await tx.execute(sql`
      update order_line set gift_to = null, gift_message = null, gift_on = null
      where order_id in (select id from "order" where buyer_id = ${personId})`)
    await tx.delete(orderMessage).where(eq(orderMessage.authorId, personId))
    await tx.delete(disputeEvidence).where(eq(disputeEvidence.authorId, personId))
    await tx.delete(disputeFile).where(eq(disputeFile.authorId, personId))
  },
}
