import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'

const waysOfSessions = ['password', 'steam', 'passkey', 'wallet'] as const
const endings = [
  'signed_out',
  'revoked',
  'password_changed',
  'password_reset',
  'suspended',
  'merged',
] as const
/** Who sees a part of a person. There are no friends yet: until then `friends` lets in nobody. */
const audience = (name: string, otherwise: 'everyone' | 'nobody') =>
  text(name, { enum: ['everyone', 'friends', 'nobody'] })
    .notNull()
    .default(otherwise)

export const person = pgTable(
  'person',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    avatarUrl: text('avatar_url'),
    role: text({ enum: ['user', 'provider', 'publisher', 'moderator', 'admin'] })
      .notNull()
      .default('user'),
    /** Lower case, and proved by its owner; null for people who gave none. */
    email: text().unique(),
    passwordHash: text('password_hash'),
    steamId: text('steam_id').unique(),
    /** The token of the person's Steam trade URL; its partner part is checked against `steam_id`. */
    steamTradeToken: text('steam_trade_token'),
    createdAt: at('created_at').notNull(),
    signedInAt: at('signed_in_at'),
    /** The account that has everything this one had; it is closed, and has no way in. */
    mergedInto: text('merged_into').references((): AnyPgColumn => person.id),
    bio: text().notNull().default(''),
    /** ISO 3166-1, two letters. */
    country: text(),
    language: text({ enum: ['en', 'de'] })
      .notNull()
      .default('en'),
    /** IANA name. */
    zone: text().notNull().default('UTC'),
    /** The wallet that is shown first. */
    currency: text().notNull().default('EUR'),
    accent: text({ enum: ['amber', 'teal', 'violet', 'rose'] })
      .notNull()
      .default('amber'),
    density: text({ enum: ['dense', 'roomy'] })
      .notNull()
      .default('dense'),
    inventoryFor: audience('inventory_for', 'nobody'),
    libraryFor: audience('library_for', 'nobody'),
    activityFor: audience('activity_for', 'everyone'),
    /** Somebody who has left: the row stays for the books. */
    deletedAt: at('deleted_at'),
  },
  (t) => [
    check('person_role', sql`${t.role} in ('user', 'provider', 'publisher', 'moderator', 'admin')`),
    check('person_not_into_self', sql`merged_into <> id`),
    check('person_language', sql`language in ('en', 'de')`),
    check('person_country', sql`country ~ '^[A-Z]{2}$'`),
    check('person_currency', sql`currency ~ '^[A-Z]{3}$'`),
    check(
      'person_look',
      sql`accent in ('amber', 'teal', 'violet', 'rose') and density in ('dense', 'roomy')`,
    ),
    check(
      'person_privacy',
      sql`array[inventory_for, library_for, activity_for] <@ array['everyone', 'friends', 'nobody']`,
    ),
    check('person_email_lower', sql`email = lower(email)`),
    check('person_steam_id', sql`steam_id ~ '^7656119[0-9]{10}$'`),
    index('person_created').on(t.createdAt, t.id),
    index('person_staff').on(t.role, t.createdAt, t.id).where(sql`role <> 'user'`),
    index('person_name_trgm').using('gin', sql`name gin_trgm_ops`),
    index('person_email_trgm').using('gin', sql`email gin_trgm_ops`),
  ],
)

/** The column that names whose row it is. */
export const personId = () =>
  text('person_id')
    .notNull()
    .references(() => person.id)

