import type { Db, Tx } from './db'
import type { Ctx } from './handler'

/** Whose rows are meant, by every name that tables know them by. */
export interface DataOwner {
  personId: string
  steamId: string | null
  email: string | null
}

/**
 * What one domain holds about a person: how it is given to them, and what becomes of it when they leave. Every table
 * with a column that names a person is in one of these, or on the list of lib/privacy with the reason why not.
 */
export interface PersonData {
  domain: string
  tables: readonly string[]
  /** Rows by kind, without secrets. */
  read(db: Db | Tx, owner: DataOwner): Promise<Record<string, readonly unknown[]>>
  /** Removes everything that the books need not keep; what stays no longer says who it was. */
  forget(ctx: Ctx, owner: DataOwner): Promise<void>
}
