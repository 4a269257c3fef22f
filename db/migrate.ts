import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postgres, { type Sql } from 'postgres'

export const migrationsFolder = path.join(import.meta.dirname, 'migrations')
const migrationLock = 7_403_118
const extensions = ['pg_trgm', 'unaccent', 'citext']

async function alone<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

type Journal = { entries: { when: number }[] }

/** Drizzle notes each migration with its time in the journal and applies those later than the last one. */
async function isCurrent(sql: Sql, journalFile: string): Promise<boolean> {
  const { entries }: Journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`
  if (!table?.name) return entries.length === 0
  const [last] = await sql`select max(created_at) as at from drizzle.__drizzle_migrations`
  return Number(last?.at) >= Math.max(...entries.map((entry) => entry.when))
}

/** Extensions, then every migration not yet applied; processes that start together wait for each other. */
export async function migrate(url: string, folder = migrationsFolder): Promise<void> {
  await alone(url, async (sql) => {
    await sql`select pg_advisory_lock(${migrationLock})`
    for (const name of extensions) await sql`create extension if not exists ${sql(name)}`
    const journal = path.join(folder, 'meta', '_journal.json')
    if (!existsSync(journal) || (await isCurrent(sql, journal))) return
    // Loaded only when there is something to do: it is a third of a second of every start otherwise.
    const [{ drizzle }, migrator] = await Promise.all([
      import('drizzle-orm/postgres-js'),
      import('drizzle-orm/postgres-js/migrator'),
    ])
    await migrator.migrate(drizzle(sql), { migrationsFolder: folder })
  })
}

/** Creates the database named in `url` when it is missing; the server's `postgres` database must exist. */
export async function ensureDatabase(url: string): Promise<void> {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  target.pathname = '/postgres'
  await alone(target.href, async (sql) => {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`
    if (!found) await sql`create database ${sql(name)}`
  })
}
