import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'
import { person } from './identity'

/** Money that lies in escrow under the card's id until somebody shows its code. */
export const giftCard = pgTable(
  'gift_card',
  {
    id: text().primaryKey(),
    codeHash: bytea('code_hash').notNull().unique('gift_card_code'),
    last4: text().notNull(),
    /** The code, sealed, until it was mailed or shown. */
    sealed: text(),
    amountMinor: bigint('amount_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    buyerId: text('buyer_id')
      .notNull()
      .references(() => person.id),
    recipientKind: text('recipient_kind', { enum: ['self', 'email', 'person'] }).notNull(),
    recipientEmail: text('recipient_email'),
    recipientId: text('recipient_id').references(() => person.id),
    message: text(),
    deliverAt: at('deliver_at').notNull(),
    /** When its delivery was ordered, once. */
    toldAt: at('told_at'),
    deliveredAt: at('delivered_at'),
    /** The line of an order that paid for it; null: an admin gave it. */
    orderId: text('order_id'),
    line: integer(),
    unit: integer(),
    redeemedBy: text('redeemed_by').references(() => person.id),
    redeemedAt: at('redeemed_at'),
    state: text({ enum: ['issued', 'redeemed', 'void'] }).notNull(),
    version: integer().notNull().default(0),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    unique('gift_card_line').on(t.orderId, t.line, t.unit),
    index('gift_card_buyer').on(t.buyerId, t.createdAt),
    index('gift_card_recipient').on(t.recipientId),
    index('gift_card_redeemed_by').on(t.redeemedBy),
    index('gift_card_due').on(t.deliverAt).where(sql`told_at is null and state = 'issued'`),
    check('gift_card_state', sql`state in ('issued', 'redeemed', 'void')`),
    check('gift_card_amount', sql`amount_minor > 0`),
    check(
      'gift_card_recipient_kind',
      sql`recipient_kind in ('self', 'email', 'person') and (recipient_kind = 'person') = (recipient_id is not null)`,
    ),
    check('gift_card_email', sql`recipient_email is null or recipient_kind = 'email'`),
    check(
      'gift_card_redeemed',
      sql`(state = 'redeemed') = (redeemed_by is not null) and (redeemed_by is null) = (redeemed_at is null)`,
    ),
    check('gift_card_paid', sql`num_nulls(order_id, line, unit) in (0, 3)`),
    check('gift_card_sealed', sql`state = 'issued' or sealed is null`),
  ],
)
