import path from 'node:path'
import postgres from 'postgres'
import { type Cluster, startCluster } from '@/db/embedded/cluster'
import { ensureDatabase, migrate } from '@/db/migrate'
import type { Settings } from './settings'

export type Database = { url: string; cluster: Cluster | undefined }

/** The database named by DATABASE_URL, else the embedded one; created when missing and migrated. */
export async function startDatabase(settings: Settings): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) {
    if (settings.mode === 'sandbox') await ensureDatabase(given)
    await migrate(given)
    return { url: given, cluster: undefined }
  }
  const cluster = await startCluster({
    folder: path.join(settings.home, 'postgres'),
    port: settings.ports.postgres,
  })
  const url = cluster.url('tradepost')
  try {
    await ensureDatabase(url)
    await migrate(url)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return { url, cluster }
}

/** Runs `work` unless it has already succeeded in this database under this name; gives what it gave then. */
export async function oncePerDatabase<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`create schema if not exists drizzle`
    await sql`create table if not exists drizzle.done_once (name text primary key, result text not null)`
    const [done] = await sql`select result from drizzle.done_once where name = ${name}`
    if (done) return JSON.parse(done.result)
    const result = await work()
    await sql`insert into drizzle.done_once values (${name}, ${JSON.stringify(result)}) on conflict do nothing`
    return result
  } finally {
    await sql.end({ timeout: 5 })
  }
}
