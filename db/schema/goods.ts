import { sql } from 'drizzle-orm'
import { bigint, check, customType, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** `reserved` of `on_hand` are promised to buyers who are paying; the rest can be bought. */
export const goods = pgTable(
  'goods',
  {
    id: text().primaryKey(),
    sellerId: text('seller_id')
      .notNull()
      .references(() => person.id),
    title: text().notNull(),
    description: text().notNull(),
    category: text().notNull(),
    condition: text().notNull(),
    priceMinor: bigint('price_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    onHand: integer('on_hand').notNull(),
    reserved: integer().notNull().default(0),
    /** Where any of its shipping options goes: country codes, or 'world' alone. */
    shipsTo: text('ships_to').array().notNull(),
    state: text().notNull(),
    version: integer().notNull().default(0),
    search: tsvector()
      .notNull()
      .generatedAlwaysAs(
        sql`setweight(to_tsvector('simple', plain_words(title)), 'A') || setweight(to_tsvector('english', plain_words(title)), 'B') || setweight(to_tsvector('english', plain_words(category)), 'C') || setweight(to_tsvector('english', plain_words(description)), 'D')`,
      ),
    createdAt: at('created_at').notNull(),
    publishedAt: at('published_at'),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check('goods_price', sql`${t.priceMinor} between 1 and 100000000`),
    check('goods_on_hand', sql`${t.onHand} >= 0`),
    check('goods_reserved', sql`${t.reserved} between 0 and ${t.onHand}`),
    check('goods_state', sql`state in ('draft', 'active', 'paused', 'sold_out', 'removed')`),
    check('goods_active', sql`state <> 'active' or (on_hand > 0 and published_at is not null)`),
    check('goods_sold_out', sql`state <> 'sold_out' or on_hand = 0`),
    index('goods_newest').on(t.publishedAt, t.id).where(sql`state = 'active'`),
    index('goods_cheapest').on(t.priceMinor, t.id).where(sql`state = 'active'`),
    index('goods_category_newest').on(t.category, t.publishedAt, t.id).where(sql`state = 'active'`),
    index('goods_category_cheapest').on(t.category, t.priceMinor, t.id).where(sql`state = 'active'`),
    index('goods_seller').on(t.sellerId, t.createdAt),
    index('goods_search').using('gin', t.search).where(sql`state = 'active'`),
    index('goods_fuzzy').using('gin', sql`plain_words(${t.title}) gin_trgm_ops`).where(sql`state = 'active'`),
  ],
)

/** A way of sending goods. Its name is what stays the same when the seller changes its price or places. */
export const goodsShipping = pgTable(
  'goods_shipping',
  {
    id: text().primaryKey(),
    goodsId: text('goods_id')
      .notNull()
      .references(() => goods.id),
    name: text().notNull(),
    /** Country codes, or 'world' alone. */
    shipsTo: text('ships_to').array().notNull(),
    priceMinor: bigint('price_minor', { mode: 'number' }).notNull(),
    daysFrom: integer('days_from').notNull(),
    daysTo: integer('days_to').notNull(),
  },
  (t) => [
    unique('goods_shipping_name').on(t.goodsId, t.name),
    check('goods_shipping_places', sql`cardinality(${t.shipsTo}) > 0`),
    check('goods_shipping_price', sql`${t.priceMinor} between 0 and 100000000`),
    check('goods_shipping_days', sql`${t.daysFrom} >= 0 and ${t.daysTo} >= ${t.daysFrom}`),
  ],
)
