import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'
import { sellerOrder } from './orders'

const minor = (name: string) => bigint(name, { mode: 'number' }).notNull()

/** What the platform keeps of a sale: the rule of the seller and category, of the seller, of the category, or of all. */
export const feeRule = pgTable(
  'fee_rule',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sellerId: text('seller_id').references(() => person.id),
    category: text(),
    bps: integer().notNull(),
    minimumMinor: minor('minimum_minor').default(0),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    unique('fee_rule_once').on(t.sellerId, t.category).nullsNotDistinct(),
    check('fee_rule_share', sql`${t.bps} between 0 and 5000 and ${t.minimumMinor} >= 0`),
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
