import { and, eq, sql } from 'drizzle-orm'
import { orderLine } from '@/db/schema/orders'
import type { Tx } from '@/lib/kernel/db'
import { assert } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import {
  type LineRow,
  linesOf,
  lockOrder,
  moveOrder,
  moveSellerOrder,
  type OrderRow,
  type SellerOrderRow,
  sellerOrdersOf,
  setLines,
} from './row'

/** The money is there: every seller has an order now. The caller holds the lock, and starts what fulfils the lines. */
export async function markPaid(
  ctx: Ctx,
  row: OrderRow,
  data: Record<string, unknown> = {},
): Promise<OrderRow> {
  const set = { reservedUntil: null, paidAt: ctx.now, method: row.method }
  const paid = await moveOrder(ctx, row, 'pay', { set, data })
  for (const sale of await sellerOrdersOf(ctx.tx, paid))
    await moveSellerOrder(ctx, sale, 'pay', { data: { totalMinor: sale.totalMinor } })
  await setLines(ctx, row.id, 'waiting', 'fulfilling')
  return paid
}

/** It was never paid. The caller gives stock and coupons back. */
export async function markOver(ctx: Ctx, row: OrderRow, how: 'expire' | 'cancel'): Promise<OrderRow> {
  const over = await moveOrder(ctx, row, how, { set: { reservedUntil: null } })
  for (const sale of await sellerOrdersOf(ctx.tx, over))
    await moveSellerOrder(ctx, sale, how === 'expire' ? 'expire' : 'drop')
  await setLines(ctx, row.id, 'waiting', 'dropped')
  return over
}

/** A line has its counterpart. A seller's order none of whose lines is open any more is complete with the last one. */
export async function lineFulfilled(ctx: Ctx, orderId: string, lines: readonly number[]): Promise<void> {
  const locked = await lockOrder(ctx.tx, orderId)
  await setLines(ctx, orderId, 'fulfilling', 'fulfilled', lines)
  await completeWhatIsDone(ctx, locked)
}

/** As `lineFulfilled`, for whoever knows only the id of what fulfils it. */
export async function fulfilledBy(ctx: Ctx, orderId: string, subject: string): Promise<void> {
  await lineFulfilled(ctx, orderId, [(await lineOf(ctx.tx, orderId, subject)).line])
}

/** The buyer has the money of this line back; whoever fulfils it says so once. */
export async function refundedBy(ctx: Ctx, orderId: string, subject: string): Promise<void> {
  const locked = await lockOrder(ctx.tx, orderId)
  const line = await lineOf(ctx.tx, orderId, subject)
  await noteRefund(ctx, locked, line.sellerOrderId, line.totalMinor - line.refundedMinor, line)
}

async function lineOf(tx: Tx, orderId: string, subject: string): Promise<LineRow> {
  const [line] = await tx
    .select()
    .from(orderLine)
    .where(and(eq(orderLine.orderId, orderId), eq(orderLine.fulfilledBy, subject)))
  assert(line, `No line of ${orderId} is fulfilled by ${subject}.`)
  return line
}

/** True when the buyer has the money of a line back. */
export async function isRefunded(tx: Tx, orderId: string, subject: string): Promise<boolean> {
  return (await lineOf(tx, orderId, subject)).state === 'refunded'
}

/**
 * Writes down that money of a seller's order went back to the buyer: on the line, the seller's order and the purchase.
 * The caller holds the lock of the purchase and moves the money. Never more than was paid: the database says no.
 */
export async function noteRefund(
  ctx: Ctx,
  of: OrderRow,
  sellerOrderId: string,
  amountMinor: number,
  line?: LineRow,
  {
    data = {},
    whole: onWhole = 'refund',
  }: { data?: Record<string, unknown>; whole?: 'refund' | 'cancel' } = {},
): Promise<void> {
  const sales = await sellerOrdersOf(ctx.tx, of)
  const sale = sales.find(({ id }) => id === sellerOrderId)
  assert(sale, `${sellerOrderId} is not of ${of.id}.`)
  const refundedMinor = sale.refundedMinor + amountMinor
  const whole = refundedMinor === sale.totalMinor
  if (line) await refundLine(ctx, line, amountMinor)
  if (whole) await closeLines(ctx, sale)
  const facts = { amountMinor, ...(line ? { line: line.line } : {}), ...data }
  const next = await moveSellerOrder(ctx, sale, whole ? onWhole : 'refund_part', {
    set: { refundedMinor, ...(whole ? { dueAt: null } : {}) },
    data: facts,
  })
  const ofAll = of.refundedMinor + amountMinor
  const parts = { set: { refundedMinor: ofAll }, data: facts }
  if (ofAll === of.totalMinor) await moveOrder(ctx, of, 'refund', parts)
  else if (of.state === 'paid') {
    await ctx.tx.execute(sql`update "order" set refunded_minor = ${ofAll} where id = ${of.id}`)
    await completeWhatIsDone(ctx, { ...of, refundedMinor: ofAll }, [
      ...sales.filter(({ id }) => id !== next.id),
      next,
    ])
  } else await moveOrder(ctx, of, 'refund_part', parts)
}

async function refundLine({ tx }: Ctx, line: LineRow, amountMinor: number): Promise<void> {
  const refundedMinor = line.refundedMinor + amountMinor
  const state = refundedMinor === line.totalMinor ? ('refunded' as const) : line.state
  await tx
    .update(orderLine)
    .set({ refundedMinor, state })
    .where(and(eq(orderLine.orderId, line.orderId), eq(orderLine.line, line.line)))
}

const closeLines = ({ tx }: Ctx, sale: SellerOrderRow) =>
  tx
    .update(orderLine)
    .set({ state: 'refunded', refundedMinor: sql`total_minor` })
    .where(eq(orderLine.sellerOrderId, sale.id))

const over = new Set(['completed', 'partially_refunded', 'refunded', 'cancelled', 'expired'])

/**
 * Ends what has nothing open any more: a seller's order when all its lines are fulfilled and nobody may send it back, the
 * purchase when all orders of its sellers are over.
 */
export async function completeWhatIsDone(
  ctx: Ctx,
  of: OrderRow,
  known?: readonly SellerOrderRow[],
): Promise<void> {
  const lines = await linesOf(ctx.tx, of.id)
  const sales: SellerOrderRow[] = []
  for (const sale of known ?? (await sellerOrdersOf(ctx.tx, of))) {
    const own = lines.filter((line) => line.sellerOrderId === sale.id)
    const open = own.some(({ state }) => state === 'fulfilling')
    const waits = sale.dueAt !== null || sale.state === 'disputed' || sale.state === 'shipped'
    sales.push(open || waits || over.has(sale.state) ? sale : await complete(ctx, sale))
  }
  if (of.state !== 'paid' || sales.some(({ state }) => !over.has(state))) return
  if (of.refundedMinor < of.totalMinor || of.totalMinor === 0)
    await moveOrder(ctx, of, of.refundedMinor > 0 ? 'complete_part' : 'complete')
}

const complete = (ctx: Ctx, sale: SellerOrderRow) =>
  moveSellerOrder(ctx, sale, sale.refundedMinor > 0 ? 'complete_part' : 'complete', { set: { dueAt: null } })
