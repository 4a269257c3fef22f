import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'
import { person } from './identity'

const minor = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0)

/** What a set of lines costs; the meaning of each figure stands in lib/orders/engine/totals.ts. */
const amounts = () => ({
  grossMinor: minor('gross_minor'),
  sellerDiscountMinor: minor('seller_discount_minor'),
  platformDiscountMinor: minor('platform_discount_minor'),
  taxMinor: minor('tax_minor'),
  totalMinor: minor('total_minor'),
})

const moves = () => ({
  state: text().notNull(),
  version: integer().notNull().default(0),
  createdAt: at('created_at').notNull(),
  updatedAt: at('updated_at').notNull(),
})

/** One purchase of one person, from one or several sellers, in one currency. */
export const order = pgTable(
  'order',
  {
    id: text().primaryKey(),
    buyerId: text('buyer_id')
      .notNull()
      .references(() => person.id),
    ...amounts(),
    refundedMinor: minor('refunded_minor'),
    currency: text().notNull(),
    ...moves(),
    /** Stock and coupons wait for this order until then; null once it is paid or over. */
    reservedUntil: at('reserved_until'),
    /** How it was or is to be paid; a method of lib/payments. */
    method: text(),
    paidAt: at('paid_at'),
    /** Where it is sent and taxed; null when nothing is sent. */
    address: jsonb(),
    /** ISO 3166-1, two letters: whose tax rates hold. */
    country: text(),
    /** As typed, in the order in which they are taken off. */
    coupons: text().array().notNull().default(sql`'{}'`),
  },
  (t) => [
    check('order_refunded', sql`${t.refundedMinor} between 0 and ${t.totalMinor}`),
    check('order_total', sql`${t.totalMinor} >= 0`),
    check(
      'order_reserved',
      sql`(${t.reservedUntil} is not null) = (${t.state} in ('draft', 'pending_payment'))`,
    ),
    index('order_buyer').on(t.buyerId, t.createdAt, t.id),
    index('order_due').on(t.reservedUntil).where(sql`reserved_until is not null`),
    index('order_newest').on(t.createdAt, t.id),
  ],
)

/** What one seller owes the buyer of an order. Without a seller it is Tradepost itself. */
export const sellerOrder = pgTable(
  'seller_order',
  {
    id: text().primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    sellerId: text('seller_id').references(() => person.id),
    ...amounts(),
    /** Part of the figures above. */
    shippingMinor: minor('shipping_minor'),
    refundedMinor: minor('refunded_minor'),
    ...moves(),
    /** Name of the shipping option that was chosen. */
    shipping: text(),
    carrier: text(),
    tracking: text(),
    shippedAt: at('shipped_at'),
    deliveredAt: at('delivered_at'),
    /** It completes by itself then; null when nothing is waited for. */
    dueAt: at('due_at'),
  },
  (t) => [
    unique('seller_order_once').on(t.orderId, t.sellerId).nullsNotDistinct(),
    check('seller_order_refunded', sql`${t.refundedMinor} between 0 and ${t.totalMinor}`),
    index('seller_order_seller').on(t.sellerId, t.createdAt, t.id).where(sql`state <> 'waiting'`),
    index('seller_order_due').on(t.dueAt).where(sql`due_at is not null`),
    index('seller_order_open')
      .on(t.state, t.updatedAt)
      .where(sql`state in ('disputed', 'paid', 'fulfilling')`),
  ],
)

