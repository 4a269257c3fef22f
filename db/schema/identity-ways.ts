import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'
import { person, personId } from './identity'

/**
 * A link that was asked for by mail. Who opens it holds the mailbox. Nothing is decided when it is asked for: whether it
 * is sent, and as what, is found out later, so that asking looks the same for every address. Only a hash of its secret
 * is kept.
 */
export const mailLink = pgTable(
  'mail_link',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['sign_up', 'reset', 'change_email'] }).notNull(),
    email: text().notNull(),
    /** Whose way in it opens or changes; unknown while it was only asked for, and for new people. */
    personId: text('person_id').references(() => person.id),
    /** Path of our own site to go to in the end. */
    backTo: text('back_to').notNull().default('/'),
    hash: bytea().unique(),
    askedAt: at('asked_at').notNull(),
    issuedAt: at('issued_at'),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [
    check('mail_link_kind', sql`${t.kind} in ('sign_up', 'reset', 'change_email')`),
    check('mail_link_email_lower', sql`email = lower(email)`),
    check('mail_link_issued', sql`hash is null or issued_at is not null`),
    check('mail_link_person', sql`kind = 'sign_up' or hash is null or person_id is not null`),
    check('mail_link_changes', sql`kind <> 'change_email' or person_id is not null`),
    check('mail_link_used', sql`used_at is null or hash is not null`),
    index('mail_link_recent').on(t.email, t.kind, t.issuedAt),
    index('mail_link_person').on(t.personId).where(sql`person_id is not null`),
    index('mail_link_expires').on(t.expiresAt),
  ],
)

/** A value that a browser must sign, or show again, once. Only its hash is kept. */
export const challenge = pgTable(
  'challenge',
  {
    hash: bytea().primaryKey(),
    purpose: text({ enum: ['new_passkey', 'passkey', 'wallet', 'proof', 'merge'] }).notNull(),
    /** Who must answer it, if that is somebody we know. */
    personId: text('person_id').references(() => person.id),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    check('challenge_purpose', sql`${t.purpose} in ('new_passkey', 'passkey', 'wallet', 'proof', 'merge')`),
    index('challenge_expires').on(t.expiresAt),
    index('challenge_person').on(t.personId).where(sql`person_id is not null`),
  ],
)

/** A key in somebody's phone, computer or key ring (WebAuthn): a way in, and a second factor. */
export const passkey = pgTable(
  'passkey',
  {
    id: text().primaryKey(),
    personId: personId(),
    name: text().notNull(),
    credentialId: text('credential_id').notNull().unique(),
    /** Under which it knows its owner: the account for which it was made, also after that one was joined to another. */
    userHandle: text('user_handle').notNull(),
    publicKey: bytea('public_key').notNull(),
    /** Grows with every use, or stays 0; one that falls back was copied. */
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    /** Its maker keeps copies of it elsewhere: it outlives the device. */
    backedUp: boolean('backed_up').notNull(),
    createdAt: at('created_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [check('passkey_counter', sql`counter >= 0`), index('passkey_person').on(t.personId, t.createdAt)],
)

/** An Ethereum address whose owner has signed for it; in the mixed case of ERC-55. */
export const wallet = pgTable(
  'wallet',
  {
    address: text().primaryKey(),
    personId: personId(),
    createdAt: at('created_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [
    check('wallet_address', sql`address ~ '^0x[0-9a-fA-F]{40}$'`),
    index('wallet_person').on(t.personId, t.createdAt),
  ],
)
