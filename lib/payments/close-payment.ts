import { and, eq, inArray } from 'drizzle-orm'
import { payment } from '@/db/schema/payments'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { Refusal } from '@/lib/kernel/errors'
import { job } from '@/lib/kernel/job'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { applyPage, expirePayment, followPayment } from './follow'
import { askOf, notePage } from './hosted-page'
import { processor } from './processor'
import { findPayment, lockPayment, movePayment, type PaymentRow, paymentOfRow } from './row'
import { paymentRefInput } from './schemas'

/**
 * Ends the open payment of an order, if there is one. `payments.expired` follows, or `payments.paid` when the buyer was
 * faster; without a hosted page it is expired at once.
 */
export async function closePayment(ctx: Ctx, orderId: string): Promise<void> {
  const [found] = await ctx.tx
    .select()
    .from(payment)
    .where(and(eq(payment.orderId, orderId), inArray(payment.state, ['open', 'closing'])))
    .for('update')
  if (found) await closeRow(ctx, paymentOfRow(found))
}

export async function closeRow(ctx: Ctx, row: PaymentRow): Promise<void> {
  if (row.state !== 'open') return
  if (!row.pageAskedAt) return void (await expirePayment(ctx, row))
  await movePayment(ctx, row, 'close')
  await ctx.enqueue(endPage, { paymentId: row.id }, { singletonKey: row.id })
}

/** Ends the page at the processor. Who pays in the same second has paid. */
export const endPage = job({ name: 'payments.endPage', input: paymentRefInput }, ({ paymentId }) =>
  closeAtProcessor(paymentId),
)

export async function closeAtProcessor(paymentId: string): Promise<void> {
  const row = await findPayment(rawDb(), paymentId)
  if (row.state !== 'closing') return
  const checkoutId = row.checkoutId ?? (await findPage(row))
  if (checkoutId === null) return void (await expireUnopened(paymentId))
  try {
    const page = await processor().expireCheckout(checkoutId)
    await inTransaction(system('payments.endPage'), (ctx) => applyPage(ctx, paymentId, page))
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'checkout_over')) throw error
    await followPayment(paymentId)
  }
}

/** The answer to our ask was lost: the same ask under the same key finds the page, or none can be opened any more. */
async function findPage(row: PaymentRow): Promise<string | null> {
  try {
    const page = await processor().openCheckout(askOf(row))
    await inTransaction(system('payments.endPage'), (ctx) => notePage(ctx, row.id, page))
    return page.id
  } catch (error) {
    if (error instanceof Refusal && error.code === 'checkout_over') return null
    throw error
  }
}

const expireUnopened = (paymentId: string) =>
  inTransaction(system('payments.endPage'), async (ctx) => {
    const row = await lockPayment(ctx.tx, paymentId)
    if (row.state === 'closing' && !row.checkoutId) await expirePayment(ctx, row)
  })
