import { beforeAll, expect, test } from 'vitest'
import { sql } from '@/db/client'
import { freshDatabase } from '@/tests/harness/database'
import { until } from '@/tests/harness/until'
import { transaction } from './db'
import { newId } from './ids'
import { fence, type Lease, LeaseLost, releaseLease, renewLease, takeLease } from './lease'

beforeAll(async () => {
  await freshDatabase({ max: 20 })
})

async function held(resource: string, owner: string, ttlMs?: number): Promise<Lease> {
  const lease = await takeLease(resource, owner, ttlMs)
  if (!lease) throw new Error(`${owner} did not get ${resource}.`)
  return lease
}

const takenOver = (resource: string, owner: string) =>
  until(`${owner} takes ${resource} over`, () => takeLease(resource, owner))

const fenced = (lease: Lease) => transaction((tx) => fence(tx, lease))

test('of sixteen workers at once one gets the lease', async () => {
  const bot = newId('bot')
  const leases = await Promise.all(Array.from({ length: 16 }, (_, n) => takeLease(bot, `worker-${n}`)))
  expect(leases.filter((lease) => lease !== null)).toHaveLength(1)
})

test('its owner takes and renews it under the same token; nobody else can', async () => {
  const bot = newId('bot')
  const first = await held(bot, 'a')
  expect(await held(bot, 'a')).toEqual(first)
  expect(await renewLease(first)).toBe(true)
  expect(await takeLease(bot, 'b')).toBeNull()
  expect(await renewLease({ ...first, owner: 'b' })).toBe(false)
  await fenced(first)
})

test('an expired lease is taken over with a higher token, and the old owner can write no more', async () => {
  const bot = newId('bot')
  const old = await held(bot, 'a', 30)
  const next = await takenOver(bot, 'b')
  expect(next.token).toBeGreaterThan(old.token)
  await expect(fenced(old)).rejects.toBeInstanceOf(LeaseLost)
  expect(await renewLease(old)).toBe(false)
  await releaseLease(old)
  await fenced(next)
})

test('an owner that slept past the end gets a new token, so its own old writes are refused too', async () => {
  const bot = newId('bot')
  const before = await held(bot, 'a', 20)
  await until('it has expired', async () => !(await renewLease(before, 20)) || null)
  const after = await held(bot, 'a')
  expect(after.token).toBe(before.token + 1)
  await expect(fenced(before)).rejects.toBeInstanceOf(LeaseLost)
})

test('a released lease is free at once', async () => {
  const bot = newId('bot')
  const lease = await held(bot, 'a')
  await releaseLease(lease)
  await expect(fenced(lease)).rejects.toBeInstanceOf(LeaseLost)
  expect((await held(bot, 'b')).token).toBe(lease.token + 1)
})

test('nobody takes a lease over while its owner is committing under it', async () => {
  const bot = newId('bot')
  const lease = await held(bot, 'a', 150)
  const order: string[] = []
  let takeover: Promise<unknown> = Promise.resolve()
  await transaction(async (tx) => {
    await fence(tx, lease)
    await until('the lease has run out', async () => {
      const [row] =
        await sql`select expires_at < clock_timestamp() as over from lease where resource = ${bot}`
      return row?.over
    })
    takeover = takeLease(bot, 'b').then((taken) => order.push(`b takes ${taken?.token}`))
    await until('b is waiting', async () => {
      const rows = await sql`select 1 from pg_locks where not granted`
      return rows.length > 0
    })
    order.push('a commits')
  })
  await takeover
  expect(order).toEqual(['a commits', `b takes ${lease.token + 1}`])
})
