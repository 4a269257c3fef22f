import { existsSync } from 'node:fs'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
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

/** Extensions, then every migration not yet applied; processes that start together wait for each other. */
export async function migrate(url: string, folder = migrationsFolder): Promise<void> {
  await alone(url, async (sql) => {
    await sql`select pg_advisory_lock(${migrationLock})`
    for (const name of extensions) await sql`create extension if not exists ${sql(name)}`
    if (existsSync(path.join(folder, 'meta', '_journal.json'))) {
      await runMigrations(drizzle(sql), { migrationsFolder: folder })
    }
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
