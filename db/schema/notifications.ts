import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
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
import { personId } from './identity'

const channelName = () =>
  text({ enum: ['inapp', 'email', 'push', 'telegram', 'discord', 'sms', 'webhook'] }).notNull()

/** One thing a person is told. Texts are made from kind and data when they are read, in the reader's language. */
export const notification = pgTable(
  'notification',
  {
    id: text().primaryKey(),
    personId: personId(),
    kind: text().notNull(),
    data: jsonb().notNull(),
    eventId: bigint('event_id', { mode: 'number' }).notNull(),
    /** False when the person does not want this kind in the list. */
    listed: boolean().notNull(),
    createdAt: at('created_at').notNull(),
    readAt: at('read_at'),
  },
  (t) => [
    unique('notification_once').on(t.eventId, t.personId, t.kind),
    index('notification_list').on(t.personId, t.createdAt, t.id).where(sql`listed`),
    index('notification_unread').on(t.personId).where(sql`listed and read_at is null`),
    check('notification_read', sql`read_at >= created_at`),
  ],
)

/**
 * One message to one person by one channel. With a notification it tells that notification; without one it is a
 * digest, which carries the held deliveries of its window. `window` is `now` for everything that is not gathered.
 */
export const delivery = pgTable(
  'delivery',
  {
    id: text().primaryKey(),
    notificationId: text('notification_id').references(() => notification.id),
    personId: personId(),
    channel: channelName(),
    /** Null in the list of the site, and when its owner has taken the address away. */
    addressId: text('address_id').references((): AnyPgColumn => channelAddress.id, { onDelete: 'set null' }),
    window: text().notNull().default('now'),
    carriedBy: text('carried_by').references((): AnyPgColumn => delivery.id),
    state: text().notNull(),
    /** Calls begun, and how many of them ended in a failure that another try may mend. */
    attempts: integer().notNull().default(0),
    failures: integer().notNull().default(0),
    /** When somebody looks at it next; null when nobody needs to. */
    notBefore: at('not_before'),
    lastReason: text('last_reason'),
    providerId: text('provider_id'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    unique('delivery_once').on(t.notificationId, t.channel, t.addressId, t.window),
    uniqueIndex('delivery_one_digest')
      .on(t.personId, t.channel, t.addressId, t.window)
      .where(sql`notification_id is null`),
    index('delivery_due').on(t.channel, t.notBefore).where(sql`state in ('queued', 'sent')`),
    index('delivery_held').on(t.notBefore).where(sql`state = 'held'`),
    index('delivery_carried').on(t.carriedBy).where(sql`carried_by is not null`),
    index('delivery_person').on(t.personId, t.createdAt),
    index('delivery_address').on(t.addressId, t.createdAt).where(sql`address_id is not null`),
    index('delivery_provider').on(t.providerId).where(sql`channel = 'sms'`),
    index('delivery_listed').on(t.createdAt, t.id).where(sql`channel <> 'inapp'`),
    check(
      'delivery_state',
      sql`state in ('queued', 'held', 'sent', 'delivered', 'bounced', 'dead', 'suppressed')`,
    ),
    check(
      'delivery_waits',
      sql`(not_before is not null) = (state in ('queued', 'held', 'sent') and carried_by is null)`,
    ),
    check(
      'delivery_tried',
      sql`failures between 0 and attempts and (state <> 'sent' or attempts > 0 or carried_by is not null)`,
    ),
    check('delivery_why', sql`state not in ('bounced', 'dead', 'suppressed') or last_reason is not null`),
    check(
      'delivery_window',
      sql`(notification_id is not null or "window" <> 'now') and (state <> 'held' or "window" <> 'now')`,
    ),
    check(
      'delivery_carried',
      sql`carried_by is null or (notification_id is not null and "window" <> 'now' and state <> 'held')`,
    ),
  ],
)

/** What was tried: written before the call, completed after it. One that was never completed may have taken effect. */
export const deliveryAttempt = pgTable(
  'delivery_attempt',
  {
    deliveryId: text('delivery_id')
      .notNull()
      .references(() => delivery.id),
    attempt: integer().notNull(),
    startedAt: at('started_at').notNull(),
    endedAt: at('ended_at'),
    outcome: text({ enum: ['delivered', 'retry', 'dead', 'broken'] }),
    reason: text(),
    /** What a webhook answered: its status, and the first kilobyte of the body. */
    answerStatus: integer('answer_status'),
    answerBody: text('answer_body'),
  },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.attempt] }),
    check('delivery_attempt_end', sql`(ended_at is null) = (outcome is null)`),
    check('delivery_attempt_why', sql`outcome is null or outcome = 'delivered' or reason is not null`),
  ],
)

