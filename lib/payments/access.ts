import { and, eq } from 'drizzle-orm'
import { payment } from '@/db/schema/payments'
import type { Access } from '@/lib/kernel/access'

export const ownPayment: Access<{ paymentId: string }> = {
  rule: 'The person who pays.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'payment',
  check: async (actor, { paymentId }, db) => {
    if (actor.kind === 'system') return true
    if (actor.kind !== 'person') return false
    const rows = await db
      .select({ id: payment.id })
      .from(payment)
      .where(and(eq(payment.id, paymentId), eq(payment.personId, actor.id)))
    return rows.length === 1
  },
}
