import { beforeAll, expect, test } from 'vitest'
import { db, sql } from '@/db/client'
import { env } from '@/lib/kernel/env'
import { freshDatabase, type TestDatabase } from './database'

let fresh: TestDatabase
let second: TestDatabase

beforeAll(async () => {
  fresh = await freshDatabase()
  second = await freshDatabase()
})

test("product code that was imported statically uses the file's own database", async () => {
  const name = new URL(fresh.url).pathname.slice(1)
  const [row] = await sql`select current_database() as name`
  expect(row?.name).toBe(name)
  const rows = await db.execute('select current_database() as name')
  expect(rows[0]?.name).toBe(name)
  expect(env().DATABASE_URL).toBe(fresh.url)
})

test('a second database in the same file is a separate one', async () => {
  await fresh.sql`create table only_here (n int)`
  const rows = await second.sql`select 1 from pg_tables where tablename = 'only_here'`
  expect(rows).toHaveLength(0)
})

test('the extensions are there', async () => {
  const rows = await sql`select extname from pg_extension order by 1`
  expect(rows.map((row) => row.extname)).toEqual(expect.arrayContaining(['citext', 'pg_trgm', 'unaccent']))
})

test('raw SQL keeps dates and json although Drizzle is in use', async () => {
  const [row] = await sql`select now() as at, ${sql.json({ a: 1 })}::jsonb as j`
  expect(row?.at).toBeInstanceOf(Date)
  expect(row?.j).toEqual({ a: 1 })
})

test('a transaction through the shared database rolls back as a whole', async () => {
  await sql`create table tally (n int)`
  const failing = db.transaction(async (tx) => {
    await tx.execute('insert into tally values (1)')
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  expect(await sql`select * from tally`).toHaveLength(0)
})
