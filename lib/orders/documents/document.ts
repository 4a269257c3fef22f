import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { localesOf } from '@/lib/identity'
import { languageSchema } from '@/lib/identity/schemas/person'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { currencySchema } from '@/lib/kernel/money'
import { query } from '@/lib/kernel/operation'
import { buyerOnly, sellerOfSale } from '../access'
import { namesOf } from '../queries'
import { type LineRow, linesOf, type OrderRow, readOrder, type SellerOrderRow, sellerOrdersOf } from '../row'
import { addressSchema, orderRef, sellerOrderRef } from '../schemas'
import { taxFor } from '../tax'

const minor = z.number().int()

const lineView = z.object({
  title: z.string(),
  quantity: minor,
  unitMinor: minor,
  taxBps: minor,
  /** Before coupons, as it was displayed. */
  grossMinor: minor,
})

/** goods - discount + shipping + added tax = total. */
const sums = {
  goodsMinor: minor,
  discountMinor: minor,
  shippingMinor: minor,
  /** 0 where prices hold their tax. */
  addedTaxMinor: minor,
  totalMinor: minor,
}

const saleSchema = z.object({
  id: z.string(),
  sellerName: z.string(),
  lines: z.array(lineView),
  shipping: z.string().nullable(),
  ...sums,
})

export const documentView = z.object({
  kind: z.enum(['receipt', 'invoice']),
  /** The public id of the purchase, or of the seller's order: unique, in no row. */
  number: z.string(),
  orderId: z.string(),
  language: languageSchema,
  paidAt: z.string(),
  currency: currencySchema,
  buyerName: z.string(),
  address: addressSchema.nullable(),
  sales: z.array(saleSchema),
  ...sums,
  taxes: z.array(z.object({ bps: minor, netMinor: minor, taxMinor: minor, grossMinor: minor })),
  method: z.string().nullable(),
  refunds: z.array(z.object({ at: z.string(), amountMinor: minor })),
  refundedMinor: minor,
})

export type DocumentView = z.infer<typeof documentView>

export const viewReceipt = query(
  {
    name: 'orders.receipt',
    summary:
      'The receipt of a purchase, for its buyer: what was paid to whom, the tax in it, and what came back.',
    input: orderRef,
    output: documentView,
    access: buyerOnly,
    limit: { max: 60, windowS: 60 },
  },
  async ({ orderId }, { db }) => {
    const order = await readOrder(db, orderId)
    return documentOf(db, order, await sellerOrdersOf(db, order), { kind: 'receipt', forId: order.buyerId })
  },
)

export const viewInvoice = query(
  {
    name: 'orders.invoice',
    summary:
      'The invoice of a sale, for its seller: what the buyer paid for it, the tax in it, and what went back.',
    input: sellerOrderRef,
    output: documentView,
    access: sellerOfSale,
    limit: { max: 60, windowS: 60 },
  },
  async ({ sellerOrderId }, { db }) => {
    const [found] = await db.execute<{ order_id: string }>(
      sql`select order_id from seller_order where id = ${sellerOrderId}`,
    )
    const order = await readOrder(db, found?.order_id ?? notFound('order'))
    const sale = (await sellerOrdersOf(db, order)).find(({ id }) => id === sellerOrderId)
    if (!sale?.sellerId) notFound('order')
    return documentOf(db, order, [sale], { kind: 'invoice', forId: sale.sellerId })
  },
)

type For = { kind: DocumentView['kind']; forId: string }

async function documentOf(
  db: Db | Tx,
  order: OrderRow,
  sales: readonly SellerOrderRow[],
  { kind, forId }: For,
): Promise<DocumentView> {
  const { paidAt, currency, method } = order
  if (!paidAt) notFound('receipt')
  const ids = sales.map(({ id }) => id)
  const [all, localeOf, names, refunds] = await Promise.all([
    linesOf(db, order.id),
    localesOf(db, [forId]),
    namesOf(db, [order.buyerId, ...sales.map(({ sellerId }) => sellerId)]),
    refundsOf(db, ids),
  ])
  const lines = all.filter(({ sellerOrderId }) => ids.includes(sellerOrderId))
  const sent = lines.some((line) => line.kind === 'shipment')
  const views = sales.map((sale) => saleOf(sale, lines, names.get(sale.sellerId ?? '') ?? 'Tradepost'))
  return {
    kind,
    number: kind === 'receipt' ? order.id : (ids[0] ?? order.id),
    orderId: order.id,
    language: localeOf(forId).language,
    paidAt: paidAt.toISOString(),
    currency,
    buyerName: names.get(order.buyerId) ?? '',
    address: sent ? (addressSchema.safeParse(order.address).data ?? null) : null,
    sales: views,
    ...sumOf(views),
    taxes: taxesOf(order, sales, lines),
    method,
    refunds,
    refundedMinor: sales.reduce((sum, sale) => sum + sale.refundedMinor, 0),
  }
}

