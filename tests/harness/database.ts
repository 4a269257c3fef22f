import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { type Connection, closeDatabase, connect, shareConnection } from '../../db/client'

export type TestDatabase = Connection & { url: string }

async function onServer(statement: string): Promise<void> {
  const sql = postgres(`${inject('testDatabase').server}postgres`, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const opened: (() => Promise<void>)[] = []

// Registered by the import at the top of a test file, so it runs after the file's own hooks.
afterAll(async () => {
  for (const close of opened.splice(0)) await close()
})

let first = true

function nextUrl(): string {
  const own = process.env.DATABASE_URL
  if (first && own) {
    first = false
    return own
  }
  return `${inject('testDatabase').server}t_${randomBytes(6).toString('hex')}`
}

/**
 * A migrated, empty database, dropped when the test file ends. Call it at the top of the file or in
 * `beforeAll`. The file's first one is also what `db`, `sql` and `env().DATABASE_URL` of the product use.
 */
export async function freshDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const shared = first
  const url = nextUrl()
  const name = new URL(url).pathname.slice(1)
  await onServer(`create database ${name} template ${inject('testDatabase').template}`)
  const connection = connect(url, { max: options.max ?? 10, name })
  if (shared) shareConnection(connection)
  opened.push(async () => {
    if (shared) await closeDatabase()
    await connection.close()
    await onServer(`drop database if exists ${name} with (force)`)
  })
  return { ...connection, url }
}
