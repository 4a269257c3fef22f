import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'

const minor = (name: string) => bigint(name, { mode: 'number' })

/** One attempt to pay one order. No foreign key to the order: it is written in the same transaction, by its own domain. */
export const payment = pgTable(
  'payment',
  {
    id: text().primaryKey(),
    orderId: text('order_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    attempt: integer().notNull(),
    method: text({ enum: ['wallet', 'wallet_and_card', 'card'] }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    walletMinor: minor('wallet_minor').notNull(),
    cardMinor: minor('card_minor').notNull(),
    currency: text().notNull(),
    title: text().notNull(),
    /** What the hosted page shows. */
    lines: jsonb().notNull(),
    /** The wallet's part, set aside until the card has paid. */
    holdId: text('hold_id'),
    /** When the processor was first asked for a page: from then on there may be one. */
    pageAskedAt: at('page_asked_at'),
    pageExpiresAt: at('page_expires_at'),
    checkoutId: text('checkout_id').unique('payment_checkout'),
    processorPayment: text('processor_payment').unique('payment_processor_payment'),
    processorCharge: text('processor_charge'),
    url: text(),
    state: text().notNull(),
    version: integer().notNull().default(0),
    refundedWalletMinor: minor('refunded_wallet_minor').notNull().default(0),
    refundedCardMinor: minor('refunded_card_minor').notNull().default(0),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    paidAt: at('paid_at'),
  },
  (t) => [
    unique('payment_attempt').on(t.orderId, t.attempt),
    uniqueIndex('payment_one_live').on(t.orderId).where(sql`state in ('open', 'closing', 'paid')`),
    index('payment_person').on(t.personId, t.createdAt),
    index('payment_due').on(t.expiresAt).where(sql`state in ('open', 'closing')`),
    check(
      'payment_parts',
      sql`wallet_minor >= 0 and card_minor >= 0 and wallet_minor + card_minor = amount_minor`,
    ),
    check('payment_state', sql`state in ('open', 'closing', 'paid', 'expired', 'paid_late')`),
    check('payment_currency', sql`currency ~ '^[A-Z]{3}$'`),
    check(
      'payment_method_parts',
      sql`case method when 'wallet' then card_minor = 0 when 'card' then wallet_minor = 0 and card_minor > 0
        else wallet_minor > 0 and card_minor > 0 end`,
    ),
    check('payment_hold', sql`(hold_id is not null) = (method = 'wallet_and_card')`),
    check('payment_paid_at', sql`(paid_at is not null) = (state in ('paid', 'paid_late'))`),
    check(
      'payment_never_refunds_more',
      sql`refunded_wallet_minor between 0 and wallet_minor and refunded_card_minor between 0 and card_minor`,
    ),
  ],
)

/** Money on its way back. The id is the asker's own name of the refund. */
export const paymentRefund = pgTable(
  'payment_refund',
  {
    id: text().primaryKey(),
    paymentId: text('payment_id')
      .notNull()
      .references(() => payment.id),
    amountMinor: minor('amount_minor').notNull(),
    walletMinor: minor('wallet_minor').notNull(),
    cardMinor: minor('card_minor').notNull(),
    state: text({ enum: ['pending', 'done', 'failed'] }).notNull(),
    processorId: text('processor_id').unique('payment_refund_processor'),
    reason: text().notNull(),
    /** Why the card's part went to the wallet instead. */
    failure: text(),
    createdAt: at('created_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    index('payment_refund_payment').on(t.paymentId),
    index('payment_refund_pending').on(t.createdAt).where(sql`state = 'pending'`),
    check(
      'payment_refund_parts',
      sql`amount_minor > 0 and wallet_minor >= 0 and card_minor >= 0 and wallet_minor + card_minor = amount_minor`,
    ),
    check('payment_refund_state', sql`state in ('pending', 'done', 'failed')`),
    check('payment_refund_ended', sql`(ended_at is null) = (state = 'pending')`),
  ],
)

/** Calls of the processor, each once: hints that something changed. */
export const processorEvent = pgTable(
  'processor_event',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    about: text().notNull(),
    account: text(),
    receivedAt: at('received_at').notNull(),
    handledAt: at('handled_at'),
  },
  (t) => [index('processor_event_waiting').on(t.receivedAt).where(sql`handled_at is null`)],
)

/** Up to when the processor's own list of hints, and its books, have been read. */
export const processorCursor = pgTable('processor_cursor', {
  name: text().primaryKey(),
  readTo: at('read_to').notNull(),
})

/** The bank of a buyer takes a card payment back. */
export const paymentDispute = pgTable(
  'payment_dispute',
  {
    id: text().primaryKey(),
    processorId: text('processor_id').notNull().unique('payment_dispute_processor'),
    paymentId: text('payment_id')
      .notNull()
      .references(() => payment.id),
    amountMinor: minor('amount_minor').notNull(),
    currency: text().notNull(),
    reason: text().notNull(),
    state: text({ enum: ['open', 'under_review', 'won', 'lost'] }).notNull(),
    /** False for an inquiry: the bank only asks, and the money stays. */
    withdrawn: boolean().notNull(),
    evidence: text(),
    evidenceSentAt: at('evidence_sent_at'),
    dueAt: at('due_at'),
    createdAt: at('created_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    index('payment_dispute_payment').on(t.paymentId),
    check('payment_dispute_state', sql`state in ('open', 'under_review', 'won', 'lost')`),
    check('payment_dispute_amount', sql`amount_minor > 0`),
    check('payment_dispute_ended', sql`(ended_at is not null) = (state in ('won', 'lost'))`),
  ],
)

/** One line of the processor's books, as it was read. */
export const processorBooking = pgTable(
  'processor_booking',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    feeMinor: minor('fee_minor').notNull(),
    currency: text().notNull(),
    source: text(),
    at: at('at').notNull(),
    readAt: at('read_at').notNull(),
  },
  (t) => [index('processor_booking_source').on(t.source), index('processor_booking_at').on(t.at)],
)

/** What the processor's books must show of what we posted: one row per movement, under the id of its own object. */
export const processorExpected = pgTable(
  'processor_expected',
  {
    key: text().primaryKey(),
    source: text().notNull(),
    subject: text().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('processor_expected_source').on(t.source)],
)

/** Where our books and the processor's do not agree. */
export const reconciliationDifference = pgTable(
  'reconciliation_difference',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['missing_here', 'missing_there', 'amount', 'balance'] }).notNull(),
    /** What it is about: a booking, a payment, a refund, a dispute, a currency's balance. */
    subject: text().notNull(),
    currency: text().notNull(),
    oursMinor: minor('ours_minor').notNull(),
    theirsMinor: minor('theirs_minor').notNull(),
    foundAt: at('found_at').notNull(),
    resolvedAt: at('resolved_at'),
    resolvedBy: text('resolved_by'),
    note: text(),
  },
  (t) => [
    uniqueIndex('reconciliation_difference_open').on(t.kind, t.subject).where(sql`resolved_at is null`),
    index('reconciliation_difference_found').on(t.foundAt),
    check('reconciliation_difference_differs', sql`ours_minor <> theirs_minor`),
    check('reconciliation_difference_resolved', sql`(resolved_at is null) = (note is null)`),
  ],
)
