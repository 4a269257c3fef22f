import { and, desc, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { paymentDispute as dispute, payment } from '@/db/schema/payments'
import { adminsOnly } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { currencySchema } from '@/lib/kernel/money'
import { query } from '@/lib/kernel/operation'
import { cardDisputeListInput, cardDisputeListView } from './schemas'

export const cardDisputes = query(
  {
    name: 'payments.cardDisputes',
    summary: 'Card payments that the banks of buyers want back, the newest first.',
    input: cardDisputeListInput,
    output: cardDisputeListView,
    access: adminsOnly,
  },
  async ({ show, cursor, limit }, { db }) => {
    const after = readCursor(timeAndId('cardDispute'), cursor)
    const rows = await db
      .select({ dispute, orderId: payment.orderId })
      .from(dispute)
      .innerJoin(payment, eq(payment.id, dispute.paymentId))
      .where(
        and(
          show === 'open' ? isNull(dispute.endedAt) : isNotNull(dispute.endedAt),
          after ? olderThan(after) : undefined,
        ),
      )
      .orderBy(desc(dispute.createdAt), desc(dispute.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1)?.dispute : undefined
    return {
      items: shown.map(({ dispute: row, orderId }) => ({
        id: row.id,
        orderId,
        paymentId: row.paymentId,
        amountMinor: row.amountMinor,
        currency: currencySchema.parse(row.currency),
        reason: row.reason,
        state: row.state,
        withdrawn: row.withdrawn,
        evidenceSentAt: row.evidenceSentAt?.toISOString() ?? null,
        answered: row.evidence !== null,
        dueAt: row.dueAt?.toISOString() ?? null,
        createdAt: row.createdAt.toISOString(),
        endedAt: row.endedAt?.toISOString() ?? null,
      })),
      nextCursor: last ? writeCursor(last.createdAt.toISOString(), last.id) : null,
    }
  },
)

const olderThan = ([text, id]: [string, string]) => {
  const at = new Date(text)
  return or(lt(dispute.createdAt, at), and(eq(dispute.createdAt, at), lt(dispute.id, id)))
}
