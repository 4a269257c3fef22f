import { and, eq } from 'drizzle-orm'
import { payment, paymentRefund } from '@/db/schema/payments'
import { assert, refuse } from '@/lib/kernel/errors'
import { formatMoney } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { escrow, post, wallet } from '@/lib/ledger'
import { atProcessor } from './money'
import { sendRefund } from './refund-jobs'
import { type PaymentRow, paymentOfRow } from './row'

export interface NewRefund {
  orderId: string
  amountMinor: number
  /** The asker's name of this refund: the same one twice gives money back once. */
  refundId: string
  reason: string
}

/**
 * Gives money of an order back where it came from: the card first, the rest to the wallet. It must lie in
 * escrow(orderId), and is never more than was paid. The card's part is on its way until `payments.refundEnded`.
 */
export async function refundPayment(
  ctx: Ctx,
  { orderId, amountMinor, refundId, reason }: NewRefund,
): Promise<{ walletMinor: number; cardMinor: number; postingId: string | null }> {
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, `${amountMinor} cannot be given back.`)
  const [found] = await ctx.tx
    .select()
    .from(payment)
    .where(and(eq(payment.orderId, orderId), eq(payment.state, 'paid')))
    .for('update')
  if (!found) refuse('not_paid', 'This order has not been paid, so there is nothing to give back.')
  const row = paymentOfRow(found)
  const [known] = await ctx.tx.select().from(paymentRefund).where(eq(paymentRefund.id, refundId))
  if (known) {
    assert(known.paymentId === row.id && known.amountMinor === amountMinor, `${refundId} is another refund.`)
    return { walletMinor: known.walletMinor, cardMinor: known.cardMinor, postingId: null }
  }
  const cardMinor = Math.min(amountMinor, row.cardMinor - row.refundedCardMinor)
  const walletMinor = amountMinor - cardMinor
  if (walletMinor > row.walletMinor - row.refundedWalletMinor) refuseTooMuch(row)
  const postingId = await startRefund(ctx, row, { refundId, walletMinor, cardMinor, reason })
  return { walletMinor, cardMinor, postingId }
}

function refuseTooMuch(row: PaymentRow): never {
  const left = row.amountMinor - row.refundedCardMinor - row.refundedWalletMinor
  refuse('refund_too_large', `Of this payment ${formatMoney(left, row.currency)} are left to give back.`)
}

interface Parts {
  refundId: string
  walletMinor: number
  cardMinor: number
  reason: string
}

/** The row, the money out of escrow, and the order to the processor. The payment is locked. Answers the posting. */
export async function startRefund(ctx: Ctx, row: PaymentRow, parts: Parts): Promise<string> {
  const { refundId, walletMinor, cardMinor, reason } = parts
  const amountMinor = walletMinor + cardMinor
  await ctx.tx
    .update(payment)
    .set({
      refundedWalletMinor: row.refundedWalletMinor + walletMinor,
      refundedCardMinor: row.refundedCardMinor + cardMinor,
    })
    .where(eq(payment.id, row.id))
  await ctx.tx.insert(paymentRefund).values({
    id: refundId,
    paymentId: row.id,
    amountMinor,
    walletMinor,
    cardMinor,
    state: cardMinor > 0 ? 'pending' : 'done',
    reason,
    createdAt: ctx.now,
    endedAt: cardMinor > 0 ? null : ctx.now,
  })
  const { postingId } = await post(ctx, {
    key: `refund:${refundId}`,
    kind: 'refund',
    currency: row.currency,
    legs: [
      { account: escrow(row.orderId), amountMinor: -amountMinor },
      ...(walletMinor > 0 ? [{ account: wallet(row.personId), amountMinor: walletMinor }] : []),
      ...(cardMinor > 0 ? [{ account: atProcessor, amountMinor: cardMinor }] : []),
    ],
    memo: { title: `Refund, ${row.title}`.slice(0, 200), detail: reason.slice(0, 300), subject: row.orderId },
  })
  if (cardMinor > 0) await ctx.enqueue(sendRefund, { refundId }, { singletonKey: refundId })
  return postingId
}
