import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { payment } from '@/db/schema/payments'
import { system } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { env } from '@/lib/kernel/env'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import type { Checkout, CheckoutAsk } from './port'
import { processor } from './processor'
import { lockPayment, type PaymentRow } from './row'
import { payLine } from './schemas'

/** Processors want a page to live for half an hour at least; it is ended by us when the order is over. */
const leastPageMs = 35 * 60_000

/** Opens the page at the processor, or finds the one that an earlier call opened. The key makes it one for ever. */
export async function openPage(paymentId: string): Promise<PaymentRow> {
  const row = await inTransaction(system('payments.openPage'), (ctx) => noteAsk(ctx, paymentId))
  if (row.checkoutId) return row
  const opened = await processor().openCheckout(askOf(row))
  return inTransaction(system('payments.openPage'), (ctx) => notePage(ctx, paymentId, opened))
}

/** From here on there may be a page, whatever becomes of the call. */
async function noteAsk(ctx: Ctx, paymentId: string): Promise<PaymentRow> {
  const row = await lockPayment(ctx.tx, paymentId)
  demandOpen(row, ctx.now)
  if (row.pageAskedAt) return row
  const pageExpiresAt = new Date(Math.max(row.expiresAt.getTime(), inMs(ctx.now, leastPageMs).getTime()))
  const set = { pageAskedAt: ctx.now, pageExpiresAt }
  await ctx.tx.update(payment).set(set).where(eq(payment.id, paymentId))
  return { ...row, ...set }
}

export function demandOpen({ state, cardMinor, expiresAt }: PaymentRow, now: Date): void {
  if (cardMinor === 0 || state !== 'open')
    refuse('wrong_state', 'This payment is over or needs no card. Nothing more is taken.')
  if (expiresAt <= now) refuse('checkout_over', 'The time to pay is over. Nothing was taken.')
}

/** Written in every state but the first answer counts: a page that was opened must never be forgotten. */
export async function notePage(ctx: Ctx, paymentId: string, { id, url }: Checkout): Promise<PaymentRow> {
  const row = await lockPayment(ctx.tx, paymentId)
  if (row.checkoutId) return row
  const set = { checkoutId: id, url }
  await ctx.tx.update(payment).set(set).where(eq(payment.id, paymentId))
  return { ...row, ...set }
}

/** Always the same for one payment, so that repeating it under its key is harmless. */
export function askOf(row: PaymentRow): CheckoutAsk {
  const lines = z.array(payLine).parse(row.lines)
  const sum = lines.reduce((total, { unitMinor, quantity }) => total + unitMinor * quantity, 0)
  const whole = [{ name: row.title, unitMinor: row.cardMinor, quantity: 1 }]
  const back = `${env().APP_URL}/pay/${row.id}`
  return {
    key: `payment:${row.id}:page`,
    order: row.id,
    currency: row.currency.toLowerCase(),
    lines: sum === row.cardMinor && lines.every(({ unitMinor }) => unitMinor > 0) ? lines : whole,
    successUrl: `${back}?session={CHECKOUT_SESSION_ID}`,
    cancelUrl: back,
    expiresAt: row.pageExpiresAt ?? row.expiresAt,
  }
}
