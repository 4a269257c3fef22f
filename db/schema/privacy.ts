import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'
import { person, personId } from './identity'

/** Everything about a person as a zip, until it expires. */
export const dataExport = pgTable(
  'data_export',
  {
    id: text().primaryKey(),
    personId: personId(),
    requestedAt: at('requested_at').notNull(),
    readyAt: at('ready_at'),
    expiresAt: at('expires_at'),
    sizeBytes: integer('size_bytes'),
    /** Null before it is ready and after it has expired. */
    content: bytea(),
  },
  (t) => [
    check('data_export_ready', sql`(ready_at is null) = (expires_at is null)`),
    check('data_export_content', sql`content is null or ready_at is not null`),
    index('data_export_person').on(t.personId, t.requestedAt),
    index('data_export_expires').on(t.expiresAt).where(sql`content is not null`),
  ],
)

/** A person wants to leave: done at `due_at`, unless they change their mind before. */
export const personDeletion = pgTable(
  'person_deletion',
  {
    personId: text('person_id')
      .primaryKey()
      .references(() => person.id),
    askedAt: at('asked_at').notNull(),
    dueAt: at('due_at').notNull(),
    reason: text(),
    doneAt: at('done_at'),
  },
  (t) => [
    check('person_deletion_due', sql`due_at > asked_at`),
    index('person_deletion_waiting').on(t.dueAt).where(sql`done_at is null`),
  ],
)
