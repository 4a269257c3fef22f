import { and, eq, or } from 'drizzle-orm'
import { cart, cartLine } from '@/db/schema/checkout'
import { releaseCoupons, reserveCoupons, useCoupons } from '@/lib/coupons'
import { accrue, type NewEarning } from '@/lib/earnings'
import type { Ctx } from '@/lib/kernel/operation'
import { escrow, post } from '@/lib/ledger'
import {
  type LineRow,
  lineFulfilled,
  linesOf,
  markOver,
  markPaid,
  type OrderRow,
  sellerOrdersOf,
} from '@/lib/orders'
import { kindNamed, kinds } from './kinds/kinds'
import type { Quote } from './quote'

/** For so long stock and coupons wait for a buyer who is paying. */
export const reservationMs = 15 * 60_000

interface Wanted {
  kind: LineRow['kind']
  subject: string
  quantity: number
}

/** Promises every thing and every coupon of an order, or nothing. Kinds and rows are locked in one order for everybody. */
export async function promise(
  ctx: Ctx,
  order: Pick<OrderRow, 'id' | 'buyerId' | 'currency'>,
  lines: readonly Wanted[],
  { totals, coupons }: Pick<Quote, 'totals' | 'coupons'>,
): Promise<void> {
  for (const kind of kinds) {
    const own = lines.filter((line) => line.kind === kind.kind)
    if (own.length === 0) continue
    await kind.demand?.(ctx, order.buyerId)
    await kind.reserve(
      ctx,
      own.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)),
    )
  }
  await promiseCoupons(ctx, order, { totals, coupons })
}

export async function promiseCoupons(
  ctx: Ctx,
  { id: orderId, buyerId: personId, currency }: Pick<OrderRow, 'id' | 'buyerId' | 'currency'>,
  { totals, coupons }: Pick<Quote, 'totals' | 'coupons'>,
): Promise<void> {
  if (coupons.applied.length === 0) return
  const taken = coupons.applied.map(({ id }) => ({ id, amountMinor: totals.taken[id] ?? 0 }))
  await reserveCoupons(ctx, { orderId, personId, currency, coupons: taken })
}

/** An unpaid order is over: whatever was promised can be bought by others again. */
export async function giveUp(ctx: Ctx, order: OrderRow, how: 'expire' | 'cancel'): Promise<OrderRow> {
  const lines = await linesOf(ctx.tx, order.id)
  const over = await markOver(ctx, order, how)
  for (const kind of kinds) {
    const own = lines.filter((line) => line.kind === kind.kind)
    if (own.length > 0) await kind.release(ctx, own, how === 'expire' ? 'not_paid_in_time' : 'not_paid')
  }
  await releaseCoupons(ctx, order.id)
  return over
}

/** The money lies in the order's escrow: its sellers are told, and everything on it is handed over or begins to be. */
export async function settle(
  ctx: Ctx,
  order: OrderRow,
  data: Record<string, unknown> = {},
): Promise<OrderRow> {
  const paid = await markPaid(ctx, order, data)
  await handOver(ctx, paid)
  return paid
}

/** As `settle`, for an order that was written down as paid. */
export async function handOver(ctx: Ctx, order: OrderRow): Promise<void> {
  if (order.coupons.length > 0) await useCoupons(ctx, order.id)
  await addPromotions(ctx, order)
  const lines = await linesOf(ctx.tx, order.id)
  await accrueShares(ctx, order, lines)
  const fulfilled: number[] = []
  for (const kind of kinds) {
    const own = lines.filter((line) => line.kind === kind.kind)
    if (own.length > 0) fulfilled.push(...(await kindNamed(kind.kind).start(ctx, order, own)))
  }
  if (fulfilled.length > 0) await lineFulfilled(ctx, order.id, fulfilled)
  await emptyCart(ctx, order, lines)
}

/** What the platform's own coupons took off, it pays itself: sellers get their share of the whole. */
async function addPromotions(ctx: Ctx, { id, currency, platformDiscountMinor }: OrderRow): Promise<void> {
  if (platformDiscountMinor === 0) return
  await post(ctx, {
    key: `order:${id}:promotions`,
    kind: 'purchase',
    currency,
    memo: { title: 'Coupons of Tradepost', subject: id },
    legs: [
      { account: 'platform:promotions', amountMinor: -platformDiscountMinor },
      { account: escrow(id), amountMinor: platformDiscountMinor },
    ],
  })
}

/** What sellers earn by sending goods. Deals pay their sellers themselves. */
async function accrueShares(ctx: Ctx, order: OrderRow, lines: readonly LineRow[]): Promise<void> {
  if (!lines.some(({ kind }) => kind === 'shipment')) return
  const earnings: NewEarning[] = []
  for (const sale of await sellerOrdersOf(ctx.tx, order)) {
    const others = lines.filter((line) => line.sellerOrderId === sale.id && line.kind !== 'shipment')
    const minus = (pick: (line: LineRow) => number) => others.reduce((sum, line) => sum + pick(line), 0)
    const grossMinor = sale.totalMinor + sale.platformDiscountMinor - minus((line) => line.totalMinor)
    const category = lines.find(
      (line) => line.sellerOrderId === sale.id && line.kind === 'shipment',
    )?.category
    if (sale.sellerId === null || category === undefined || grossMinor === 0) continue
    const taxMinor = sale.taxMinor - minus((line) => line.taxMinor)
    const { sellerId, id: sellerOrderId } = sale
    earnings.push({
      sellerId,
      sellerOrderId,
      orderId: order.id,
      category,
      grossMinor,
      taxMinor,
      currency: order.currency,
    })
  }
  for (const earning of earnings) await accrue(ctx, earning)
}

/** What was bought is no longer about to be bought. */
async function emptyCart({ tx }: Ctx, { buyerId }: OrderRow, lines: readonly LineRow[]): Promise<void> {
  const [own] = await tx.select({ id: cart.id }).from(cart).where(eq(cart.personId, buyerId))
  if (!own) return
  const bought = lines.map(({ kind, subject }) => and(eq(cartLine.kind, kind), eq(cartLine.subject, subject)))
  await tx.delete(cartLine).where(and(eq(cartLine.cartId, own.id), eq(cartLine.saved, false), or(...bought)))
}
