import { beforeAll, expect, test } from 'vitest'
import { connect } from '@/db/client'
import { freshDatabase, type TestDatabase } from '@/tests/harness/database'
import { until } from '@/tests/harness/until'

let own: TestDatabase

beforeAll(async () => {
  own = await freshDatabase()
  await own.sql`create table tally (who text not null)`
})

const backendOf = async (name: string): Promise<number[]> => {
  const rows = await own.sql`select pid from pg_stat_activity where application_name = ${name}`
  return rows.map((row) => row.pid)
}

const cut = async (name: string): Promise<void> => {
  for (const pid of await backendOf(name)) await own.sql`select pg_terminate_backend(${pid}, 2000)`
}

test('a transaction whose connection was cut cannot write into the next one on that connection', async () => {
  const { db, close } = connect(own.url, { max: 1, name: 'one-connection' })
  let awake = () => {}
  const slept = new Promise<void>((resolve) => {
    awake = resolve
  })
  let started = () => {}
  const running = new Promise<void>((resolve) => {
    started = resolve
  })
  let lateError: unknown = null
  let ended = false
  const first = db.transaction(async (tx) => {
    await tx.execute("insert into tally values ('first')")
    started()
    await slept
    const late = tx.execute("insert into tally values ('first, late')")
    lateError = await late.then(
      () => null,
      (error: unknown) => error,
    )
    ended = true
  })
  const failed = first.catch((error: unknown) => error)
  await running
  await cut('one-connection')
  expect(await failed).toBeInstanceOf(Error)
  await db.transaction(async (tx) => {
    await tx.execute("insert into tally values ('second')")
    awake()
    await until('the late write has ended', () => ended)
    await tx.execute("insert into tally values ('second')")
  })
  const rows = await own.sql`select who from tally`
  expect(rows.map((row) => row.who)).toEqual(['second', 'second'])
  expect(lateError).toBeInstanceOf(Error)
  await close()
})

test('a pool of one connection that is cut again and again stays usable, and the process lives', async () => {
  const { db, sql, close } = connect(own.url, { max: 1, name: 'often-cut' })
  for (let round = 0; round < 10; round++) {
    const inTransaction = db.transaction(async (tx) => {
      await tx.execute('select 1')
      await tx.execute('select pg_terminate_backend(pg_backend_pid())')
    })
    const alone = sql`select pg_terminate_backend(pg_backend_pid())`.then(() => null)
    const late = sql`select 1`.then(() => null)
    const errors = await Promise.allSettled([inTransaction, alone, late])
    expect(errors[0]?.status).toBe('rejected')
    await until('an answer through Drizzle', () => db.execute('select 1').catch(() => null))
    await until('an answer through raw SQL', () => sql`select 1`.catch(() => null))
  }
  await close()
})
