import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Person, system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { createCoupon, endCoupon, handOverCoupons, releaseCoupons, reserveCoupons, useCoupons } from './index'

beforeAll(async () => {
  await freshDatabase()
})

let made = 0
const couponOf = async (rules: Record<string, unknown> = {}, by?: Person) => {
  const actor = by ?? (await newPerson(rawDb()))
  const code = `CODE-${made++}`
  const input = { code, discount: { kind: 'percent', bps: 1_000 }, ...rules }
  return (await createCoupon.run({ actor }, input)).couponId
}

const reserve = (personId: string, ids: string[], orderId = newId('order')) =>
  inTransaction(system('test'), (ctx) =>
    reserveCoupons(ctx, {
      orderId,
      personId,
      currency: 'EUR',
      coupons: ids.map((id) => ({ id, amountMinor: 100 })),
    }),
  ).then(() => orderId)
const use = (orderId: string) => inTransaction(system('test'), (ctx) => useCoupons(ctx, orderId))
const release = (orderId: string) => inTransaction(system('test'), (ctx) => releaseCoupons(ctx, orderId))

const people = (count: number) => Promise.all(Array.from({ length: count }, () => newPerson(rawDb())))
const countsOf = async (couponId: string) => {
  const [row] = await rawSql()<{ used: number; live: number }[]>`
    select used, (select count(*)::int from coupon_use where coupon_id = ${couponId} and state <> 'released') as live
    from coupon where id = ${couponId}`
  return row
}
const won = (tries: PromiseSettledResult<unknown>[]) =>
  tries.filter(({ status }) => status === 'fulfilled').length
const codesOf = (tries: PromiseSettledResult<unknown>[]) => [
  ...new Set(tries.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))),
]

test('of 48 orders at once on a coupon with 5 left exactly 5 get it', async () => {
  const couponId = await couponOf({ maxUses: 5 })
  const buyers = await people(48)
  const tries = await Promise.allSettled(buyers.map(({ id }) => reserve(id, [couponId])))
  expect(won(tries)).toBe(5)
  expect(codesOf(tries)).toEqual(['coupon_used_up'])
  expect(await countsOf(couponId)).toEqual({ used: 5, live: 5 })
})

test('of 12 orders of one person at once no more get a coupon than one person may have', async () => {
  const couponId = await couponOf({ maxPerPerson: 2 })
  const [buyer, other] = await people(2)
  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, () => reserve(buyer?.id ?? '', [couponId])),
  )
  expect(won(tries)).toBe(2)
  expect(codesOf(tries)).toEqual(['coupon_used_up'])
  await reserve(other?.id ?? '', [couponId])
  expect(await countsOf(couponId)).toEqual({ used: 3, live: 3 })
})

test('of two coupons for a first order one person gets one, however many orders are begun at once', async () => {
  const coupons = await Promise.all([couponOf({ firstOrder: true }), couponOf({ firstOrder: true })])
  const [buyer] = await people(1)
  const tries = await Promise.allSettled(
    [...coupons, ...coupons, ...coupons].map((each) => reserve(buyer?.id ?? '', [each])),
  )
  expect(won(tries)).toBe(1)
  expect(codesOf(tries)).toEqual(['coupon_used_up'])
})

test('an order gets all of its coupons or none, in whatever order two orders name them', async () => {
  const [a, b] = [await couponOf({ maxUses: 20 }), await couponOf({ maxUses: 3 })]
  const buyers = await people(16)
  const tries = await Promise.allSettled(
    buyers.map(({ id }, n) => reserve(id, n % 2 === 0 ? [a, b] : [b, a])),
  )
  expect(won(tries)).toBe(3)
  expect([await countsOf(a), await countsOf(b)]).toEqual([
    { used: 3, live: 3 },
    { used: 3, live: 3 },
  ])
})

