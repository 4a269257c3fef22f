import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql, type TransactionSql } from 'postgres'
import { env } from '@/lib/kernel/env'

export type Db = PostgresJsDatabase
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
export type Connection = { db: Db; sql: Sql; close: () => Promise<void> }

/** The driver's own wait grows to 20 s, which would lengthen every outage of the database. */
const reconnectS = (retries: number): number => Math.min(0.05 * 2 ** retries, 1)

/** Drizzle changes the parsers of the client it gets, so raw SQL has a client of its own. */
export function connect(url: string, options: { max?: number; name?: string } = {}): Connection {
  const max = options.max ?? 10
  const settings = {
    onnotice: () => {},
    connect_timeout: 10,
    backoff: reconnectS,
    connection: { application_name: options.name ?? 'tradepost' },
  }
  const forDrizzle = postgres(url, { ...settings, max })
  const sql = postgres(url, { ...settings, max: Math.max(1, Math.ceil(max / 2)) })
  const close = async () => {
    await Promise.all([forDrizzle.end({ timeout: 5 }), sql.end({ timeout: 5 })])
  }
  return { db: drizzle(preparing(forDrizzle)), sql, close }
}

type Asking = (text: string, args?: never[], options?: object) => unknown
type Opening = (body: (inner: TransactionSql) => unknown) => unknown

/** Drizzle asks without preparing, which costs a second round trip and a new plan for every query. */
function preparing<S extends Sql | TransactionSql>(client: S): S {
  const unsafe: Asking = (text, args, options) => client.unsafe(text, args, { prepare: true, ...options })
  const opening =
    (open: Opening): Opening =>
    (body) =>
      open((inner) => body(preparing(inner)))
  return new Proxy(client, {
    get(target, key) {
      if (key === 'unsafe') return unsafe
      const value: unknown = Reflect.get(target, key)
      return key === 'begin' || key === 'savepoint' ? opening(value as Opening) : value
    },
  })
}

// Bundlers may load this module twice; the connections live once per process.
const shared = globalThis as { tradepostDatabase?: Connection | undefined }

function current(): Connection {
  shared.tradepostDatabase ??= connect(env().DATABASE_URL, { name: env().PROCESS_NAME })
  return shared.tradepostDatabase
}

/** Makes the whole process use this connection; a test's own database, a bench's larger pool. */
export function shareConnection(connection: Connection): void {
  shared.tradepostDatabase = connection
}

/** Ends the shared connection; the next query opens a new one. */
export async function closeDatabase(): Promise<void> {
  const connection = shared.tradepostDatabase
  shared.tradepostDatabase = undefined
  await connection?.close()
}

type Callable = (...args: unknown[]) => unknown

/** Stands for `pick()`; the real object is made by the first property read or call. */
function onFirstUse<T extends object>(pick: () => T): T {
  const get = (_: object, key: string | symbol) => {
    const target = pick()
    const value: unknown = Reflect.get(target, key)
    return typeof value === 'function' && !Object.hasOwn(target, key) ? value.bind(target) : value
  }
  const apply = (_: object, __: unknown, args: unknown[]) =>
    Reflect.apply(pick() as Callable, undefined, args)
  return new Proxy<object>(() => {}, { get, apply }) as T
}

/** The process's database; nothing is opened before the first query. */
export const db: Db = onFirstUse(() => current().db)

/** Raw SQL on a client of its own, untouched by Drizzle. */
export const sql: Sql = onFirstUse(() => current().sql)

export const getDb = (): Db => current().db
