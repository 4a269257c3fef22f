import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { at } from './columns'
import { person } from './identity'

export const strategy = pgTable(
  'strategy',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    description: text().notNull(),
    kind: text().notNull(),
    state: text().notNull(),
    version: integer().notNull().default(0),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check('strategy_name', sql`length(${t.name}) between 1 and 80`),
    check('strategy_description', sql`length(${t.description}) <= 2000`),
    check('strategy_kind', sql`${t.kind} in ('rules', 'pine', 'javascript')`),
    check('strategy_state', sql`${t.state} in ('draft', 'archived')`),
    unique('strategy_of_kind').on(t.id, t.kind),
    index('strategy_owner').on(t.ownerId, t.updatedAt, t.id),
  ],
)

/**
 * What a strategy wants never changes: a trigger refuses it. Only the text of a Pine script and what was said of it may
 * be replaced by one that means the same.
 */
export const strategyVersion = pgTable(
  'strategy_version',
  {
    id: text().primaryKey(),
    strategyId: text('strategy_id').notNull(),
    kind: text().notNull(),
    /** From 1, without gaps. */
    number: integer().notNull(),
    form: jsonb(),
    /** SHA-256 in hex: of the form, or of a JavaScript source with its parameters. */
    formHash: text('form_hash').notNull(),
    source: text(),
    notices: text().array().notNull(),
    /** Of a JavaScript source; a form carries its own. */
    params: jsonb(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'strategy_version_strategy',
      columns: [t.strategyId, t.kind],
      foreignColumns: [strategy.id, strategy.kind],
    }).onDelete('cascade'),
    unique('strategy_version_number').on(t.strategyId, t.number),
    check('strategy_version_from_1', sql`${t.number} between 1 and 500`),
    check('strategy_version_hash', sql`${t.formHash} ~ '^[0-9a-f]{64}$'`),
    check('strategy_version_source', sql`length(${t.source}) between 1 and 100000`),
    check(
      'strategy_version_kind',
      sql`case ${t.kind}
        when 'rules' then ${t.form} is not null and ${t.source} is null and ${t.params} is null
        when 'pine' then ${t.form} is not null and ${t.source} is not null and ${t.params} is null
        else ${t.form} is null and ${t.source} is not null and ${t.params} is not null end`,
    ),
  ],
)
