import { and, eq } from 'drizzle-orm'
import { order, orderLine, sellerOrder } from '@/db/schema/orders'
import { newId } from '@/lib/kernel/ids'
import { begin } from '@/lib/kernel/machine'
import type { Currency } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import type { Amounts, Totals } from './engine/totals'
import { roomsOfOrder, roomsOfSellerOrder } from './row'
import type { Address, LineKind } from './schemas'
import { orderMachine, sellerOrderMachine } from './states'

export interface NewLine {
  kind: LineKind
  /** What it is about, by kind: a listing, goods, an amount. */
  subject: string
  /** Null: Tradepost itself. */
  sellerId: string | null
  title: string
  category: string
  quantity: number
  unitMinor: number
  taxBps: number
  /** Id of what fulfils it, when it exists already. */
  fulfilledBy?: string
  giftTo?: string | null
  giftMessage?: string | null
  giftOn?: string | null
}

export interface NewOrder {
  id: string
  buyerId: string
  currency: Currency
  /** In the order of their numbers, which count from 1. */
  lines: readonly NewLine[]
  /** Of the same lines, under their numbers as ids; sellers under their ids, Tradepost under `house`. */
  totals: Totals
  coupons?: readonly string[]
  address?: Address | null
  country?: string | null
  /** Name of the chosen shipping option, by seller. */
  shipping?: Readonly<Record<string, string>>
}

/** Stands for Tradepost where the engine of totals wants a seller. */
export const house = 'tradepost'

export const newOrderId = () => newId('order')

/** Writes down what somebody is about to buy; stock and coupons are reserved by the caller. */
export function draftOrder(ctx: Ctx, input: NewOrder, reservedUntil: Date): Promise<void> {
  return write(ctx, input, { state: 'draft', reservedUntil })
}

/** Writes down what somebody has just paid. The caller moves the money in the same transaction. */
export function openOrder(ctx: Ctx, input: NewOrder, method: string): Promise<void> {
  return write(ctx, input, { state: 'paid', method, paidAt: ctx.now })
}

const columnsOf = (from: Amounts): Amounts => ({
  grossMinor: from.grossMinor,
  sellerDiscountMinor: from.sellerDiscountMinor,
  platformDiscountMinor: from.platformDiscountMinor,
  taxMinor: from.taxMinor,
  totalMinor: from.totalMinor,
})

async function write(
  ctx: Ctx,
  input: NewOrder,
  how: { state: 'draft'; reservedUntil: Date } | { state: 'paid'; method: string; paidAt: Date },
): Promise<void> {
  const { id, buyerId, currency, totals } = input
  const paid = how.state === 'paid'
  const times = { createdAt: ctx.now, updatedAt: ctx.now }
  const sellers = totals.sellers.map((seller) => ({ ...seller, id: newId('sellerOrder') }))
  const idOf = new Map(sellers.map((seller) => [seller.sellerId, seller.id]))
  const orderRow = ctx.tx.insert(order).values({
    id,
    buyerId,
    currency,
    ...columnsOf(totals),
    ...how,
    ...times,
    address: input.address ?? null,
    country: input.country ?? null,
    coupons: [...(input.coupons ?? [])],
  })
  const sellerRows = ctx.tx.insert(sellerOrder).values(
    sellers.map((seller) => ({
      id: seller.id,
      orderId: id,
      sellerId: seller.sellerId === house ? null : seller.sellerId,
      ...columnsOf(seller),
      shippingMinor: seller.shipping.totalMinor,
      shipping: input.shipping?.[seller.sellerId] ?? null,
      state: paid ? 'paid' : sellerOrderMachine.initial,
      ...times,
    })),
  )
  const lineRows = ctx.tx.insert(orderLine).values(lineValues(input, idOf, paid))
  await Promise.all([orderRow, sellerRows, lineRows])
  const told = [
    begin(ctx, orderMachine, id, {
      state: how.state,
      data: { totalMinor: totals.totalMinor, currency },
      rooms: roomsOfOrder({ buyerId }),
    }),
  ]
  if (paid)
    for (const seller of sellers)
      told.push(
        begin(ctx, sellerOrderMachine, seller.id, {
          state: 'paid',
          data: { totalMinor: seller.totalMinor, currency },
          rooms: roomsOfSellerOrder({ buyerId, sellerId: seller.sellerId }),
        }),
      )
  await Promise.all(told)
}

function lineValues({ id, lines, totals }: NewOrder, idOf: ReadonlyMap<string, string>, paid: boolean) {
  return lines.map((line, at) => {
    const amounts = totals.lines[at]
    const sellerOrderId = idOf.get(line.sellerId ?? house)
    if (!amounts || !sellerOrderId) throw new RangeError('The totals are those of other lines.')
    const { unitMinor, sellerId: _, ...rest } = line
    return {
      orderId: id,
      line: at + 1,
      sellerOrderId,
      ...rest,
      priceMinor: unitMinor,
      ...columnsOf(amounts),
      state: paid ? ('fulfilling' as const) : ('waiting' as const),
    }
  })
}

/** New figures for a draft whose address, shipping or coupons changed; its lines and their prices stay. */
export async function repriceOrder(
  ctx: Ctx,
  input: Pick<NewOrder, 'id' | 'totals' | 'coupons' | 'address' | 'country' | 'shipping'> & {
    taxBps: readonly number[]
  },
): Promise<void> {
  const { id, totals } = input
  const writes: PromiseLike<unknown>[] = [
    ctx.tx
      .update(order)
      .set({
        ...columnsOf(totals),
        coupons: [...(input.coupons ?? [])],
        address: input.address ?? null,
        country: input.country ?? null,
        updatedAt: ctx.now,
      })
      .where(eq(order.id, id)),
  ]
  const sellers = await ctx.tx.select().from(sellerOrder).where(eq(sellerOrder.orderId, id))
  for (const row of sellers) {
    const seller = totals.sellers.find(({ sellerId }) => sellerId === (row.sellerId ?? house))
    if (!seller) throw new RangeError('The totals are those of other sellers.')
    const shipping = input.shipping?.[seller.sellerId] ?? null
    const set = { ...columnsOf(seller), shippingMinor: seller.shipping.totalMinor, shipping }
    writes.push(ctx.tx.update(sellerOrder).set(set).where(eq(sellerOrder.id, row.id)))
  }
  await Promise.all([...writes, ...lineUpdates(ctx, input)])
}

function* lineUpdates(ctx: Ctx, { id, totals, taxBps }: Parameters<typeof repriceOrder>[1]) {
  for (const [at, amounts] of totals.lines.entries())
    yield ctx.tx
      .update(orderLine)
      .set({ ...columnsOf(amounts), taxBps: taxBps[at] ?? 0 })
      .where(and(eq(orderLine.orderId, id), eq(orderLine.line, at + 1)))
}
