import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'

/** A web node that holds sockets. Unlogged, as `presence_here`: nodes write both anew when they are gone. */
export const presenceNode = pgTable('presence_node', {
  id: text().primaryKey(),
  beatAt: at('beat_at').notNull(),
})

/** A person has pages open at a node; one row, however many. */
export const presenceHere = pgTable(
  'presence_here',
  {
    personId: text('person_id').notNull(),
    nodeId: text('node_id').notNull(),
    /** Nobody has touched any of those pages for a while. */
    idle: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.nodeId] }), index('presence_here_node').on(t.nodeId)],
)

/** What a person chose to show, and what others were last told. */
export const presencePerson = pgTable(
  'presence_person',
  {
    personId: text('person_id')
      .primaryKey()
      .references(() => person.id),
    choice: text({ enum: ['auto', 'away', 'invisible'] })
      .notNull()
      .default('auto'),
    shownTo: text('shown_to', { enum: ['everyone', 'nobody'] })
      .notNull()
      .default('everyone'),
    gameTitle: text('game_title'),
    gameUntil: at('game_until'),
    /** When others last saw the person leave; true to half a minute. */
    lastSeenAt: at('last_seen_at'),
    /** What the last event said: a status, and the title of the game. */
    told: text().notNull().default('offline'),
  },
  (t) => [
    check('presence_person_choice', sql`${t.choice} in ('auto', 'away', 'invisible')`),
    check('presence_person_shown_to', sql`${t.shownTo} in ('everyone', 'nobody')`),
    check('presence_person_game', sql`(game_title is null) = (game_until is null)`),
    index('presence_person_game_until').on(t.gameUntil).where(sql`game_until is not null`),
  ],
)
