import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at } from './columns'

export const steamBot = pgTable(
  'steam_bot',
  {
    id: text().primaryKey(),
    steamId: text('steam_id').notNull().unique(),
    name: text().notNull(),
    login: text().notNull(),
    /** AES-256-GCM over JSON {password, sharedSecret, identitySecret}, bound to the bot's id. */
    sealedSecrets: text('sealed_secrets').notNull(),
    sealedRefreshToken: text('sealed_refresh_token'),
    tradeToken: text('trade_token').notNull(),
    state: text({ enum: ['offline', 'online', 'limited', 'disabled'] })
      .notNull()
      .default('offline'),
    /** Items this bot may hold at once. */
    capacity: integer().notNull().default(900),
    lastPollAt: at('last_poll_at'),
    lastError: text('last_error'),
    /** When the bot told Steam that it knows the rules of trade protection. */
    acknowledgedAt: at('acknowledged_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [check('steam_bot_state', sql`${t.state} in ('offline', 'online', 'limited', 'disabled')`)],
)

/** An item as such. Where it lies is a sighting: asset ids change with every trade. */
export const steamItem = pgTable(
  'steam_item',
  {
    id: text().primaryKey(),
    appId: integer('app_id').notNull(),
    marketHashName: text('market_hash_name').notNull(),
    name: text().notNull(),
    type: text().notNull(),
    category: text().notNull(),
    rarity: text().notNull(),
    quality: text().notNull(),
    /** Hero, class or weapon the item belongs to, when it has one. */
    wearer: text(),
    exterior: text(),
    wear: doublePrecision(),
    paintSeed: integer('paint_seed'),
    details: jsonb().notNull().default({}),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('steam_item_name').on(t.appId, t.marketHashName)],
)

export const steamSighting = pgTable(
  'steam_sighting',
  {
    itemId: text('item_id')
      .notNull()
      .references(() => steamItem.id),
    ownerSteamId: text('owner_steam_id').notNull(),
    appId: integer('app_id').notNull(),
    contextId: text('context_id').notNull(),
    assetId: text('asset_id').notNull(),
    steamTradeId: text('steam_trade_id'),
    fromAt: at('from_at').notNull(),
    untilAt: at('until_at'),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.fromAt] }),
    uniqueIndex('steam_sighting_here').on(t.itemId).where(sql`until_at is null`),
    uniqueIndex('steam_sighting_asset').on(t.appId, t.contextId, t.assetId).where(sql`until_at is null`),
    index('steam_sighting_owner').on(t.ownerSteamId).where(sql`until_at is null`),
  ],
)

/** The last reading of one person's inventory of one game. */
export const steamInventory = pgTable(
  'steam_inventory',
  {
    ownerSteamId: text('owner_steam_id').notNull(),
    appId: integer('app_id').notNull(),
    state: text({ enum: ['known', 'private', 'unavailable'] }).notNull(),
    items: jsonb().notNull(),
    readAt: at('read_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.ownerSteamId, t.appId] })],
)

/** One bilateral offer that a bot carries out exactly once: one leg of a deal, one attempt. */
export const steamTrade = pgTable(
  'steam_trade',
  {
    id: text().primaryKey(),
    /** Planted in the offer's message: the only key Steam lets us look up by. */
    key: text().notNull().unique(),
    subject: text().notNull(),
    leg: text({ enum: ['take', 'give', 'return'] }).notNull(),
    attempt: integer().notNull(),
    botId: text('bot_id')
      .notNull()
      .references(() => steamBot.id),
    partnerSteamId: text('partner_steam_id').notNull(),
    partnerToken: text('partner_token').notNull(),
    /** [{itemId, appId, contextId, assetId}]; all of one direction, `leg` tells which. */
    items: jsonb().notNull(),
    message: text().notNull(),
    state: text().notNull(),
    version: integer().notNull().default(0),
    offerId: text('offer_id').unique(),
    steamTradeId: text('steam_trade_id'),
    reason: text(),
    lastError: text('last_error'),
    tries: integer().notNull().default(0),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    cancelReason: text('cancel_reason'),
    /** When the last send failed without a clear answer, and the weight of the listings since then that lacked the offer. */
    doubtfulAt: at('doubtful_at'),
    lookups: integer().notNull().default(0),
    /** [{itemId, appId, contextId, assetId}] with the new ids, once the exchange is done. */
    result: jsonb(),
    /** Somebody wants an ended trade to be read again. */
    recheckAt: at('recheck_at'),
    /** The partner must have accepted by then. */
    dueAt: at('due_at').notNull(),
    /** The bot's owner looks at the trade again then. */
    stepAt: at('step_at').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    unique('steam_trade_once').on(t.subject, t.leg, t.attempt),
    uniqueIndex('steam_trade_one_open')
      .on(t.subject, t.leg)
      .where(
        sql`state in ('intent', 'sending', 'unknown', 'needs_confirmation', 'active', 'committing', 'escrow_hold')`,
      ),
    index('steam_trade_work')
      .on(t.botId, t.stepAt)
      .where(
        sql`state in ('intent', 'sending', 'unknown', 'needs_confirmation', 'active', 'committing', 'escrow_hold')`,
      ),
    index('steam_trade_subject').on(t.subject),
    index('steam_trade_recheck').on(t.botId).where(sql`recheck_at is not null`),
  ],
)
