import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'
import { person } from './identity'

/** What can be traded where, and by which rules. Steps and fees are decimals, never floats. */
export const instrument = pgTable(
  'instrument',
  {
    id: text().primaryKey(),
    exchange: text({ enum: ['bybit', 'binance', 'mexc', 'bitget'] }).notNull(),
    /** As CCXT writes it: `BTC/USDT`, or `BTC/USDT:USDT` for a perpetual contract. */
    symbol: text().notNull(),
    kind: text({ enum: ['spot', 'swap'] }).notNull(),
    base: text().notNull(),
    quote: text().notNull(),
    tickSize: numeric('tick_size').notNull(),
    lotSize: numeric('lot_size').notNull(),
    minNotional: numeric('min_notional'),
    makerFee: numeric('maker_fee').notNull(),
    takerFee: numeric('taker_fee').notNull(),
    /** Hours between two payments of funding; null where there is none. */
    fundingHours: integer('funding_hours'),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    unique('instrument_symbol').on(t.exchange, t.symbol),
    check('instrument_exchange', sql`${t.exchange} in ('bybit', 'binance', 'mexc', 'bitget')`),
    check('instrument_kind', sql`${t.kind} in ('spot', 'swap')`),
    check('instrument_steps', sql`tick_size > 0 and lot_size > 0 and coalesce(min_notional, 0) >= 0`),
    check('instrument_fees', sql`abs(maker_fee) < 0.1 and taker_fee >= 0 and taker_fee < 0.1`),
  ],
)

/** Candles of one instrument and frame: those of its exchange, or a file of a person, which nobody else sees. */
export const candleSeries = pgTable(
  'candle_series',
  {
    id: text().primaryKey(),
    instrumentId: text('instrument_id')
      .notNull()
      .references(() => instrument.id),
    frame: text({ enum: ['1m', '5m', '15m', '30m', '1h', '4h', '1d'] }).notNull(),
    ownerId: text('person_id').references(() => person.id),
    /** What its owner calls it. */
    name: text(),
    /** New bars are fetched as they close. */
    keptUp: boolean('kept_up').notNull().default(false),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    unique('candle_series_once').on(t.instrumentId, t.frame, t.ownerId, t.name).nullsNotDistinct(),
    index('candle_series_owner').on(t.ownerId).where(sql`person_id is not null`),
    check('candle_series_frame', sql`${t.frame} in ('1m', '5m', '15m', '30m', '1h', '4h', '1d')`),
    check('candle_series_owned', sql`(person_id is null) = (name is null)`),
    check('candle_series_kept', sql`person_id is null or not kept_up`),
  ],
)

/** A bar that a source gave and that no bar can be; it is told, and not kept. */
export interface BadBar {
  ts: number
  flaw: string
}

/** The bars of one month, packed column by column. Bytes that are packed once are not compressed again. */
export const candleBlock = pgTable(
  'candle_block',
  {
    seriesId: text('series_id')
      .notNull()
      .references(() => candleSeries.id, { onDelete: 'cascade' }),
    /** `year * 12 + month - 1`, UTC. */
    month: integer().notNull(),
    bars: integer().notNull(),
    /** Openings of the first and the last bar, ms UTC; null without bars. */
    firstTs: bigint('first_ts', { mode: 'number' }),
    lastTs: bigint('last_ts', { mode: 'number' }),
    bad: jsonb().$type<BadBar[]>().notNull(),
    /** SHA-256 of `data`. */
    hash: bytea().notNull(),
    data: bytea().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.seriesId, t.month] }),
    check('candle_block_bars', sql`bars >= 0 and (bars = 0) = (first_ts is null) and first_ts <= last_ts`),
    check('candle_block_ends', sql`(first_ts is null) = (last_ts is null)`),
    check('candle_block_hash', sql`octet_length(hash) = 32`),
  ],
)

/** Candles that are being fetched from an exchange, month by month. Months before `next_ts` are done for good. */
export const candleImport = pgTable(
  'candle_import',
  {
    id: text().primaryKey(),
    seriesId: text('series_id')
      .notNull()
      .references(() => candleSeries.id, { onDelete: 'cascade' }),
    /** Who asked; null: the house. */
    askedBy: text('person_id').references(() => person.id),
    state: text().notNull(),
    version: integer().notNull().default(0),
    fromTs: bigint('from_ts', { mode: 'number' }).notNull(),
    toTs: bigint('to_ts', { mode: 'number' }).notNull(),
    nextTs: bigint('next_ts', { mode: 'number' }).notNull(),
    bars: integer().notNull().default(0),
    /** Time spent at work, for the rate; waiting does not count. */
    workedMs: bigint('worked_ms', { mode: 'number' }).notNull().default(0),
    /** Tries in a row that an exchange answered with an outage. */
    failures: integer().notNull().default(0),
    retryAt: at('retry_at'),
    /** What went wrong last, as a sentence. */
    problem: text(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('candle_import_one_open').on(t.seriesId).where(sql`state in ('waiting', 'running')`),
    index('candle_import_open').on(t.updatedAt).where(sql`state in ('waiting', 'running')`),
    index('candle_import_newest').on(t.createdAt, t.id),
    check('candle_import_state', sql`state in ('waiting', 'running', 'done', 'failed', 'cancelled')`),
    check('candle_import_span', sql`from_ts < to_ts and next_ts between from_ts and to_ts`),
    check('candle_import_counts', sql`bars >= 0 and worked_ms >= 0 and failures >= 0`),
  ],
)
