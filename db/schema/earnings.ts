import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'
import { sellerOrder } from './orders'

const minor = (name: string) => bigint(name, { mode: 'number' }).notNull()

/** What the platform keeps of sales of a seller, of a category, of both or of all, from a moment on. */
export const feeRule = pgTable(
  'fee_rule',
  {
    id: text().primaryKey(),
    sellerId: text('seller_id').references(() => person.id),
    category: text(),
    /** The currency of the sales it is about, and of its minimum; null: all, without a minimum. */
    currency: text(),
    bps: integer().notNull(),
    minimumMinor: minor('minimum_minor').default(0),
    validFrom: at('valid_from').notNull(),
    /** It no longer counts at this moment; null: no end is known. */
    endsAt: at('ends_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    check('fee_rule_share', sql`${t.bps} between 0 and 10000 and ${t.minimumMinor} >= 0`),
    check('fee_rule_minimum', sql`${t.minimumMinor} = 0 or ${t.currency} is not null`),
    check('fee_rule_time', sql`${t.endsAt} is null or ${t.endsAt} >= ${t.validFrom}`),
    index('fee_rule_seller').on(t.sellerId),
    index('fee_rule_newest').on(t.createdAt, t.id),
  ],
)

/** What a seller earned with one order, and where its money is: in the order's escrow until it is available. */
export const earning = pgTable(
  'earning',
  {
    id: text().primaryKey(),
    sellerOrderId: text('seller_order_id')
      .notNull()
      .unique()
      .references(() => sellerOrder.id),
    orderId: text('order_id').notNull(),
    sellerId: text('seller_id')
      .notNull()
      .references(() => person.id),
    category: text().notNull(),
    grossMinor: minor('gross_minor'),
    taxMinor: minor('tax_minor'),
    feeMinor: minor('fee_minor'),
    /** Part of the gross that went back to the buyer. */
    reversedMinor: minor('reversed_minor').default(0),
    currency: text().notNull(),
    state: text({ enum: ['accrued', 'clearing', 'available', 'reversed'] }).notNull(),
    version: integer().notNull().default(0),
    /** Why it is kept back, whatever its date; null when it is not. */
    heldFor: text('held_for'),
    availableAt: at('available_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check(
      'earning_parts',
      sql`${t.grossMinor} > 0 and ${t.taxMinor} >= 0 and ${t.feeMinor} >= 0 and ${t.taxMinor} + ${t.feeMinor} <= ${t.grossMinor}`,
    ),
    check('earning_reversed', sql`${t.reversedMinor} between 0 and ${t.grossMinor}`),
    check('earning_date', sql`${t.state} not in ('clearing', 'available') or ${t.availableAt} is not null`),
    index('earning_seller').on(t.sellerId, t.createdAt, t.id),
    index('earning_due').on(t.availableAt).where(sql`state = 'clearing' and held_for is null`),
  ],
)
