import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'
import { person } from './identity'

/** What somebody is about to buy: of a person, or of a browser that holds its token. */
export const cart = pgTable(
  'cart',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .unique()
      .references(() => person.id),
    tokenHash: bytea('token_hash').unique(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check('cart_of_one', sql`(person_id is null) <> (token_hash is null)`),
    index('cart_guests').on(t.updatedAt).where(sql`person_id is null`),
  ],
)

export const cartLine = pgTable(
  'cart_line',
  {
    id: text().primaryKey(),
    cartId: text('cart_id')
      .notNull()
      .references(() => cart.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['deal', 'shipment', 'licence', 'code', 'credit'] }).notNull(),
    subject: text().notNull(),
    quantity: integer().notNull(),
    /** Kept for another day: not bought with the rest. */
    saved: boolean().notNull().default(false),
    giftTo: text('gift_to'),
    giftMessage: text('gift_message'),
    /** When a present is mailed; null: at once. */
    giftOn: date('gift_on'),
    /** The price the person has seen; another one is shown to them before they pay. */
    seenMinor: bigint('seen_minor', { mode: 'number' }).notNull(),
    addedAt: at('added_at').notNull(),
  },
  (t) => [
    unique('cart_line_once').on(t.cartId, t.kind, t.subject, t.giftTo).nullsNotDistinct(),
    check('cart_line_quantity', sql`${t.quantity} between 1 and 999`),
  ],
)
