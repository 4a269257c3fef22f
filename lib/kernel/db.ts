import type { Sql, TransactionSql } from 'postgres'
import { type Db, getDb, sql, type Tx } from '@/db/client'
import { Outage } from './errors'

export type { Db, Tx } from '@/db/client'

const gone = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
])

/** The connection broke while a statement was under way: a commit may have gone through. */
const doubtful = new Set(['ECONNRESET', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'EPIPE', '08006'])

const collisions = new Set(['40001', '40P01'])

export interface DatabaseError {
  code: string
  constraint: string | undefined
}

/** SQLSTATE and constraint of a driver error, through Drizzle's wrapping; null for anything else. */
export function databaseError(error: unknown): DatabaseError | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint_name: constraint } = at as { code?: unknown; constraint_name?: unknown }
    if (typeof code !== 'string') continue
    return { code, constraint: typeof constraint === 'string' ? constraint : undefined }
  }
  return null
}

export const isCollision = (error: unknown): boolean => {
  const found = databaseError(error)
  return (
    found !== null &&
    (collisions.has(found.code) || (found.code === '23505' && found.constraint === 'event_aggregate_seq'))
  )
}

export const isUnique = (error: unknown, constraint: string): boolean => {
  const found = databaseError(error)
  return found?.code === '23505' && found.constraint === constraint
}

/** A lost or overrun database becomes an Outage; every other error is passed on as it is. */
export function asOutage(error: unknown): unknown {
  const found = databaseError(error)
  if (isCollision(error)) {
    const code = found?.code ?? 'collision'
    return new Outage('database', 'Too many people are changing this at once.', { cause: error, code })
  }
  if (!found || !gone.has(found.code)) return error
  return new Outage('database', 'The database cannot be reached.', {
    cause: error,
    code: found.code,
    retryAfterMs: 2_000,
    doubtful: doubtful.has(found.code),
  })
}

/** The driver's own handle of a Drizzle transaction: prepared statements for hot paths. */
export function rawOf(tx: Tx): TransactionSql {
  const { session } = tx as unknown as { session: { client: TransactionSql } }
  return session.client
}

/** A transaction that is tried again, at most three times, when it collided with another one. */
export async function transaction<T>(body: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await getDb().transaction(body)
    } catch (error) {
      if (attempt >= 4 || !isCollision(error)) throw asOutage(error)
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 5 * (0.5 + Math.random())))
    }
  }
}

export const rawSql = (): Sql => sql

export const rawDb = (): Db => getDb()
