import { and, eq, inArray, sql } from 'drizzle-orm'
import { payment } from '@/db/schema/payments'
import { assert, refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin } from '@/lib/kernel/machine'
import type { Currency } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { methodNamed, purseOf } from './payment-methods'
import type { MethodName, PayLine } from './schemas'
import { paymentMachine } from './states'

export interface NewPayment {
  orderId: string
  personId: string
  method: MethodName
  amountMinor: number
  currency: Currency
  /** Until then a card payment may arrive; the order is the caller's to end. */
  expiresAt: Date
  title: string
  lines: readonly PayLine[]
}

export interface Paying {
  state: 'paid' | 'pending'
  paymentId: string
}

/**
 * Pays an order inside the caller's transaction, or begins to. By wallet the sum lies in escrow(orderId) afterwards;
 * with a card `payments.paid` or `payments.expired` follows. Refuses `cannot_pay`, `insufficient_funds`, `already_paid`,
 * and `payment_open` while another way is being tried.
 */
export async function payNow(ctx: Ctx, ask: NewPayment): Promise<Paying> {
  const { method, amountMinor, currency, orderId, personId, title } = ask
  assert(Number.isSafeInteger(amountMinor) && amountMinor >= 0, `${amountMinor} is not a sum to pay.`)
  const parts = await partsOf(ctx, ask)
  const paymentId = newId('payment')
  const { state, holdId } = await startIn(ctx, ask, { paymentId, ...parts })
  const paid = state === 'paid'
  const written = await ctx.tx
    .insert(payment)
    .values({
      id: paymentId,
      orderId,
      personId,
      attempt: sql`(select coalesce(max(attempt), 0) + 1 from payment where order_id = ${orderId})`,
      method,
      amountMinor,
      ...parts,
      currency,
      title,
      lines: ask.lines,
      holdId,
      state: paid ? 'paid' : 'open',
      createdAt: ctx.now,
      updatedAt: ctx.now,
      expiresAt: ask.expiresAt,
      paidAt: paid ? ctx.now : null,
    })
    .onConflictDoNothing()
    .returning({ id: payment.id })
  if (written.length === 0) await refuseSecond(ctx, orderId)
  if (!paid) await begin(ctx, paymentMachine, paymentId, { data: { orderId }, rooms: [`user:${personId}`] })
  return { state, paymentId }
}

/** The wallet alone needs no look beforehand: the ledger refuses what is not there. */
async function partsOf({ tx }: Ctx, ask: NewPayment) {
  if (ask.method === 'wallet') return { walletMinor: ask.amountMinor, cardMinor: 0 }
  const { ok, why, walletMinor, cardMinor } = methodNamed(ask.method).offer(await purseOf(tx, ask))
  if (!ok) refuse('cannot_pay', why)
  return { walletMinor, cardMinor }
}

const startIn = (
  ctx: Ctx,
  { method, orderId, personId, currency, title }: NewPayment,
  parts: { paymentId: string; walletMinor: number; cardMinor: number },
) => methodNamed(method).start(ctx, { orderId, personId, currency, title, ...parts })

async function refuseSecond({ tx }: Ctx, orderId: string): Promise<never> {
  const [known] = await tx
    .select({ state: payment.state })
    .from(payment)
    .where(and(eq(payment.orderId, orderId), inArray(payment.state, ['open', 'closing', 'paid'])))
  if (known?.state === 'paid') refuse('already_paid', 'This order is paid already. Nothing more was taken.')
  refuse('payment_open', 'Another payment of this order is under way. Finish it, or cancel it first.')
}
