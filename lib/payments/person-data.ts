import { eq, getTableColumns, inArray } from 'drizzle-orm'
import { payment, paymentDispute, paymentRefund } from '@/db/schema/payments'
import type { Tx } from '@/lib/kernel/db'
import type { PersonData } from '@/lib/kernel/person-data'

/** Payments are books and name nobody but by the account's id: they stay as they are. */
export const paymentsPersonData: PersonData = {
  domain: 'payments',
  tables: ['payment', 'payment_refund', 'payment_dispute'],
  read: async (db, { personId }) => {
    const { url: _, ...columns } = getTableColumns(payment)
    const payments = await db.select(columns).from(payment).where(eq(payment.personId, personId))
    const ids = payments.map(({ id }) => id)
    if (ids.length === 0) return { payments }
    return {
      payments,
      refunds: await db.select().from(paymentRefund).where(inArray(paymentRefund.paymentId, ids)),
      disputes: await db.select().from(paymentDispute).where(inArray(paymentDispute.paymentId, ids)),
    }
  },
  forget: async () => {},
}

/** The account is joined to another one: what it paid is theirs, and refunds go to their wallet. */
export async function handOverPayments(tx: Tx, from: string, into: string): Promise<void> {
  await tx.update(payment).set({ personId: into }).where(eq(payment.personId, from))
}
