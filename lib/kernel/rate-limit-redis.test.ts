import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRedis } from '@/sandbox/redis/server'
import { until } from '@/tests/harness/until'
import { parseEnv } from './env'
import { newId } from './ids'
import { RateLimits } from './rate-limit'
import { type RedisCharger, redisCharger } from './rate-limit-redis'

const minute = { max: 60, windowS: 60 }

let redis: Awaited<ReturnType<typeof startRedis>>
const chargers: RedisCharger[] = []
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(async () => {
  for (const each of chargers) each.close()
  await redis.close()
})

/** A node of its own; `fellBack` counts how often it went to the table. */
async function node(url = redis.url) {
  const fellBack = { times: 0 }
  const charger = redisCharger(url, async () => {
    fellBack.times++
    return new Map()
  })
  chargers.push(charger)
  const probe = [{ key: newId('user'), costMs: 1, windowMs: 60_000 }]
  await until('Redis answers', async () => (await charger.charge(probe, Date.now())).size === 1)
  fellBack.times = 0
  const limits = new RateLimits(charger.charge)
  const call = (key: string, at: number, limit = minute) =>
    limits.count([{ key, limit }], at).then(
      () => true,
      (error: { code?: string }) => {
        if (error.code !== 'too_many_requests') throw error
        return false
      },
    )
  return { charge: charger.charge, call, fellBack }
}

test('a strict limit is exact over all nodes, one call after the other, and comes back evenly', async () => {
  const nodes = await Promise.all([node(), node(), node()])
  const key = newId('user')
  const start = Date.now()
  const limit = { max: 5, windowS: 60 }
  let granted = 0
  for (let n = 0; n < 30; n++) if (await nodes[n % 3]?.call(key, start, limit)) granted++
  expect(granted).toBe(5)
  expect(await nodes[0]?.call(key, start + 12_000, limit)).toBe(true)
  expect(await nodes[1]?.call(key, start + 12_000, limit)).toBe(false)
  for (const { fellBack } of nodes) expect(fellBack.times).toBe(0)
})

test('calls that meet are never granted more than the limit', async () => {
  const nodes = await Promise.all([node(), node()])
  const key = newId('user')
  const start = Date.now()
  const calls = Array.from({ length: 40 }, (_, n) => nodes[n % 2]?.call(key, start, { max: 8, windowS: 60 }))
  const granted = (await Promise.all(calls)).filter(Boolean).length
  expect(granted).toBeLessThanOrEqual(8)
  expect(granted).toBeGreaterThan(0)
})

test('a bucket answers as the table does: when it is full again, and nothing where there is no room', async () => {
  const { charge } = await node()
  const [key, tight] = [newId('user'), newId('user')]
  const at = Date.now()
  const first = await charge([{ key, costMs: 1_000.5, windowMs: 60_000 }], at)
  expect(first.get(key)).toBeCloseTo(at + 1_000.5, 2)
  const second = await charge(
    [
      { key, costMs: 1_000, windowMs: 60_000 },
      { key: tight, costMs: 61_000, windowMs: 60_000 },
    ],
    at,
  )
  expect(second.get(key)).toBeCloseTo(at + 2_000.5, 2)
  expect(second.has(tight)).toBe(false)
  const later = await charge([{ key, costMs: 10, windowMs: 60_000 }], at + 30_000)
  expect(later.get(key)).toBeCloseTo(at + 30_010, 2)
})

test('a key is gone when its bucket is full again', async () => {
  const { charge } = await node()
  const key = newId('user')
  await charge([{ key, costMs: 20_000, windowMs: 60_000 }], Date.now())
  const left = redis.store.run(['PTTL', `tradepost:limit:${key}`])
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThanOrEqual(20_001)
})

test('while Redis is away the table counts, and Redis again when it is back', async () => {
  const own = await startRedis()
  const { charge, fellBack } = await node(own.url)
  const ask = () => charge([{ key: newId('user'), costMs: 1, windowMs: 60_000 }], Date.now())
  await own.close()
  await ask()
  expect(fellBack.times).toBe(1)
  const again = await startRedis(own.port)
  await until('Redis counts again', async () => (await ask()).size === 1)
  await again.close()
})

test('a setting that is no address of a Redis is refused with the way to write it', () => {
  for (const REDIS_URL of ['localhost:6379', 'http://localhost:6379', 'redis'])
    expect(() => parseEnv({ REDIS_URL })).toThrow('redis://host:6379')
  expect(parseEnv({ REDIS_URL: 'rediss://cache.example:6380' }).REDIS_URL).toBe('rediss://cache.example:6380')
})
