import { sql } from 'drizzle-orm'
import {
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'
import { person } from './identity'

/** One thing a person asked for: a run, a batch, an optimisation, a walk-forward. Its work is in its parts. */
export const backtestRun = pgTable(
  'backtest_run',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => person.id),
    /** "Run 41": counted for each person. */
    number: integer().notNull(),
    kind: text().notNull(),
    state: text().notNull(),
    version: integer().notNull().default(0),
    strategyId: text('strategy_id').notNull(),
    versionId: text('version_id').notNull(),
    formHash: text('form_hash').notNull(),
    engineVersion: text('engine_version').notNull(),
    request: jsonb().notNull(),
    /** In units that a person counts: runs, tries, windows. */
    done: doublePrecision().notNull().default(0),
    total: integer().notNull(),
    /** Where the present pace began: when it was started, or went on after a pause. */
    paceDone: doublePrecision('pace_done').notNull().default(0),
    paceAt: at('pace_at'),
    progressAt: at('progress_at'),
    /** Why it failed, a sentence for a person. */
    failure: text(),
    summary: jsonb(),
    shareHash: bytea('share_hash'),
    sealedShare: text('sealed_share'),
    createdAt: at('created_at').notNull(),
    startedAt: at('started_at'),
    endedAt: at('ended_at'),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check('backtest_run_kind', sql`kind in ('single', 'batch', 'optimise', 'walk_forward')`),
    check('backtest_run_state', sql`state in ('queued', 'running', 'done', 'failed', 'cancelled')`),
    check('backtest_run_ended', sql`(ended_at is not null) = (state in ('done', 'failed', 'cancelled'))`),
    check('backtest_run_shared', sql`(share_hash is null) = (sealed_share is null)`),
    check('backtest_run_done', sql`done between 0 and total + 0.001`),
    uniqueIndex('backtest_run_number').on(t.ownerId, t.number),
    uniqueIndex('backtest_run_share').on(t.shareHash),
    index('backtest_run_newest').on(t.ownerId, t.createdAt, t.id),
    index('backtest_run_open').on(t.createdAt).where(sql`state in ('queued', 'running')`),
  ],
)

/** A result by what it was computed from: the same question is answered from here, whoever asks. */
export const backtestResult = pgTable(
  'backtest_result',
  {
    /** SHA-256 over form, data, settings, parameters and engine version. */
    key: text().primaryKey(),
    formHash: text('form_hash').notNull(),
    dataHash: text('data_hash').notNull(),
    settingsHash: text('settings_hash').notNull(),
    engineVersion: text('engine_version').notNull(),
    view: jsonb().notNull(),
    figures: jsonb(),
    /** Packed columns, as `lib/backtest` writes them; null where there is no curve. */
    equity: bytea(),
    trades: bytea(),
    tookMs: integer('took_ms').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('backtest_result_age').on(t.createdAt)],
)

/** What one worker does at once. A part that is done is never done again. */
export const backtestPart = pgTable(
  'backtest_part',
  {
    runId: text('run_id').notNull(),
    index: integer().notNull(),
    seriesId: text('series_id').notNull(),
    label: text().notNull(),
    task: jsonb().notNull(),
    /** Key of its result, known when the part is planned. */
    key: text().notNull(),
    state: text().notNull(),
    /** Its share of the run's total. */
    units: integer().notNull(),
    fraction: doublePrecision().notNull().default(0),
    attempts: integer().notNull().default(0),
    claimedBy: text('claimed_by'),
    claimedUntil: at('claimed_until'),
    figures: jsonb(),
    failure: text(),
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.index] }),
    foreignKey({ columns: [t.runId], foreignColumns: [backtestRun.id] }).onDelete('cascade'),
    check('backtest_part_state', sql`state in ('waiting', 'running', 'done', 'failed')`),
    check(
      'backtest_part_claim',
      sql`(state = 'running') = (claimed_by is not null and claimed_until is not null)`,
    ),
    check('backtest_part_fraction', sql`fraction between 0 and 1`),
    index('backtest_part_open').on(t.runId, t.index).where(sql`state in ('waiting', 'running')`),
    index('backtest_part_key').on(t.key),
  ],
)
