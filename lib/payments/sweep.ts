import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { payment, paymentRefund } from '@/db/schema/payments'
import { system } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { log } from '@/lib/kernel/log'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { closeRow, endPage } from './close-payment'
import { followDispute, openDisputes } from './disputes'
import { reviveHints } from './hints'
import { cardsTaken } from './processor'
import { sendRefund } from './refund-jobs'
import { lockPayment } from './row'

const by = system('payments.sweep')
const batch = 100
/** A job that has not come so far in this time was lost, or the processor was away for long. */
const patienceMs = 60_000

/** Payments whose time is over, and everything that was begun and got stuck: correctness never depends on a job. */
export async function sweepPayments(): Promise<void> {
  for (const id of await overdue())
    await alone(id, async (ctx) => closeRow(ctx, await lockPayment(ctx.tx, id)))
  const before = inMs(now(), -patienceMs)
  await inTransaction(by, async (ctx) => {
    await reviveClosing(ctx, before)
    await reviveRefunds(ctx, before)
    await reviveHints(ctx, before)
  })
}

async function overdue(): Promise<string[]> {
  const rows = await rawDb()
    .select({ id: payment.id })
    .from(payment)
    .where(and(eq(payment.state, 'open'), lt(payment.expiresAt, now())))
    .orderBy(payment.expiresAt)
    .limit(batch)
  return rows.map(({ id }) => id)
}

async function reviveClosing(ctx: Ctx, before: Date): Promise<void> {
  const rows = await ctx.tx
    .select({ id: payment.id })
    .from(payment)
    .where(and(eq(payment.state, 'closing'), lt(payment.updatedAt, before)))
    .limit(batch)
  for (const { id } of rows) await ctx.enqueue(endPage, { paymentId: id }, { singletonKey: id })
}

async function reviveRefunds(ctx: Ctx, before: Date): Promise<void> {
  const rows = await ctx.tx
    .select({ id: paymentRefund.id })
    .from(paymentRefund)
    .where(
      and(
        eq(paymentRefund.state, 'pending'),
        isNull(paymentRefund.processorId),
        lt(paymentRefund.createdAt, before),
      ),
    )
    .limit(batch)
  for (const { id } of rows) await ctx.enqueue(sendRefund, { refundId: id }, { singletonKey: id })
}

/** Refunds on their way and open disputes take days: they are asked about now and then, in case a call was missed. */
export async function askAgain(): Promise<void> {
  if (!cardsTaken()) return
  const refunds = await rawDb()
    .select({ id: paymentRefund.id })
    .from(paymentRefund)
    .where(and(eq(paymentRefund.state, 'pending'), isNotNull(paymentRefund.processorId)))
    .limit(batch)
  await inTransaction(by, async (ctx) => {
    for (const { id } of refunds) await ctx.enqueue(sendRefund, { refundId: id }, { singletonKey: id })
  })
  for (const id of await openDisputes())
    await followDispute(id).catch((error) =>
      log().warn({ err: error, dispute: id }, 'a dispute was not read'),
    )
}

/** One payment in a transaction of its own; what goes wrong with it must not hold up the others. */
async function alone(paymentId: string, body: (ctx: Ctx) => Promise<void>): Promise<void> {
  await inTransaction(by, body).catch((error) =>
    log().error({ paymentId, err: error }, 'a payment could not be swept'),
  )
}
