import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { payment, paymentRefund } from '@/db/schema/payments'
import { system } from '@/lib/kernel/access'
import { rawDb, type Tx } from '@/lib/kernel/db'
import { assert, Refusal } from '@/lib/kernel/errors'
import { job } from '@/lib/kernel/job'
import type { Currency } from '@/lib/kernel/money'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { wallet } from '@/lib/ledger'
import { refundEnded } from './events'
import { expectBooking } from './expected'
import { atProcessor, moveMoney } from './money'
import type { Refund } from './port'
import { processor } from './processor'
import { type PaymentRow, paymentOfRow } from './row'

const input = z.object({ refundId: z.string() })

/** Asks the processor to give money back, or looks at what has become of it. Our key makes it once. */
export const sendRefund = job({ name: 'payments.sendRefund', input, retryLimit: 8 }, ({ refundId }) =>
  followRefund(refundId),
)

/** Rules of the processor by which money can never go back to the card. */
const forEver = new Set(['already_refunded', 'payment_disputed', 'not_found'])

export async function followRefund(refundId: string): Promise<void> {
  const [known] = await rawDb()
    .select({ refund: paymentRefund, intent: payment.processorPayment })
    .from(paymentRefund)
    .innerJoin(payment, eq(payment.id, paymentRefund.paymentId))
    .where(eq(paymentRefund.id, refundId))
  if (!known || known.refund.state === 'failed' || known.refund.cardMinor === 0) return
  const { refund, intent } = known
  assert(intent, 'A payment whose card is refunded is known to the processor.')
  const answer = refund.processorId
    ? await processor().readRefund(refund.processorId)
    : await ask(refundId, intent, refund.cardMinor)
  await inTransaction(system('payments.sendRefund'), (ctx) => applyRefund(ctx, refundId, answer))
}

type Answer = Omit<Refund, 'id'> & { id: string | null; why?: string }

async function ask(refundId: string, intent: string, amountMinor: number): Promise<Answer> {
  try {
    const key = `refund:${refundId}`
    return await processor().refund({ key, payment: intent, amountMinor, refund: refundId })
  } catch (error) {
    if (!(error instanceof Refusal && forEver.has(error.code))) throw error
    return { id: null, state: 'failed', amountMinor, why: error.message }
  }
}

const whyFailed = 'The bank of the card sent the money back.'

/** A bank may refuse later what looked done: from `done` a refund still fails, from `failed` nothing follows. */
export async function applyRefund(ctx: Ctx, refundId: string, answer: Answer): Promise<void> {
  const [row] = await ctx.tx.select().from(paymentRefund).where(eq(paymentRefund.id, refundId)).for('update')
  if (!row || row.state === 'failed') return
  const paid = await paymentOf(ctx.tx, row.paymentId)
  if (!row.processorId && answer.id) await noteSent(ctx, row, paid.currency, answer.id)
  if (answer.state === 'pending' || answer.state === row.state) return
  const failed = answer.state === 'failed'
  await ctx.tx
    .update(paymentRefund)
    .set({ state: answer.state, endedAt: ctx.now, failure: failed ? (answer.why ?? whyFailed) : null })
    .where(eq(paymentRefund.id, refundId))
  if (failed) await intoWallet(ctx, row, paid, row.processorId ?? answer.id)
  await ctx.emit(refundEnded, {
    aggregate: paid.orderId,
    payload: {
      orderId: paid.orderId,
      paymentId: paid.id,
      refundId,
      personId: paid.personId,
      state: answer.state,
      amountMinor: row.amountMinor,
      cardMinor: row.cardMinor,
      currency: paid.currency,
    },
    rooms: [`user:${paid.personId}`],
  })
}

async function paymentOf(tx: Tx, paymentId: string) {
  const [row] = await tx.select().from(payment).where(eq(payment.id, paymentId))
  assert(row, 'A refund has a payment.')
  return paymentOfRow(row)
}

type RefundRow = typeof paymentRefund.$inferSelect

/** Known to the processor: from now on its books must show it. */
async function noteSent(ctx: Ctx, { id, cardMinor }: RefundRow, currency: Currency, processorId: string) {
  await ctx.tx.update(paymentRefund).set({ processorId }).where(eq(paymentRefund.id, id))
  const key = `refund:${id}`
  await expectBooking(ctx, { key, source: processorId, subject: id, amountMinor: -cardMinor, currency })
}

/** The card cannot take it: the processor has it again, and the buyer has it in their wallet. */
async function intoWallet(ctx: Ctx, { id, cardMinor }: RefundRow, paid: PaymentRow, sentAs: string | null) {
  const key = `refund:${id}:failed`
  const amount = { amountMinor: cardMinor, currency: paid.currency }
  await moveMoney(ctx, {
    key,
    kind: 'refund',
    from: atProcessor,
    to: wallet(paid.personId),
    ...amount,
    title: `Refund, ${paid.title}`.slice(0, 200),
    detail: 'The card could not take it, so it is in your wallet',
    subject: paid.orderId,
  })
  if (sentAs) await expectBooking(ctx, { key, source: sentAs, subject: id, ...amount })
}
