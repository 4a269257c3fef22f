import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true })

export const person = pgTable(
  'person',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    avatarUrl: text('avatar_url'),
    role: text({ enum: ['user', 'admin'] })
      .notNull()
      .default('user'),
    /** Lower case; null for people who came through Steam. */
    email: text().unique(),
    passwordHash: text('password_hash'),
    steamId: text('steam_id').unique(),
    /** The token of the person's Steam trade URL; its partner part is checked against `steam_id`. */
    steamTradeToken: text('steam_trade_token'),
    createdAt: at('created_at').notNull(),
    signedInAt: at('signed_in_at'),
  },
  (t) => [
    check('person_role', sql`${t.role} in ('user', 'admin')`),
    check('person_way_in', sql`(email is not null and password_hash is not null) or steam_id is not null`),
    check('person_email_lower', sql`email = lower(email)`),
    check('person_steam_id', sql`steam_id ~ '^7656119[0-9]{10}$'`),
    index('person_created').on(t.createdAt),
  ],
)

/** OpenID answers that were already used. */
export const openidNonce = pgTable('openid_nonce', {
  nonce: text().primaryKey(),
  seenAt: at('seen_at').notNull(),
})