/** Where a channel reaches a person. The address is plain or sealed, as its channel needs. */
export const channelAddress = pgTable(
  'channel_address',
  {
    id: text().primaryKey(),
    personId: personId(),
    channel: channelName(),
    address: text().notNull(),
    /** SHA-256 of the plain address, in hex: nobody has one twice. */
    fingerprint: text().notNull(),
    /** What its owner knows it by; never the secret part of it. */
    label: text().notNull(),
    verifiedAt: at('verified_at'),
    /** The first failure since something last arrived. */
    failingSince: at('failing_since'),
    switchedOffAt: at('switched_off_at'),
    switchedOffWhy: text('switched_off_why'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    unique('channel_address_once').on(t.personId, t.channel, t.fingerprint),
    uniqueIndex('channel_address_single')
      .on(t.personId, t.channel)
      .where(sql`channel in ('email', 'telegram', 'discord', 'sms')`),
    index('channel_address_found').on(t.channel, t.fingerprint),
    check('channel_address_off', sql`(switched_off_at is null) = (switched_off_why is null)`),
    check('channel_address_elsewhere', sql`channel <> 'inapp'`),
  ],
)

/** A code with which a person proves that a chat or a number is theirs. A new one takes the place of the last. */
export const channelCode = pgTable(
  'channel_code',
  {
    personId: personId(),
    channel: channelName(),
    /** SHA-256 of the code, in hex. */
    codeHash: text('code_hash').notNull(),
    /** The number to be proven, and the code until it was sent; sealed. */
    sealed: text(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.channel] }),
    index('channel_code_found').on(t.channel, t.codeHash),
  ],
)

/** What a webhook is besides an address. Secrets are sealed; the former one signs too until it ends. */
export const webhookEndpoint = pgTable(
  'webhook_endpoint',
  {
    addressId: text('address_id')
      .primaryKey()
      .references(() => channelAddress.id, { onDelete: 'cascade' }),
    description: text().notNull(),
    /** Kinds that it is told; null: every kind. */
    kinds: text().array(),
    secret: text().notNull(),
    formerSecret: text('former_secret'),
    formerUntil: at('former_until'),
  },
  () => [check('webhook_endpoint_former', sql`(former_secret is null) = (former_until is null)`)],
)

/** A wish that differs from what a kind does by itself. */
export const notificationPreference = pgTable(
  'notification_preference',
  {
    personId: personId(),
    kind: text().notNull(),
    channel: channelName(),
    wanted: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.kind, t.channel] })],
)

/** A person without a row has the defaults of the columns. */
export const notificationSetting = pgTable(
  'notification_setting',
  {
    personId: personId().primaryKey(),
    digest: text({ enum: ['none', 'hourly', 'daily', 'weekly'] })
      .notNull()
      .default('none'),
    mutedUntil: at('muted_until'),
  },
  () => [check('notification_setting_digest', sql`digest in ('none', 'hourly', 'daily', 'weekly')`)],
)

/** The wall times in the person's time zone between which they are left alone. Equal times: never. */
export const quietHours = pgTable(
  'quiet_hours',
  {
    personId: personId().primaryKey(),
    start: text().notNull(),
    end: text().notNull(),
  },
  () => [
    check('quiet_hours_start', sql`start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('quiet_hours_end', sql`"end" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
  ],
)

/** A channel whose settings are wrong or whose far side asked for a rest: nobody sends until then. */
export const channelPause = pgTable('channel_pause', {
  channel: channelName().primaryKey(),
  until: at('until').notNull(),
  reason: text().notNull(),
})

/**
 * One mail to one mailbox, about that mailbox: to confirm it, to open an account with it, to say that it was changed.
 * It belongs to nobody's wishes, and may go to somebody who has no account. What it says is sealed, and gone when the
 * mail is.
 */
export const letter = pgTable(
  'letter',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    address: text().notNull(),
    sealed: text(),
    state: text({ enum: ['queued', 'sent', 'delivered', 'dead'] }).notNull(),
    attempts: integer().notNull().default(0),
    failures: integer().notNull().default(0),
    notBefore: at('not_before'),
    /** Nobody needs it any more after that. */
    expiresAt: at('expires_at').notNull(),
    lastReason: text('last_reason'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check('letter_state', sql`state in ('queued', 'sent', 'delivered', 'dead')`),
    check('letter_sealed', sql`(sealed is null) = (state in ('delivered', 'dead'))`),
    check('letter_waits', sql`(not_before is null) = (state in ('delivered', 'dead'))`),
    check('letter_why', sql`state <> 'dead' or last_reason is not null`),
    index('letter_due').on(t.notBefore).where(sql`state in ('queued', 'sent')`),
    index('letter_updated').on(t.updatedAt),
  ],
)
