import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'
import { steamItem } from './steam'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** The item's facts are copied in at listing time: they are what the buyer was promised, and what filters read. */
export const listing = pgTable(
  'listing',
  {
    id: text().primaryKey(),
    sellerId: text('seller_id')
      .notNull()
      .references(() => person.id),
    itemId: text('item_id')
      .notNull()
      .references(() => steamItem.id),
    appId: integer('app_id').notNull(),
    contextId: text('context_id').notNull(),
    assetId: text('asset_id').notNull(),
    marketHashName: text('market_hash_name').notNull(),
    name: text().notNull(),
    type: text().notNull(),
    category: text().notNull(),
    rarity: text().notNull(),
    quality: text().notNull(),
    wearer: text(),
    exterior: text(),
    wear: doublePrecision(),
    paintSeed: integer('paint_seed'),
    priceMinor: bigint('price_minor', { mode: 'number' }).notNull(),
    referenceMinor: bigint('reference_minor', { mode: 'number' }),
    currency: text().notNull(),
    state: text().notNull(),
    version: integer().notNull().default(0),
    reason: text(),
    /** Price against the reference in ten-thousandths; 20,000 when there is no reference, so that it sorts last. */
    ratioBps: integer('ratio_bps')
      .notNull()
      .generatedAlwaysAs(
        sql`case when reference_minor > 0 then least(price_minor * 10000 / reference_minor, 20000)::int else 20000 end`,
      ),
    search: tsvector()
      .notNull()
      .generatedAlwaysAs(
        sql`to_tsvector('simple', regexp_replace(market_hash_name || ' ' || type || ' ' || coalesce(wearer, ''), '[^[:alnum:]]+', ' ', 'g'))`,
      ),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check('listing_price', sql`${t.priceMinor} between 1 and 100000000`),
    check('listing_state', sql`state in ('draft', 'active', 'reserved', 'sold', 'delisted', 'invalid')`),
    uniqueIndex('listing_one_open').on(t.itemId).where(sql`state in ('draft', 'active', 'reserved')`),
    index('listing_newest').on(t.appId, t.createdAt, t.id).where(sql`state = 'active'`),
    index('listing_cheapest').on(t.appId, t.priceMinor, t.id).where(sql`state = 'active'`),
    index('listing_discount').on(t.appId, t.ratioBps, t.id).where(sql`state = 'active'`),
    index('listing_all_newest').on(t.createdAt, t.id).where(sql`state = 'active'`),
    index('listing_all_cheapest').on(t.priceMinor, t.id).where(sql`state = 'active'`),
    index('listing_all_discount').on(t.ratioBps, t.id).where(sql`state = 'active'`),
    index('listing_kind').on(t.appId, t.marketHashName, t.priceMinor).where(sql`state = 'active'`),
    index('listing_seller').on(t.sellerId, t.createdAt),
    index('listing_asset').on(t.appId, t.assetId),
    index('listing_search').using('gin', t.search),
    index('listing_fuzzy').using('gin', sql`${t.marketHashName} gin_trgm_ops`),
  ],
)

/** Every sale the market knows of: the reference price and the price history are read from here. */
export const sale = pgTable(
  'sale',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    appId: integer('app_id').notNull(),
    marketHashName: text('market_hash_name').notNull(),
    priceMinor: bigint('price_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    wear: doublePrecision(),
    /** Null for sales before this market existed, imported or seeded. */
    dealId: text('deal_id').unique(),
    at: at('at').notNull(),
  },
  (t) => [index('sale_name').on(t.appId, t.marketHashName, t.at)],
)
