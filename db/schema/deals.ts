import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'
import { listing } from './listings'
import { order } from './orders'
import { steamItem } from './steam'

export const deal = pgTable(
  'deal',
  {
    id: text().primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    listingId: text('listing_id')
      .notNull()
      .references(() => listing.id),
    itemId: text('item_id')
      .notNull()
      .references(() => steamItem.id),
    buyerId: text('buyer_id')
      .notNull()
      .references(() => person.id),
    sellerId: text('seller_id')
      .notNull()
      .references(() => person.id),
    botId: text('bot_id'),
    priceMinor: bigint('price_minor', { mode: 'number' }).notNull(),
    feeMinor: bigint('fee_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    state: text().notNull(),
    version: integer().notNull().default(0),
    /** Why the deal left its straight path; a code, its sentence stands in the domain. */
    reason: text(),
    /** Whoever must act has until then; null when nobody must. */
    dueAt: at('due_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check('deal_two_people', sql`${t.buyerId} <> ${t.sellerId}`),
    check('deal_fee', sql`${t.feeMinor} >= 0 and ${t.feeMinor} < ${t.priceMinor}`),
    index('deal_order').on(t.orderId),
    index('deal_buyer').on(t.buyerId, t.createdAt),
    index('deal_seller').on(t.sellerId, t.createdAt),
    index('deal_listing').on(t.listingId),
    index('deal_open').on(t.dueAt).where(sql`state not in ('settled', 'refunded', 'returned')`),
  ],
)

/** What people wrote about a deal: calls for help by its parties, notes by admins. */
export const dealNote = pgTable(
  'deal_note',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    dealId: text('deal_id')
      .notNull()
      .references(() => deal.id),
    kind: text({ enum: ['help', 'note'] }).notNull(),
    authorId: text('author_id').notNull(),
    text: text().notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('deal_note_deal').on(t.dealId, t.at)],
)
