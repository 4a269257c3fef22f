import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { releaseHold } from '@/lib/ledger'
import { noteDifference } from './differences'
import { paymentExpired, paymentPaid } from './events'
import { expectBooking } from './expected'
import { cardIn, holdIn } from './money'
import type { Checkout } from './port'
import { processor } from './processor'
import { startRefund } from './refund-payment'
import { findPayment, lockPayment, movePayment, type PaymentRow } from './row'

/**
 * Asks the processor what has become of a payment and does what follows. Called by whoever heard something: the buyer's
 * browser, a webhook, a sweep. In whatever order and however often, the end is the same.
 */
export async function followPayment(paymentId: string): Promise<PaymentRow> {
  const row = await findPayment(rawDb(), paymentId)
  if (!row.checkoutId || row.state === 'paid' || row.state === 'paid_late') return row
  const page = await processor().checkout(row.checkoutId)
  return inTransaction(system('payments.follow'), (ctx) => applyPage(ctx, paymentId, page))
}

/** What the page says now, as of a fetch. A state never goes back: an answer that is older than our row changes nothing. */
export async function applyPage(ctx: Ctx, paymentId: string, page: Checkout): Promise<PaymentRow> {
  const row = await lockPayment(ctx.tx, paymentId)
  if (row.checkoutId !== page.id || row.state === 'paid' || row.state === 'paid_late') return row
  if (page.state === 'paid') return agrees(row, page) ? takePaid(ctx, row, page) : doubt(ctx, row, page)
  if (page.state === 'expired' && row.state !== 'expired') return expirePayment(ctx, row)
  return row
}

const agrees = ({ cardMinor, currency }: PaymentRow, page: Checkout): boolean =>
  page.amountMinor === cardMinor && page.currency.toUpperCase() === currency

/** Somebody paid something else than we asked for: a person must look, and no goods leave. */
async function doubt(ctx: Ctx, row: PaymentRow, { amountMinor }: Checkout): Promise<PaymentRow> {
  await noteDifference(ctx, {
    kind: 'amount',
    subject: row.id,
    currency: row.currency,
    oursMinor: row.cardMinor,
    theirsMinor: amountMinor,
  })
  return row
}

async function takePaid(ctx: Ctx, row: PaymentRow, page: Checkout): Promise<PaymentRow> {
  const set = { processorPayment: page.payment, processorCharge: page.charge, paidAt: ctx.now }
  const late = row.state === 'expired'
  const paid = await movePayment(ctx, row, 'pay', set)
  await cardIn(ctx, row)
  await expectBooking(ctx, {
    key: `payment:${row.id}`,
    source: page.charge ?? page.id,
    subject: row.id,
    amountMinor: row.cardMinor,
    currency: row.currency,
  })
  if (late) {
    await startRefund(ctx, paid, {
      refundId: `${row.id}:late`,
      walletMinor: 0,
      cardMinor: row.cardMinor,
      reason: 'Paid after the time was over',
    })
    return paid
  }
  if (row.holdId) await holdIn(ctx, row, row.holdId)
  await ctx.emit(paymentPaid, {
    aggregate: row.orderId,
    payload: { orderId: row.orderId, paymentId: row.id },
    rooms: [`user:${row.personId}`],
  })
  return paid
}

/** Nothing was taken: what was held is free again, and the order may be paid anew or end. */
export async function expirePayment(ctx: Ctx, row: PaymentRow): Promise<PaymentRow> {
  const expired = await movePayment(ctx, row, 'expire')
  if (row.holdId) await releaseHold(ctx, row.holdId)
  await ctx.emit(paymentExpired, {
    aggregate: row.orderId,
    payload: { orderId: row.orderId, paymentId: row.id },
    rooms: [`user:${row.personId}`],
  })
  return expired
}
