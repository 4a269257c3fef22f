import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postgres, { type Sql } from 'postgres'
import type { TestProject } from 'vitest/node'
import { type Cluster, startCluster } from '../../db/embedded/cluster'
import { freePort } from '../../db/embedded/port'
import { migrate, migrationsFolder } from '../../db/migrate'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test server without a database name, and the migrated database to clone. */
    testDatabase: { server: string; template: string }
  }
}

const folder = path.join(import.meta.dirname, '..', '..', '.tradepost', 'test-pg')

const fastAndForgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
}

function templateName(): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(path.join(import.meta.dirname, '..', '..', 'db', 'migrate.ts')))
  const files = existsSync(migrationsFolder) ? readdirSync(migrationsFolder, { recursive: true }) : []
  const names = files.map(String).filter((name) => /\.(sql|json)$/.test(name))
  for (const name of names.sort()) hash.update(name).update(readFileSync(path.join(migrationsFolder, name)))
  return `tpl_${hash.digest('hex').slice(0, 12)}`
}

async function databasesLike(sql: Sql, pattern: string): Promise<string[]> {
  const rows = await sql`select datname from pg_database where datname like ${pattern}`
  return rows.map((row) => String(row.datname))
}

async function dropLeftOvers(sql: Sql, template: string): Promise<void> {
  const names = [...(await databasesLike(sql, 't\\_%')), ...(await databasesLike(sql, 'tpl\\_%'))]
  for (const name of names.filter((name) => name !== template)) {
    await sql`drop database if exists ${sql(name)} with (force)`
  }
}

async function ensureTemplate(cluster: Cluster, template: string): Promise<void> {
  const sql = postgres(cluster.url('postgres'), { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(4026)`
    if (cluster.alone) await dropLeftOvers(sql, template)
    if ((await databasesLike(sql, template)).length > 0) return
    const draft = `${template}_draft`
    await sql`drop database if exists ${sql(draft)} with (force)`
    await sql`create database ${sql(draft)}`
    await migrate(cluster.url(draft))
    await sql`alter database ${sql(draft)} rename to ${sql(template)}`
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** One PostgreSQL for all test files, with a migrated template that each file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster({ folder, port: await freePort(), settings: fastAndForgetful })
  const template = templateName()
  await ensureTemplate(cluster, template)
  project.provide('testDatabase', { server: cluster.url(''), template })
  return () => cluster.stop()
}
