import { type SQL, sql } from 'drizzle-orm'
import { openStates } from './states'

/** `state in (...)` as a literal, so that the partial indexes of steam_trade serve it. */
export const openStatesSql: SQL = sql.raw(`state in (${openStates.map((state) => `'${state}'`).join(', ')})`)