function saleOf(
  sale: SellerOrderRow,
  all: readonly LineRow[],
  sellerName: string,
): DocumentView['sales'][number] {
  const lines = all.filter(({ sellerOrderId }) => sellerOrderId === sale.id)
  const goodsMinor = lines.reduce((sum, line) => sum + line.grossMinor, 0)
  const discountMinor = sale.sellerDiscountMinor + sale.platformDiscountMinor
  return {
    id: sale.id,
    sellerName,
    lines: lines.map(({ title, quantity, priceMinor, taxBps, grossMinor }) => ({
      ...{ title, quantity, taxBps, grossMinor },
      unitMinor: priceMinor,
    })),
    shipping: sale.shipping,
    goodsMinor,
    discountMinor,
    shippingMinor: sale.grossMinor - goodsMinor,
    addedTaxMinor: sale.totalMinor - (sale.grossMinor - discountMinor),
    totalMinor: sale.totalMinor,
  }
}

function sumOf(sales: DocumentView['sales']) {
  const sum = (pick: (sale: DocumentView['sales'][number]) => number) =>
    sales.reduce((all, sale) => all + pick(sale), 0)
  return {
    goodsMinor: sum((sale) => sale.goodsMinor),
    discountMinor: sum((sale) => sale.discountMinor),
    shippingMinor: sum((sale) => sale.shippingMinor),
    addedTaxMinor: sum((sale) => sale.addedTaxMinor),
    totalMinor: sum((sale) => sale.totalMinor),
  }
}

/** By rate, the highest first; sending is taxed as goods are. Net and tax sum to what was paid. */
function taxesOf(
  order: OrderRow,
  sales: readonly SellerOrderRow[],
  lines: readonly LineRow[],
): DocumentView['taxes'] {
  const byRate = new Map<number, { taxMinor: number; grossMinor: number }>()
  const add = (bps: number, taxMinor: number, grossMinor: number) => {
    const known = byRate.get(bps) ?? { taxMinor: 0, grossMinor: 0 }
    byRate.set(bps, { taxMinor: known.taxMinor + taxMinor, grossMinor: known.grossMinor + grossMinor })
  }
  for (const line of lines) add(line.taxBps, line.taxMinor, line.totalMinor)
  for (const sale of sales) {
    const own = lines.filter(({ sellerOrderId }) => sellerOrderId === sale.id)
    const ofLines = own.reduce((sum, { taxMinor }) => sum + taxMinor, 0)
    const bps = taxFor(order.country ?? '', 'shipment', order.createdAt).bps
    if (sale.shippingMinor > 0) add(bps, sale.taxMinor - ofLines, sale.shippingMinor)
  }
  return [...byRate]
    .toSorted(([a], [b]) => b - a)
    .map(([bps, { taxMinor, grossMinor }]) => ({
      bps,
      taxMinor,
      grossMinor,
      netMinor: grossMinor - taxMinor,
    }))
}

/** Money of these orders that went back, the oldest first. */
async function refundsOf(db: Db | Tx, sellerOrderIds: readonly string[]): Promise<DocumentView['refunds']> {
  const rows = await db.execute<{ at: string; amount: string }>(sql`
    select at, data ->> 'amountMinor' as amount from timeline
    where subject in ${[...sellerOrderIds, '']} and event in ('refund', 'refund_part', 'cancel')
      and data ? 'amountMinor' order by id`)
  return rows.map(({ at, amount }) => ({ at: new Date(at).toISOString(), amountMinor: Number(amount) }))
}
