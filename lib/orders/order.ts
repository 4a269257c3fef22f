import { eq } from 'drizzle-orm'
import { order, orderLine } from '@/db/schema/orders'
import type { Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin, move, stateOf } from '@/lib/kernel/machine'
import type { Currency } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { orderMachine } from './states'

export interface OrderLine {
  kind: 'deal'
  /** Id of what fulfils the line. */
  subject: string
  sellerId: string
  title: string
  priceMinor: number
}

/** Records a paid order. The caller moves the money in the same transaction. */
export async function openOrder(
  ctx: Ctx,
  input: { id: string; buyerId: string; currency: Currency; lines: OrderLine[] },
): Promise<void> {
  const { id, buyerId, currency, lines } = input
  const totalMinor = lines.reduce((sum, line) => sum + line.priceMinor, 0)
  const times = { createdAt: ctx.now, updatedAt: ctx.now }
  await ctx.tx
    .insert(order)
    .values({ id, buyerId, totalMinor, currency, state: orderMachine.initial, ...times })
  await ctx.tx.insert(orderLine).values(lines.map((line, i) => ({ orderId: id, line: i + 1, ...line })))
  await begin(ctx, orderMachine, id, { data: { totalMinor, currency }, rooms: [`user:${buyerId}`] })
}

export const newOrderId = () => newId('order')

export async function closeOrder(ctx: Ctx, orderId: string, how: 'complete' | 'refund'): Promise<void> {
  const [row] = await ctx.tx.select().from(order).where(eq(order.id, orderId)).for('update')
  if (!row) notFound('order')
  const stateful = { ...row, state: stateOf(orderMachine, row.state) }
  await move(ctx, orderMachine, order, stateful, how, { rooms: [`user:${row.buyerId}`] })
}

/** True when the buyer of the order has their money back. */
export async function isRefunded(tx: Tx, orderId: string): Promise<boolean> {
  const [row] = await tx.select({ state: order.state }).from(order).where(eq(order.id, orderId))
  return row?.state === 'refunded'
}
