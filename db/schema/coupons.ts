import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'

const minor = (name: string) => bigint(name, { mode: 'number' })

/** What a code takes off, for whom, how often. `used` counts the orders that have it reserved or used. */
export const coupon = pgTable(
  'coupon',
  {
    id: text().primaryKey(),
    code: text().notNull(),
    funder: text({ enum: ['seller', 'platform'] }).notNull(),
    sellerId: text('seller_id').references(() => person.id),
    discountKind: text('discount_kind', { enum: ['percent', 'fixed', 'free_units'] }).notNull(),
    percentBps: integer('percent_bps'),
    amountMinor: minor('amount_minor'),
    buyUnits: integer('buy_units'),
    getUnits: integer('get_units'),
    currency: text(),
    minimumMinor: minor('minimum_minor').notNull().default(0),
    scope: text({ enum: ['all', 'kinds', 'category', 'subjects'] })
      .notNull()
      .default('all'),
    scopeValues: text('scope_values').array().notNull().default(sql`'{}'`),
    maxUses: integer('max_uses'),
    used: integer().notNull().default(0),
    maxPerPerson: integer('max_per_person'),
    firstOrder: boolean('first_order').notNull().default(false),
    stackable: boolean().notNull().default(false),
    startsAt: at('starts_at'),
    endsAt: at('ends_at'),
    state: text({ enum: ['draft', 'active', 'paused', 'ended'] }).notNull(),
    version: integer().notNull().default(0),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('coupon_code').on(sql`lower(${t.code})`),
    index('coupon_seller').on(t.sellerId, t.createdAt),
    check('coupon_funder', sql`(funder = 'seller') = (seller_id is not null)`),
    check('coupon_state', sql`state in ('draft', 'active', 'paused', 'ended')`),
    check(
      'coupon_discount',
      sql`case discount_kind
        when 'percent' then percent_bps between 1 and 10000 and num_nonnulls(amount_minor, buy_units, get_units) = 0
        when 'fixed' then amount_minor > 0 and currency is not null and num_nonnulls(percent_bps, buy_units, get_units) = 0
        when 'free_units' then buy_units > 0 and get_units > 0 and num_nonnulls(percent_bps, amount_minor) = 0
        else false end is true`,
    ),
    check('coupon_minimum', sql`minimum_minor >= 0 and (minimum_minor = 0 or currency is not null)`),
    check(
      'coupon_scope',
      sql`scope in ('all', 'kinds', 'category', 'subjects') and (scope = 'all') = (cardinality(scope_values) = 0)`,
    ),
    check('coupon_used', sql`used >= 0 and (max_uses is null or used <= max_uses)`),
    check(
      'coupon_limits',
      sql`(max_uses is null or max_uses > 0) and (max_per_person is null or max_per_person > 0)`,
    ),
    check('coupon_window', sql`starts_at is null or ends_at is null or starts_at < ends_at`),
  ],
)

/** An order has a coupon. `first_order` is the coupon's own then: a person has one such use that was not released. */
export const couponUse = pgTable(
  'coupon_use',
  {
    couponId: text('coupon_id')
      .notNull()
      .references(() => coupon.id),
    orderId: text('order_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    amountMinor: minor('amount_minor').notNull(),
    currency: text().notNull(),
    firstOrder: boolean('first_order').notNull(),
    state: text({ enum: ['reserved', 'used', 'released'] }).notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.couponId, t.orderId] }),
    check('coupon_use_state', sql`state in ('reserved', 'used', 'released')`),
    check('coupon_use_amount', sql`amount_minor > 0`),
    index('coupon_use_order').on(t.orderId),
    index('coupon_use_person').on(t.personId, t.couponId),
    uniqueIndex('coupon_use_first_order').on(t.personId).where(sql`first_order and state <> 'released'`),
  ],
)
