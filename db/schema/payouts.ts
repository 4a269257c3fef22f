import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'

/** A seller's account at the payment provider, through which their bank is paid. */
export const sellerAccount = pgTable(
  'seller_account',
  {
    personId: text('person_id')
      .primaryKey()
      .references(() => person.id),
    /** Null between our ask and the answer. */
    processorId: text('processor_id').unique('seller_account_processor'),
    country: text().notNull(),
    state: text({ enum: ['pending', 'restricted', 'active'] }).notNull(),
    /** What is still to be answered, in the provider's own names. */
    missing: jsonb().$type<string[]>().notNull(),
    monthly: boolean().notNull().default(false),
    /** The page on which the seller answers; good for minutes, for one visit. */
    onboardingUrl: text('onboarding_url'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  () => [
    check('seller_account_country', sql`country ~ '^[A-Z]{2}$'`),
    check('seller_account_state', sql`state in ('pending', 'restricted', 'active')`),
  ],
)

/** Earnings on their way to a bank. */
export const payout = pgTable(
  'payout',
  {
    id: text().primaryKey(),
    sellerId: text('seller_id')
      .notNull()
      .references(() => person.id),
    amountMinor: bigint('amount_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    state: text().notNull(),
    version: integer().notNull().default(0),
    /** The month of a payout that nobody asked for: `2026-12`. */
    period: text(),
    transferId: text('transfer_id').unique('payout_transfer'),
    processorId: text('processor_id').unique('payout_processor'),
    /** Why it came back. */
    failure: text(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    /** When it was last looked at, or tried. */
    triedAt: at('tried_at').notNull(),
  },
  (t) => [
    unique('payout_once_a_month').on(t.sellerId, t.currency, t.period),
    index('payout_seller').on(t.sellerId, t.createdAt, t.id),
    index('payout_open').on(t.triedAt).where(sql`state in ('requested', 'transferred', 'in_transit')`),
    check('payout_amount', sql`amount_minor > 0`),
    check('payout_state', sql`state in ('requested', 'transferred', 'in_transit', 'paid', 'failed')`),
    check('payout_transferred', sql`state in ('requested', 'failed') or transfer_id is not null`),
    check('payout_sent', sql`state in ('requested', 'transferred', 'failed') or processor_id is not null`),
    check('payout_failure', sql`(failure is not null) = (state = 'failed')`),
  ],
)
