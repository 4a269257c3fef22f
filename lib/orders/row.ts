import { and, asc, eq, sql } from 'drizzle-orm'
import { order, orderLine, sellerOrder } from '@/db/schema/orders'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { move, stateOf } from '@/lib/kernel/machine'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { type OrderState, orderMachine, type SellerOrderState, sellerOrderMachine } from './states'

export interface OrderRow extends Omit<typeof order.$inferSelect, 'state' | 'currency'> {
  state: OrderState
  currency: Currency
}

/** An order of a seller with what it takes from its purchase. */
export interface SellerOrderRow extends Omit<typeof sellerOrder.$inferSelect, 'state'> {
  state: SellerOrderState
  buyerId: string
  currency: Currency
}

export type LineRow = typeof orderLine.$inferSelect

export const orderOfRow = (row: typeof order.$inferSelect): OrderRow => ({
  ...row,
  state: stateOf(orderMachine, row.state),
  currency: currencySchema.parse(row.currency),
})

export const roomsOfOrder = ({ buyerId }: { buyerId: string }): string[] => [`user:${buyerId}`, 'admins']

export const roomsOfSellerOrder = (row: { buyerId: string; sellerId: string | null }): string[] => [
  `user:${row.buyerId}`,
  ...(row.sellerId?.startsWith('usr_') ? [`user:${row.sellerId}`] : []),
  'admins',
]

/** The order's row, locked until the transaction ends. Whoever touches orders of sellers locks this one first. */
export async function lockOrder(tx: Tx, orderId: string): Promise<OrderRow> {
  const [row] = await tx.select().from(order).where(eq(order.id, orderId)).for('update')
  return row ? orderOfRow(row) : notFound('order')
}

export async function readOrder(db: Db | Tx, orderId: string): Promise<OrderRow> {
  const [row] = await db.select().from(order).where(eq(order.id, orderId))
  return row ? orderOfRow(row) : notFound('order')
}

/** An order of a seller and its purchase, both locked, in the order that everybody takes. */
export async function lockSellerOrder(
  tx: Tx,
  sellerOrderId: string,
): Promise<{ order: OrderRow; sale: SellerOrderRow }> {
  const [found] = await tx
    .select({ orderId: sellerOrder.orderId })
    .from(sellerOrder)
    .where(eq(sellerOrder.id, sellerOrderId))
  if (!found) notFound('order')
  const locked = await lockOrder(tx, found.orderId)
  const sale = (await sellerOrdersOf(tx, locked)).find(({ id }) => id === sellerOrderId)
  return sale ? { order: locked, sale } : notFound('order')
}

/** The orders of the sellers of a purchase, the caller holding the lock of the purchase. */
export async function sellerOrdersOf(db: Db | Tx, of: OrderRow): Promise<SellerOrderRow[]> {
  const rows = await db
    .select()
    .from(sellerOrder)
    .where(eq(sellerOrder.orderId, of.id))
    .orderBy(asc(sellerOrder.id))
  const { buyerId, currency } = of
  return rows.map((row) => ({ ...row, state: stateOf(sellerOrderMachine, row.state), buyerId, currency }))
}

export const linesOf = (db: Db | Tx, orderId: string): Promise<LineRow[]> =>
  db.select().from(orderLine).where(eq(orderLine.orderId, orderId)).orderBy(asc(orderLine.line))

type OrderEvent = (typeof orderMachine.transitions)[number]['on']
type SellerOrderEvent = (typeof sellerOrderMachine.transitions)[number]['on']

interface Move<Row> {
  set?: Partial<Row>
  data?: Record<string, unknown>
}

export const moveOrder = (
  ctx: Ctx,
  row: OrderRow,
  on: OrderEvent,
  { set, data }: Move<OrderRow> = {},
): Promise<OrderRow> =>
  move(ctx, orderMachine, order, row, on, { set: set ?? {}, data: data ?? {}, rooms: roomsOfOrder(row) })

export const moveSellerOrder = (
  ctx: Ctx,
  row: SellerOrderRow,
  on: SellerOrderEvent,
  { set, data }: Move<SellerOrderRow> = {},
): Promise<SellerOrderRow> =>
  move(ctx, sellerOrderMachine, sellerOrder, row, on, {
    set: set ?? {},
    data: data ?? {},
    rooms: roomsOfSellerOrder(row),
  })

/** Lines have no history of their own: it is told by the order they are on. */
export async function setLines(
  { tx }: Pick<Ctx, 'tx'>,
  orderId: string,
  from: LineRow['state'],
  to: LineRow['state'],
  lines?: readonly number[],
): Promise<void> {
  const which = lines ? sql`${orderLine.line} in ${[...lines, -1]}` : undefined
  await tx
    .update(orderLine)
    .set({ state: to })
    .where(and(eq(orderLine.orderId, orderId), eq(orderLine.state, from), which))
}

/** Says which thing fulfils a line. */
export async function nameLine({ tx }: Pick<Ctx, 'tx'>, line: LineRow, fulfilledBy: string): Promise<void> {
  await tx
    .update(orderLine)
    .set({ fulfilledBy })
    .where(and(eq(orderLine.orderId, line.orderId), eq(orderLine.line, line.line)))
}

/** Everything of a seller's order that was under way has arrived. */
export async function fulfilSale({ tx }: Pick<Ctx, 'tx'>, sellerOrderId: string): Promise<void> {
  await tx
    .update(orderLine)
    .set({ state: 'fulfilled' })
    .where(and(eq(orderLine.sellerOrderId, sellerOrderId), eq(orderLine.state, 'fulfilling')))
}
