import { asc, desc, eq, inArray } from 'drizzle-orm'
import { dispute, disputeEvidence, orderMessage, refund, sellerOrder } from '@/db/schema/orders'
import { type Actor, isAdmin } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { buyerAndStaff, partiesAndStaff } from './access'
import { trackingLink } from './carriers'
import { filesOf, viewFile } from './evidence-files'
import { namesOf } from './queries'
import { type LineRow, linesOf, type OrderRow, readOrder, type SellerOrderRow, sellerOrdersOf } from './row'
import { addressSchema, orderRef, orderView, type SaleView, saleView, sellerOrderRef } from './schemas'
import { storiesOf } from './story'

export const viewOrder = query(
  {
    name: 'orders.view',
    summary: 'One purchase: what it cost, where it stands with each seller, and everything that happened.',
    input: orderRef,
    output: orderView,
    access: buyerAndStaff,
  },
  async ({ orderId }, { db, actor }) => {
    const order = await readOrder(db, orderId)
    const sales = await sellerOrdersOf(db, order)
    const { views, story } = await viewSales(db, order, sales, actor)
    const shippingMinor = sales.reduce((sum, sale) => sum + sale.shippingMinor, 0)
    return {
      id: order.id,
      state: order.state,
      currency: order.currency,
      ...amountsOf({ ...order, shippingMinor }),
      method: order.method,
      reservedUntil: order.reservedUntil?.toISOString() ?? null,
      paidAt: order.paidAt?.toISOString() ?? null,
      address: addressSchema.safeParse(order.address).data ?? null,
      coupons: order.coupons,
      sales: views,
      timeline: story,
      createdAt: order.createdAt.toISOString(),
    }
  },
)

export const viewSale = query(
  {
    name: 'orders.sale',
    summary: 'One order of one seller, for both of its parties.',
    input: sellerOrderRef,
    output: saleView,
    access: partiesAndStaff,
  },
  async ({ sellerOrderId }, { db, actor }) => {
    const [found] = await db
      .select({ orderId: sellerOrder.orderId })
      .from(sellerOrder)
      .where(eq(sellerOrder.id, sellerOrderId))
    if (!found) notFound('order')
    const order = await readOrder(db, found.orderId)
    const sale = (await sellerOrdersOf(db, order)).find(({ id }) => id === sellerOrderId)
    if (!sale || (sale.state === 'waiting' && actor.kind === 'person' && actor.id === sale.sellerId))
      notFound('order')
    const { views } = await viewSales(db, order, [sale], actor)
    return views[0] ?? notFound('order')
  },
)

interface Amounts {
  grossMinor: number
  sellerDiscountMinor: number
  platformDiscountMinor: number
  taxMinor: number
  shippingMinor: number
  totalMinor: number
  refundedMinor: number
}

const amountsOf = (from: Amounts) => ({
  grossMinor: from.grossMinor,
  discountMinor: from.sellerDiscountMinor + from.platformDiscountMinor,
  taxMinor: from.taxMinor,
  shippingMinor: from.shippingMinor,
  totalMinor: from.totalMinor,
  refundedMinor: from.refundedMinor,
})

async function viewSales(db: Db | Tx, order: OrderRow, sales: readonly SellerOrderRow[], actor: Actor) {
  const viewerId = actor.kind === 'person' ? actor.id : ''
  const around = await readAround(db, order, sales, actor)
  const views = sales.map((sale) => viewOf(order, sale, viewerId, around))
  return { views, story: around.stories.get(order.id) ?? [] }
}

/** Everything that is shown with orders of sellers, in one read per table. */
async function readAround(db: Db | Tx, order: OrderRow, sales: readonly SellerOrderRow[], actor: Actor) {
  const viewerId = actor.kind === 'person' ? actor.id : ''
  const isParty = viewerId === order.buyerId || sales.every(({ sellerId }) => sellerId === viewerId)
  const seesFiles = isParty || isAdmin(actor)
  const ids = sales.map(({ id }) => id)
  const casting = (subject: string) => ({
    viewerId,
    buyerId: order.buyerId,
    sellerId: sales.find(({ id }) => id === subject)?.sellerId ?? null,
    currency: order.currency,
  })
  const disputesOf = db.select({ id: dispute.id }).from(dispute).where(inArray(dispute.sellerOrderId, ids))
  const [lines, refunds, disputes, evidence, files, messages, stories] = await Promise.all([
    linesOf(db, order.id),
    db.select().from(refund).where(inArray(refund.sellerOrderId, ids)).orderBy(desc(refund.createdAt)),
    db.select().from(dispute).where(inArray(dispute.sellerOrderId, ids)).orderBy(desc(dispute.createdAt)),
    db
      .select()
      .from(disputeEvidence)
      .where(inArray(disputeEvidence.disputeId, disputesOf))
      .orderBy(asc(disputeEvidence.id)),
    seesFiles ? filesOf(db, disputesOf) : [],
    db
      .select()
      .from(orderMessage)
      .where(inArray(orderMessage.sellerOrderId, ids))
      .orderBy(asc(orderMessage.id)),
    storiesOf(db, [order.id, ...ids], casting),
  ])
  const names = await namesOf(db, [
    order.buyerId,
    ...sales.map(({ sellerId }) => sellerId),
    ...[...messages, ...evidence, ...files].map(({ authorId }) => authorId),
    ...lines.flatMap(({ giftTo }) => (giftTo?.startsWith('usr_') ? giftTo : [])),
  ])
  const nameOf = (id: string) => names.get(id) ?? 'Tradepost'
  return { lines, refunds, disputes, evidence, files, messages, stories, nameOf }
}