/** One sign-in in one browser. Its id travels in the cookie; the row alone says whether it still counts. */
export const session = pgTable(
  'session',
  {
    id: text().primaryKey(),
    personId: personId(),
    way: text({ enum: waysOfSessions }).notNull(),
    /** What a program calls itself; null: a browser. */
    program: text(),
    /** What the tokens of a program may do. */
    scope: text({ enum: ['read', 'write'] }),
    userAgent: text('user_agent').notNull(),
    address: text().notNull(),
    createdAt: at('created_at').notNull(),
    /** True to a few minutes. */
    usedAt: at('used_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** The person has a second factor and has not shown it yet: nobody is signed in here. */
    awaitsFactor: boolean('awaits_factor').notNull(),
    /** When a second factor was last shown in this session. */
    provenAt: at('proven_at'),
    endedAt: at('ended_at'),
    endedBy: text('ended_by', { enum: endings }),
  },
  (t) => [
    check('session_way', sql`${t.way} in ('password', 'steam', 'passkey', 'wallet')`),
    check(
      'session_ended_by',
      sql`${t.endedBy} in ('signed_out', 'revoked', 'password_changed', 'password_reset', 'suspended', 'merged')`,
    ),
    check('session_program', sql`(program is null) = (scope is null) and scope in ('read', 'write')`),
    check('session_ended', sql`(ended_at is null) = (ended_by is null)`),
    index('session_open').on(t.personId, t.usedAt).where(sql`ended_at is null`),
    index('session_expires').on(t.expiresAt),
  ],
)

/** A token of a program's session: hashes only. A refresh token is replaced by its first use. */
export const clientToken = pgTable(
  'client_token',
  {
    hash: bytea().primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => session.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['access', 'refresh'] }).notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    replacedAt: at('replaced_at'),
  },
  (t) => [
    check('client_token_kind', sql`${t.kind} in ('access', 'refresh')`),
    check('client_token_replaced', sql`replaced_at is null or kind = 'refresh'`),
    index('client_token_session').on(t.sessionId, t.expiresAt),
  ],
)

/** An authenticator app. It counts from its confirmation on. */
export const totp = pgTable('totp', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id),
  sealedSecret: text('sealed_secret').notNull(),
  createdAt: at('created_at').notNull(),
  confirmedAt: at('confirmed_at'),
  /** The time step of the last code that was accepted: no code works twice. */
  lastStep: bigint('last_step', { mode: 'number' }),
})

/** Each opens the account once when the authenticator is gone. */
export const recoveryCode = pgTable(
  'recovery_code',
  {
    personId: personId(),
    hash: bytea().notNull(),
    usedAt: at('used_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.hash] })],
)

/** A key for programs of a person. Its secret is shown once; only a hash of it is kept. */
export const apiToken = pgTable(
  'api_token',
  {
    id: text().primaryKey(),
    personId: personId(),
    name: text().notNull(),
    hash: bytea().notNull().unique(),
    /** The last characters, by which its owner knows it. */
    hint: text().notNull(),
    scope: text({ enum: ['read', 'write'] }).notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** True to a few minutes. */
    usedAt: at('used_at'),
    usedFrom: text('used_from'),
    revokedAt: at('revoked_at'),
  },
  (t) => [
    check('api_token_scope', sql`${t.scope} in ('read', 'write')`),
    index('api_token_open').on(t.personId, t.createdAt).where(sql`revoked_at is null`),
  ],
)

/** OpenID answers that were already used. */
export const openidNonce = pgTable('openid_nonce', {
  nonce: text().primaryKey(),
  seenAt: at('seen_at').notNull(),
})

/** A time in which a person may look but not act. It ends by itself at `until_at`, whoever notices; null: when lifted. */
export const suspension = pgTable(
  'suspension',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    personId: personId(),
    /** Shown to the person. */
    reason: text().notNull(),
    byId: text('by_id').notNull(),
    createdAt: at('created_at').notNull(),
    untilAt: at('until_at'),
    /** What the person says against it, once. */
    objection: text(),
    objectedAt: at('objected_at'),
    endedAt: at('ended_at'),
    endedBy: text('ended_by', { enum: ['lifted', 'time'] }),
  },
  (t) => [
    check('suspension_until', sql`until_at > created_at`),
    check('suspension_objected', sql`(objection is null) = (objected_at is null)`),
    check('suspension_ended', sql`(ended_at is null) = (ended_by is null)`),
    check('suspension_ended_by', sql`ended_by in ('lifted', 'time')`),
    uniqueIndex('suspension_open').on(t.personId).where(sql`ended_at is null`),
    index('suspension_due').on(t.untilAt).where(sql`ended_at is null`),
    index('suspension_person').on(t.personId, t.createdAt),
  ],
)