/** One thing on an order, with the price it had. `subject` is what it is about, by kind: lib/checkout/kinds. */
export const orderLine = pgTable(
  'order_line',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    line: integer().notNull(),
    sellerOrderId: text('seller_order_id')
      .notNull()
      .references(() => sellerOrder.id),
    kind: text({ enum: ['deal', 'shipment', 'licence', 'code', 'credit'] }).notNull(),
    subject: text().notNull(),
    title: text().notNull(),
    category: text().notNull().default(''),
    quantity: integer().notNull().default(1),
    /** Of one piece, as it was promised. */
    priceMinor: bigint('price_minor', { mode: 'number' }).notNull(),
    ...amounts(),
    taxBps: integer('tax_bps').notNull().default(0),
    refundedMinor: minor('refunded_minor'),
    state: text({ enum: ['waiting', 'fulfilling', 'fulfilled', 'dropped', 'refunded'] }).notNull(),
    /** Id of what fulfils it, once there is one: a deal, a gift card. */
    fulfilledBy: text('fulfilled_by'),
    giftTo: text('gift_to'),
    giftMessage: text('gift_message'),
    /** When a present is mailed; null: at once. */
    giftOn: date('gift_on'),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.line] }),
    check('order_line_quantity', sql`${t.quantity} between 1 and 999`),
    check('order_line_price', sql`${t.priceMinor} >= 0`),
    check('order_line_refunded', sql`${t.refundedMinor} between 0 and ${t.totalMinor}`),
    index('order_line_seller_order').on(t.sellerOrderId),
    index('order_line_subject').on(t.kind, t.subject),
    unique('order_line_fulfilled').on(t.fulfilledBy),
  ],
)

/** What the parties of a seller's order wrote to each other, and what an admin wrote to both. */
export const orderMessage = pgTable(
  'order_message',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sellerOrderId: text('seller_order_id')
      .notNull()
      .references(() => sellerOrder.id),
    authorId: text('author_id').notNull(),
    text: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('order_message_order').on(t.sellerOrderId, t.id)],
)

/** Money that goes back for a seller's order: asked for, decided, paid. */
export const refund = pgTable(
  'refund',
  {
    id: text().primaryKey(),
    orderId: text('order_id').notNull(),
    sellerOrderId: text('seller_order_id')
      .notNull()
      .references(() => sellerOrder.id),
    /** Null: of the seller's order as a whole. */
    line: integer(),
    amountMinor: bigint('amount_minor', { mode: 'number' }).notNull(),
    /** Why, in the words of who asked. */
    reason: text().notNull(),
    /** The rule that was applied: lib/orders/refund-rules.ts. */
    rule: text().notNull(),
    askedBy: text('asked_by').notNull(),
    decidedBy: text('decided_by'),
    answer: text(),
    ...moves(),
  },
  (t) => [
    check('refund_amount', sql`${t.amountMinor} > 0`),
    foreignKey({ columns: [t.orderId, t.line], foreignColumns: [orderLine.orderId, orderLine.line] }),
    index('refund_seller_order').on(t.sellerOrderId, t.createdAt),
    index('refund_open').on(t.createdAt, t.id).where(sql`state = 'asked'`),
  ],
)

/** A disagreement that both parties could not settle: an admin splits the money. */
export const dispute = pgTable(
  'dispute',
  {
    id: text().primaryKey(),
    sellerOrderId: text('seller_order_id')
      .notNull()
      .references(() => sellerOrder.id),
    /** `card`: the buyer's bank asks; its outcome decides. */
    kind: text({ enum: ['buyer', 'card'] }).notNull(),
    reason: text().notNull(),
    /** What the buyer gets of it, once decided. */
    buyerGetsMinor: bigint('buyer_gets_minor', { mode: 'number' }),
    decidedBy: text('decided_by'),
    answer: text(),
    ...moves(),
  },
  (t) => [
    index('dispute_seller_order').on(t.sellerOrderId, t.createdAt),
    index('dispute_open').on(t.createdAt, t.id).where(sql`state in ('open', 'answered')`),
  ],
)

/** What a party of a dispute says and shows. */
export const disputeEvidence = pgTable(
  'dispute_evidence',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    disputeId: text('dispute_id')
      .notNull()
      .references(() => dispute.id),
    authorId: text('author_id').notNull(),
    text: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('dispute_evidence_of').on(t.disputeId, t.id)],
)

/** A picture or a PDF that a party of a dispute shows; small, and of few people, so it lies beside what it belongs to. */
export const disputeFile = pgTable(
  'dispute_file',
  {
    id: text().primaryKey(),
    disputeId: text('dispute_id')
      .notNull()
      .references(() => dispute.id),
    authorId: text('author_id').notNull(),
    name: text().notNull(),
    type: text({ enum: ['image/webp', 'application/pdf'] }).notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    bytes: bytea().notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    check('dispute_file_size', sql`${t.sizeBytes} between 1 and 16777216`),
    index('dispute_file_of').on(t.disputeId, t.at),
  ],
)
