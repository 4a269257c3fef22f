import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '@/tests/harness/database'
import { newId } from './ids'
import { RateLimits } from './rate-limit'
import { chargeBuckets, limitTimers } from './rate-limit-table'

let sql: Awaited<ReturnType<typeof freshDatabase>>['sql']
beforeAll(async () => {
  sql = (await freshDatabase()).sql
})

const minute = { max: 60, windowS: 60 }
const start = 1_700_000_000_000

/** A node of its own, which says how often it asked the table. */
function node() {
  const asked = { times: 0 }
  const limits = new RateLimits((charges, at) => {
    asked.times++
    return chargeBuckets(charges, at)
  })
  const call = (key: string, at: number, limit = minute) =>
    limits.count([{ key, limit }], at).then(
      () => true,
      (error: { code?: string }) => {
        if (error.code !== 'too_many_requests') throw error
        return false
      },
    )
  return { limits, call, asked }
}

async function grantedOf(calls: (() => Promise<boolean>)[]): Promise<number> {
  let granted = 0
  for (const call of calls) if (await call()) granted++
  return granted
}

test('a full burst passes, the call over it is refused with the time to wait, and then one comes back', async () => {
  const { limits, call } = node()
  const key = newId('user')
  const limit = { max: 3, windowS: 60 }
  for (let n = 0; n < 3; n++) expect(await call(key, start, limit)).toBe(true)
  await expect(limits.count([{ key, limit }], start + 1_000)).rejects.toThrow('Try again in 19 s.')
  expect(await call(key, start + 20_000, limit)).toBe(true)
  expect(await call(key, start + 20_000, limit)).toBe(false)
  expect(await grantedOf(Array(5).fill(() => call(key, start + 80_000, limit)))).toBe(3)
})

test('one caller and one operation do not use up the calls of another', async () => {
  const { call } = node()
  const [one, other] = [newId('user'), newId('user')]
  const once = { max: 1, windowS: 60 }
  expect(await call(`a ${one}`, start, once)).toBe(true)
  expect(await call(`a ${one}`, start, once)).toBe(false)
  expect(await call(`a ${other}`, start, once)).toBe(true)
  expect(await call(`b ${one}`, start, once)).toBe(true)
})

test('a limit that does not divide evenly still gives exactly its number of calls', async () => {
  for (const max of [1, 7, 9, 33]) {
    const { call } = node()
    const key = newId('user')
    expect(await grantedOf(Array(max + 3).fill(() => call(key, start, { max, windowS: 10 })))).toBe(max)
  }
})

test('two nodes share a limit, each ahead of the table by less than a tenth', async () => {
  const [one, other] = [node(), node()]
  const key = newId('user')
  let granted = 0
  for (let n = 0; n < 100; n++) if (await (n % 2 ? one : other).call(key, start)) granted++
  expect(granted).toBeGreaterThanOrEqual(60)
  expect(granted).toBeLessThan(60 + 2 * 6)
})

test('what one node used up is refused by another from its first question on', async () => {
  const [one, other] = [node(), node()]
  const key = newId('user')
  expect(await grantedOf(Array(70).fill(() => one.call(key, start)))).toBe(60)
  expect(await grantedOf(Array(30).fill(() => other.call(key, start)))).toBeLessThan(6)
})

test('a strict limit is exact over all nodes', async () => {
  const nodes = [node(), node(), node()]
  const key = newId('user')
  const calls = Array.from({ length: 30 }, (_, n) => nodes[n % 3]?.call(key, start, { max: 5, windowS: 60 }))
  expect((await Promise.all(calls)).filter(Boolean)).toHaveLength(5)
})

test('a caller far from the limit asks the table once in ten calls, a refused one not at all', async () => {
  const { call, asked } = node()
  const key = newId('user')
  const wide = { max: 100, windowS: 60 }
  for (let n = 0; n < 40; n++) await call(key, start, wide)
  expect(asked.times).toBe(4)
  for (let n = 0; n < 60; n++) await call(key, start, wide)
  const untilFull = asked.times
  for (let n = 0; n < 1_000; n++) expect(await call(key, start, wide)).toBe(false)
  expect(asked.times).toBe(untilFull)
})

test('several counts of one call cost one round trip, and the tightest decides', async () => {
  const { limits, asked } = node()
  const [person, address] = [newId('user'), newId('user')]
  const counts = [
    { key: person, limit: { max: 2, windowS: 60 } },
    { key: address, limit: { max: 5, windowS: 60 } },
  ]
  await limits.count(counts, start)
  await limits.count(counts, start)
  expect(asked.times).toBe(2)
  await expect(limits.count(counts, start)).rejects.toMatchObject({ status: 429 })
})

test('calls that lock the same two rows in opposite order do not wait for each other for ever', async () => {
  const keys = [newId('user'), newId('user')]
  const charge = (n: number) =>
    chargeBuckets(
      (n % 2 ? keys : keys.toReversed()).map((key) => ({ key, costMs: 1, windowMs: 60_000 })),
      start,
    )
  const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => charge(n)))
  for (const answer of answers) expect(answer.size).toBe(2)
  const rows = await sql`select full_at from rate_bucket where key = any(${keys})`
  for (const row of rows) expect(Number(row.full_at)).toBe(start + 60)
})

test('without the database each node goes on by its own count', async () => {
  const alone = new RateLimits(() => Promise.reject(new Error('gone')))
  const key = newId('user')
  const limit = { max: 2, windowS: 60 }
  await alone.count([{ key, limit }], start)
  await alone.count([{ key, limit }], start)
  await expect(alone.count([{ key, limit }], start)).rejects.toMatchObject({ status: 429 })
})

test('buckets that are full again are swept away, and the tables are not written ahead', async () => {
  const key = newId('user')
  await chargeBuckets([{ key, costMs: 1, windowMs: 60_000 }], start)
  await chargeBuckets([{ key: `${key} now`, costMs: 60_000, windowMs: 60_000 }], Date.now())
  for (const { run } of limitTimers) await run()
  const left = await sql`select key from rate_bucket where key like ${`${key}%`}`
  expect(left.map((row) => row.key)).toEqual([`${key} now`])
  const kinds = await sql`select relpersistence from pg_class where relname in ('rate_bucket', 'setback')`
  expect(kinds.map((row) => row.relpersistence)).toEqual(['u', 'u'])
})

test('counting costs the same however many callers there are', async () => {
  const limits = new RateLimits(async () => new Map())
  const round = async (callers: number) => {
    const startedAt = performance.now()
    for (let n = 0; n < 20_000; n++)
      await limits.count([{ key: `caller ${n % callers}`, limit: { max: 1e6, windowS: 60 } }], start)
    return performance.now() - startedAt
  }
  await round(100)
  const [few, many] = [await round(100), await round(20_000)]
  expect(many / few).toBeLessThan(10)
})
