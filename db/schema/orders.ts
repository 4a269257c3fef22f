import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'

export const order = pgTable(
  'order',
  {
    id: text().primaryKey(),
    buyerId: text('buyer_id')
      .notNull()
      .references(() => person.id),
    totalMinor: bigint('total_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    state: text().notNull(),
    version: integer().notNull().default(0),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('order_buyer').on(t.buyerId, t.createdAt)],
)

export const orderLine = pgTable(
  'order_line',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    line: integer().notNull(),
    kind: text({ enum: ['deal'] }).notNull(),
    subject: text().notNull(),
    sellerId: text('seller_id')
      .notNull()
      .references(() => person.id),
    title: text().notNull(),
    priceMinor: bigint('price_minor', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.line] })],
)
