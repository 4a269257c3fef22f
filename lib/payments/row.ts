import { eq } from 'drizzle-orm'
import { payment } from '@/db/schema/payments'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { move, stateOf } from '@/lib/kernel/machine'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import type { PaymentView } from './schemas'
import { type PaymentState, paymentMachine } from './states'

type Stored = typeof payment.$inferSelect

export interface PaymentRow extends Omit<Stored, 'state' | 'currency'> {
  state: PaymentState
  currency: Currency
}

export const paymentOfRow = (row: Stored): PaymentRow => ({
  ...row,
  state: stateOf(paymentMachine, row.state),
  currency: currencySchema.parse(row.currency),
})

export async function findPayment(db: Db | Tx, paymentId: string): Promise<PaymentRow> {
  const [row] = await db.select().from(payment).where(eq(payment.id, paymentId))
  return row ? paymentOfRow(row) : notFound('payment')
}

/** The payment's row, locked until the transaction ends. */
export async function lockPayment(tx: Tx, paymentId: string): Promise<PaymentRow> {
  const [row] = await tx.select().from(payment).where(eq(payment.id, paymentId)).for('update')
  return row ? paymentOfRow(row) : notFound('payment')
}

type Step = (typeof paymentMachine.transitions)[number]['on']

export const movePayment = (ctx: Ctx, row: PaymentRow, on: Step, set: Partial<Stored> = {}) =>
  move(ctx, paymentMachine, payment, row, on, {
    set,
    data: { orderId: row.orderId },
    rooms: [`user:${row.personId}`],
  })

export const viewOf = (row: PaymentRow): PaymentView => ({
  id: row.id,
  orderId: row.orderId,
  method: row.method,
  state: row.state,
  amountMinor: row.amountMinor,
  walletMinor: row.walletMinor,
  cardMinor: row.cardMinor,
  refundedMinor: row.refundedWalletMinor + row.refundedCardMinor,
  currency: row.currency,
  expiresAt: row.expiresAt.toISOString(),
  paidAt: row.paidAt?.toISOString() ?? null,
})
