import postgres from 'postgres'
import { expect, test } from 'vitest'
import { freshDatabase } from '@/tests/harness/database'

const { url, sql: other } = await freshDatabase()

const kill = (pid: number) => other`select pg_terminate_backend(${pid})`

const gone = async (pid: number) =>
  (await other`select 1 from pg_stat_activity where pid = ${pid}`).length === 0

test('a transaction that lost its connection never writes on the connection that replaces it', async () => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`create table written (by text)`
  const reached = Promise.withResolvers<number>()
  const goOn = Promise.withResolvers<void>()
  const outcomes: string[] = []
  const note = (outcome: string) => () => outcomes.push(outcome)
  const first = sql.begin(async (tx) => {
    const [row] = await tx`select pg_backend_pid() as pid`
    reached.resolve(row?.pid)
    await goOn.promise
    await tx`insert into written values ('lost transaction')`.then(note('written'), note('refused'))
  })
  const pid = await reached.promise
  const lost = expect(first).rejects.toMatchObject({
    code: expect.stringMatching(/CONNECTION_CLOSED|57P01|ECONNRESET/),
  })
  await kill(pid)
  await lost
  await sql.begin(async (tx) => {
    await tx`insert into written values ('replacement')`
    goOn.resolve()
    await expect.poll(() => outcomes.length).toBe(1)
  })
  expect(outcomes).toEqual(['refused'])
  expect(await sql`select by from written`).toEqual([{ by: 'replacement' }])
  await sql.end()
})

test('a pool whose connections are all killed at work is whole again', async () => {
  const max = 4
  const sql = postgres(url, { max, onnotice: () => {} })
  for (let round = 0; round < 5; round++) {
    const pids = await Promise.all(
      Array.from({ length: max }, () =>
        sql.begin((tx) => tx`select pg_backend_pid() as pid, pg_sleep(0.05)`),
      ),
    )
    const busy = Array.from({ length: 4 * max }, () =>
      sql.begin(async (tx) => {
        await tx`select pg_sleep(0.01)`
        await tx`select 1`
      }),
    )
    const ended = Promise.allSettled(busy)
    for (const [row] of pids) await kill(row?.pid)
    expect((await ended).some((one) => one.status === 'rejected')).toBe(true)
    for (const [row] of pids) await expect.poll(() => gone(row?.pid)).toBe(true)
  }
  const answers = await Promise.all(
    Array.from({ length: max * 2 }, () => sql`select pg_sleep(0.02), 1 as one`),
  )
  expect(answers.map(([row]) => row?.one)).toEqual(Array.from({ length: max * 2 }, () => 1))
  await sql.end()
})