test('what an order gives up others may have; what it used stays used', async () => {
  const couponId = await couponOf({ maxUses: 1 })
  const [one, two] = await people(2)
  const first = await reserve(one?.id ?? '', [couponId])
  await expect(reserve(two?.id ?? '', [couponId])).rejects.toMatchObject({ code: 'coupon_used_up' })
  await Promise.all([release(first), release(first)])
  const second = await reserve(two?.id ?? '', [couponId])
  await use(second)
  await use(first)
  const states =
    await rawSql()`select order_id, state from coupon_use where coupon_id = ${couponId} order by created_at`
  expect(states).toEqual([
    { order_id: first, state: 'released' },
    { order_id: second, state: 'used' },
  ])
  await expect(reserve(one?.id ?? '', [couponId], first)).rejects.toMatchObject({ code: 'coupon_used_up' })
})

test('the same order twice is one use, and a coupon that takes nothing off is not used', async () => {
  const couponId = await couponOf({ maxUses: 1 })
  const [buyer] = await people(1)
  const orderId = await reserve(buyer?.id ?? '', [couponId])
  await reserve(buyer?.id ?? '', [couponId], orderId)
  expect(await countsOf(couponId)).toEqual({ used: 1, live: 1 })
  const idle = await couponOf()
  await inTransaction(system('test'), (ctx) =>
    reserveCoupons(ctx, {
      orderId,
      personId: buyer?.id ?? '',
      currency: 'EUR',
      coupons: [{ id: idle, amountMinor: 0 }],
    }),
  )
  expect(await countsOf(idle)).toEqual({ used: 0, live: 0 })
})

test('a coupon that ended between the price and the order is refused', async () => {
  const seller = await newPerson(rawDb())
  const couponId = await couponOf({}, seller)
  await endCoupon.run({ actor: seller }, { couponId })
  await expect(reserve(seller.id, [couponId])).rejects.toMatchObject({ code: 'coupon_over' })
})

test('coupons of an account go over to the one it is joined to, with what was used', async () => {
  const [from, into] = await people(2)
  if (!from || !into) throw new Error('no people')
  const own = await couponOf({}, from)
  const first = await couponOf({ firstOrder: true, maxPerPerson: 1 })
  const other = await couponOf({ firstOrder: true })
  await reserve(from.id, [first])
  await reserve(into.id, [other])
  await inTransaction(system('test'), (ctx) => handOverCoupons(ctx, from.id, into.id))
  await endCoupon.run({ actor: into }, { couponId: own })
  await expect(reserve(into.id, [first])).rejects.toMatchObject({ code: 'coupon_used_up' })
})

test('after any orders, payments and releases a coupon counts what is not released, and never beyond its limits', async () => {
  const buyers = await people(3)
  const act = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('reserve', 'use', 'release'),
    which: fc.nat(7),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 20 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      async (acts, maxUses, maxPerPerson) => {
        const couponId = await couponOf({ maxUses, maxPerPerson })
        const orders = new Map<string, string>()
        const model = new Map<string, { who: number; state: string }>()
        for (const { who, what, which } of acts) {
          const slot = `${who} ${which}`
          const orderId = orders.get(slot) ?? newId('order')
          orders.set(slot, orderId)
          const known = model.get(orderId)
          if (what === 'use') await use(orderId)
          if (what === 'use' && known?.state === 'reserved') known.state = 'used'
          if (what === 'release') await release(orderId)
          if (what === 'release' && known) known.state = 'released'
          if (what !== 'reserve') continue
          const live = [...model.values()].filter(({ state }) => state !== 'released')
          const has = known && known.state !== 'released'
          const room = live.length < maxUses && live.filter((each) => each.who === who).length < maxPerPerson
          const got = await reserve(buyers[who]?.id ?? '', [couponId], orderId).then(
            () => true,
            () => false,
          )
          expect(got).toBe(has || room)
          if (!has && room) model.set(orderId, { who, state: 'reserved' })
        }
        const live = [...model.values()].filter(({ state }) => state !== 'released').length
        expect(await countsOf(couponId)).toEqual({ used: live, live })
      },
    ),
    { numRuns: 25, seed: 4 },
  )
})