type Around = Awaited<ReturnType<typeof readAround>>

function viewOf(order: OrderRow, sale: SellerOrderRow, viewerId: string, around: Around): SaleView {
  const { id, sellerId, state, shipping, carrier, tracking } = sale
  const lines = around.lines.filter((line) => line.sellerOrderId === id)
  const role = viewerId === order.buyerId ? 'buyer' : viewerId === sellerId ? 'seller' : 'staff'
  const sent = lines.some(({ kind }) => kind === 'shipment')
  const party = (personId: string) => ({ id: personId, name: around.nameOf(personId) })
  return {
    ...{ id, state, role, shipping, carrier, tracking },
    orderId: order.id,
    buyer: party(order.buyerId),
    seller: sellerId ? party(sellerId) : null,
    currency: order.currency,
    ...amountsOf(sale),
    lines: lines.map((line) => viewLine(line, around)),
    address: sent ? (addressSchema.safeParse(order.address).data ?? null) : null,
    trackingUrl: trackingLink(carrier, tracking),
    dueAt: sale.dueAt?.toISOString() ?? null,
    acts: actsOf(sale, lines, role),
    ...voicesOf(id, viewerId, around),
    timeline: around.stories.get(id) ?? [],
    createdAt: sale.createdAt.toISOString(),
  }
}

/** What was asked, argued and written about an order of a seller. */
function voicesOf(
  saleId: string,
  viewerId: string,
  { refunds, disputes, evidence, files, messages, nameOf }: Around,
) {
  const ofSale = <T extends { sellerOrderId: string }>(rows: readonly T[]) =>
    rows.filter(({ sellerOrderId }) => sellerOrderId === saleId)
  const said = ({ at, authorId, text }: { at: Date; authorId: string; text: string }) => ({
    ...{ at: at.toISOString(), author: nameOf(authorId), text },
  })
  return {
    refunds: ofSale(refunds).map(({ id, state, line, amountMinor, reason, answer, createdAt }) => ({
      ...{ id, state, line, amountMinor, reason, answer },
      at: createdAt.toISOString(),
    })),
    disputes: ofSale(disputes).map(({ id, kind, state, reason, buyerGetsMinor, answer, createdAt }) => ({
      ...{ id, kind, state, reason, buyerGetsMinor, answer },
      at: createdAt.toISOString(),
      evidence: evidence.filter(({ disputeId }) => disputeId === id).map(said),
      files: files.filter(({ disputeId }) => disputeId === id).map((file) => viewFile(file, nameOf)),
    })),
    messages: ofSale(messages).map((each) => ({ ...said(each), mine: each.authorId === viewerId })),
  }
}

const viewLine = (row: LineRow, { nameOf }: Around) => ({
  line: row.line,
  kind: row.kind,
  subject: row.subject,
  title: row.title,
  quantity: row.quantity,
  unitMinor: row.priceMinor,
  totalMinor: row.totalMinor,
  refundedMinor: row.refundedMinor,
  state: row.state,
  fulfilledBy: row.fulfilledBy,
  giftTo: row.giftTo?.startsWith('usr_') ? nameOf(row.giftTo) : row.giftTo,
  giftMessage: row.giftMessage,
  giftOn: row.giftOn,
})

function actsOf(sale: SellerOrderRow, lines: readonly LineRow[], role: SaleView['role']): SaleView['acts'] {
  const sent = lines.some(({ kind, state }) => kind === 'shipment' && state !== 'refunded')
  const deals = lines.some(({ kind }) => kind === 'deal')
  const before = sale.state === 'paid' || sale.state === 'fulfilling'
  const left = sale.refundedMinor < sale.totalMinor
  const acts: SaleView['acts'] = []
  if (role === 'seller' && sent && (before || sale.state === 'shipped')) acts.push('ship')
  if (role === 'buyer' && sale.state === 'shipped') acts.push('confirm')
  if (role !== 'staff' && before && !deals && sent && left) acts.push('cancel')
  if (role === 'buyer' && left && !before && !deals && sale.state !== 'disputed' && sale.state !== 'waiting')
    acts.push('refund')
  const arguable = before || sale.state === 'shipped' || sale.state === 'delivered'
  if (role === 'buyer' && arguable && !deals && sale.sellerId) acts.push('dispute')
  if (sale.state === 'disputed' && role !== 'staff') acts.push('evidence')
  if (sale.state === 'disputed' && role === 'buyer') acts.push('withdraw_dispute')
  return acts
}
