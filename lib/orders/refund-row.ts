import { and, eq } from 'drizzle-orm'
import { refund } from '@/db/schema/orders'
import { actorName } from '@/lib/kernel/access'
import type { Tx } from '@/lib/kernel/db'
import { assert, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin, move, stateOf } from '@/lib/kernel/machine'
import type { Ctx } from '@/lib/kernel/operation'
import { lockSellerOrder, roomsOfSellerOrder, type SellerOrderRow } from './row'
import { refundMachine } from './states'

export type RefundRow = typeof refund.$inferSelect

type NewRefund = Pick<RefundRow, 'line' | 'amountMinor' | 'reason' | 'rule'>

export async function openRefund(ctx: Ctx, sale: SellerOrderRow, wanted: NewRefund): Promise<RefundRow> {
  const [row] = await ctx.tx
    .insert(refund)
    .values({
      ...wanted,
      id: newId('refund'),
      orderId: sale.orderId,
      sellerOrderId: sale.id,
      askedBy: actorName(ctx.actor),
      state: refundMachine.initial,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning()
  assert(row, 'A refund comes back.')
  const { amountMinor, rule } = wanted
  await begin(ctx, refundMachine, row.id, {
    data: { amountMinor, rule, sellerOrderId: sale.id },
    rooms: roomsOfSellerOrder(sale),
  })
  return row
}

export async function hasOpenRefund(tx: Tx, sellerOrderId: string): Promise<boolean> {
  const [open] = await tx
    .select({ id: refund.id })
    .from(refund)
    .where(and(eq(refund.sellerOrderId, sellerOrderId), eq(refund.state, 'asked')))
  return open !== undefined
}

/** A refund with its orders, all locked. */
export async function lockRefund({ tx }: Ctx, refundId: string) {
  const [found] = await tx.select().from(refund).where(eq(refund.id, refundId))
  if (!found) notFound('refund')
  const locked = await lockSellerOrder(tx, found.sellerOrderId)
  const [row] = await tx.select().from(refund).where(eq(refund.id, refundId)).for('update')
  assert(row, 'Refunds are not deleted.')
  return { row, ...locked }
}

export const moveRefund = (
  ctx: Ctx,
  row: RefundRow,
  sale: SellerOrderRow,
  on: 'grant' | 'decline' | 'withdraw',
  answer?: string,
) =>
  move(ctx, refundMachine, refund, { ...row, state: stateOf(refundMachine, row.state) }, on, {
    set: { decidedBy: actorName(ctx.actor), answer: answer ?? null },
    data: { amountMinor: row.amountMinor, sellerOrderId: sale.id, ...(answer ? { answer } : {}) },
    rooms: roomsOfSellerOrder(sale),
  })
