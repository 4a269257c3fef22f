import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { connect, shareConnection } from '@/db/client'
import { freshDatabase, type TestDatabase } from '@/tests/harness/database'
import { signedIn, system } from './access'
import { isUnique, transaction } from './db'
import { Outage, problemOf } from './errors'
import { command, inTransaction, query } from './operation'

let own: TestDatabase

beforeAll(async () => {
  own = await freshDatabase()
  await own.sql`create table tally (id int primary key, n int not null)`
  await own.sql`insert into tally values (1, 0), (2, 0), (3, 0)`
})

const tally = async (id: number): Promise<number> => {
  const [row] = await own.sql`select n from tally where id = ${id}`
  return row?.n
}

const fail = (code: string) => `do $$ begin raise exception 'made up' using errcode = '${code}'; end $$`

test.each(['40001', '40P01'])('a transaction that ends with %s is run again as a whole', async (code) => {
  const before = await tally(1)
  let runs = 0
  await transaction(async (tx) => {
    await tx.execute('update tally set n = n + 1 where id = 1')
    if (++runs < 3) await tx.execute(fail(code))
  })
  expect(runs).toBe(3)
  expect(await tally(1)).toBe(before + 1)
})

test('two transactions that wait for each other both get through', async () => {
  const before = [await tally(2), await tally(3)]
  const add = (first: number, second: number) =>
    transaction(async (tx) => {
      await tx.execute(`update tally set n = n + 1 where id = ${first}`)
      await tx.execute('select pg_sleep(0.05)')
      await tx.execute(`update tally set n = n + 1 where id = ${second}`)
    })
  await Promise.all([add(2, 3), add(3, 2)])
  expect([await tally(2), await tally(3)]).toEqual(before.map((n) => n + 2))
})

test('a collision that never ends becomes an Outage after four tries', async () => {
  let runs = 0
  const running = transaction(async (tx) => {
    runs++
    await tx.execute(fail('40001'))
  })
  await expect(running).rejects.toBeInstanceOf(Outage)
  expect(runs).toBe(4)
})

test('any other error is not tried again and keeps its constraint', async () => {
  let runs = 0
  const error = await transaction(async (tx) => {
    runs++
    await tx.execute('insert into tally values (1, 0)')
  }).catch((caught: unknown) => caught)
  expect(runs).toBe(1)
  expect(isUnique(error, 'tally_pkey')).toBe(true)
  expect(isUnique(error, 'other')).toBe(false)
})

test('a connection that is cut inside a transaction is an Outage, and nothing of it stays', async () => {
  const before = await tally(1)
  const running = inTransaction(system('test'), async (ctx) => {
    await ctx.tx.execute('update tally set n = n + 1 where id = 1')
    await ctx.tx.execute('select pg_terminate_backend(pg_backend_pid())')
  })
  await expect(running).rejects.toBeInstanceOf(Outage)
  expect(await tally(1)).toBe(before)
  await transaction((tx) => tx.execute('select 1'))
})

test('when the database is gone, operations answer with an Outage and say so', async () => {
  const shape = { input: z.object({}), output: z.object({}), access: signedIn, summary: '' }
  const gone = connect('postgres://postgres@127.0.0.1:1/none', { max: 2 })
  shareConnection(gone)
  try {
    const actor = system('test')
    const write = command({ name: 'test.write', ...shape }, async () => ({}))
    const read = query({ name: 'test.read', ...shape }, async (_, { db }) => {
      await db.execute('select 1')
      return {}
    })
    for (const operation of [write, read]) {
      const error = await operation.run({ actor }, {}).catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(Outage)
      expect(problemOf(error)).toMatchObject({
        status: 503,
        detail: expect.stringMatching(/cannot be reached/),
      })
    }
  } finally {
    shareConnection(own)
    await gone.close()
  }
})
