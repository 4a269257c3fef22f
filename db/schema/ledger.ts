import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })
const minor = (name: string) => bigint(name, { mode: 'number' })

/** Who has how much. A sharded account is hot: its balance stands in its entries and its roll-up only. */
export const ledgerAccount = pgTable(
  'ledger_account',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    code: text().notNull(),
    currency: text().notNull(),
    posted: minor('posted').notNull().default(0),
    held: minor('held').notNull().default(0),
    floor: minor('floor').default(0),
    sharded: boolean().notNull().default(false),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('ledger_account_code').on(t.code, t.currency),
    check(
      'ledger_account_code_known',
      sql`code ~ '^(user:[^:]+:wallet|escrow:[^:]+|platform:[a-z_]+|external:[a-z_]+)$'`,
    ),
    check('ledger_currency', sql`currency ~ '^[A-Z]{3}$'`),
    check('ledger_no_overdraft', sql`floor is null or posted - held >= floor`),
    check('ledger_held', sql`held >= 0`),
    check('ledger_sharded', sql`not sharded or (floor is null and posted = 0 and held = 0)`),
  ],
)

/** One posting: the reason for two or more entries. Never changed. */
export const ledgerTransfer = pgTable('ledger_transfer', {
  id: uuid().primaryKey().default(sql`uuidv7()`),
  idemKey: text('idem_key').notNull().unique('ledger_transfer_key'),
  kind: text().notNull(),
  requestHash: bytea('request_hash').notNull(),
  memo: jsonb().notNull(),
  at: at('at').notNull(),
})

/**
 * Ids are given under the account's row lock, so within one account they are the order of commits.
 * No foreign key to the account: its row locks would pile up on hot accounts; accounts cannot be deleted.
 */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    id: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    accountId: bigint('account_id', { mode: 'number' }).notNull(),
    transferId: uuid('transfer_id')
      .notNull()
      .references(() => ledgerTransfer.id),
    leg: smallint().notNull(),
    amount: minor('amount').notNull(),
    currency: text().notNull(),
    /** What the account had afterwards; null for sharded accounts. */
    balanceAfter: minor('balance_after'),
  },
  (t) => [
    primaryKey({ name: 'ledger_entry_order', columns: [t.accountId, t.id] }),
    unique('ledger_entry_leg').on(t.transferId, t.leg),
    check('ledger_entry_amount', sql`amount <> 0`),
    check('ledger_entry_leg_number', sql`leg > 0`),
  ],
)

/** Money set aside on an account until it is captured, released or expires. */
export const ledgerHold = pgTable(
  'ledger_hold',
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    idemKey: text('idem_key').notNull().unique('ledger_hold_key'),
    requestHash: bytea('request_hash').notNull(),
    accountId: bigint('account_id', { mode: 'number' })
      .notNull()
      .references(() => ledgerAccount.id),
    amount: minor('amount').notNull(),
    state: text({ enum: ['held', 'captured', 'released', 'expired'] })
      .notNull()
      .default('held'),
    memo: jsonb().notNull(),
    at: at('at').notNull(),
    expiresAt: at('expires_at').notNull(),
    endedAt: at('ended_at'),
    transferId: uuid('transfer_id').references(() => ledgerTransfer.id),
  },
  (t) => [
    check('ledger_hold_amount', sql`amount > 0`),
    check('ledger_hold_state', sql`state in ('held', 'captured', 'released', 'expired')`),
    check('ledger_hold_captured', sql`(state = 'captured') = (transfer_id is not null)`),
    index('ledger_hold_due').on(t.expiresAt).where(sql`state = 'held'`),
    index('ledger_hold_open').on(t.accountId).where(sql`state = 'held'`),
  ],
)

/** Balance of a sharded account over its entries up to `through_id`; `next_*` is the cut of the coming round. */
export const ledgerRollup = pgTable('ledger_rollup', {
  accountId: bigint('account_id', { mode: 'number' })
    .primaryKey()
    .references(() => ledgerAccount.id),
  balance: minor('balance').notNull().default(0),
  throughId: bigint('through_id', { mode: 'number' }).notNull().default(0),
  nextId: bigint('next_id', { mode: 'number' }),
  nextXact: xid8('next_xact'),
  at: at('at').notNull().defaultNow(),
})

/** Results of the regular proof. */
export const ledgerProof = pgTable('ledger_proof', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: at('at').notNull(),
  sound: boolean().notNull(),
  figures: jsonb().notNull(),
})
