import { beforeAll, expect, test } from 'vitest'
import type { Person } from '@/lib/kernel/access'
import { system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import {
  allCoupons,
  changeCoupon,
  countCodeTry,
  couponsPersonData,
  couponUses,
  createCoupon,
  createPlatformCoupon,
  endCoupon,
  lookAtCode,
  myCoupons,
  pauseCoupon,
  quoteCoupons,
  reserveCoupons,
  startCoupon,
  useCoupons,
} from './index'

beforeAll(async () => {
  await freshDatabase()
})

let made = 0
const newCode = () => `KEEP-${made++}`
const percent = { kind: 'percent', bps: 1_500 } as const
const create = (actor: Person, more: Record<string, unknown> = {}) =>
  createCoupon.run({ actor }, { code: newCode(), discount: percent, ...more })
const first = async (actor: Person) => (await myCoupons.run({ actor }, {})).items[0]

async function sold(couponId: string, personId: string) {
  const orderId = newId('order')
  await inTransaction(system('test'), async (ctx) => {
    const coupons = [{ id: couponId, amountMinor: 250 }]
    await reserveCoupons(ctx, { orderId, personId, currency: 'EUR', coupons })
    await useCoupons(ctx, orderId)
  })
  return orderId
}

test('a seller makes a coupon, and sees who has it and what it gave', async () => {
  const [seller, buyer] = [await newPerson(rawDb()), await newPerson(rawDb())]
  const scope = { on: 'kinds', kinds: ['shipment'] }
  const rules = { maxUses: 3, maxPerPerson: 1, scope, currency: 'EUR', minimumMinor: 500 }
  const { couponId } = await create(seller, rules)
  const orderId = await sold(couponId, buyer.id)
  expect(await first(seller)).toMatchObject({
    id: couponId,
    ...rules,
    discount: percent,
    funder: 'seller',
    state: 'active',
    status: 'running',
    used: 1,
    given: [{ currency: 'EUR', amountMinor: 250 }],
  })
  expect(await couponUses.run({ actor: seller }, { couponId })).toMatchObject({
    items: [{ orderId, amountMinor: 250, currency: 'EUR', state: 'used' }],
    nextCursor: null,
  })
})

test('the same key twice makes one coupon; the same code twice, in any case, is refused', async () => {
  const actor = await newPerson(rawDb())
  const input = { code: newCode(), discount: percent }
  const once = await createCoupon.run({ actor, idempotencyKey: 'k1' }, input)
  expect(await createCoupon.run({ actor, idempotencyKey: 'k1' }, input)).toEqual(once)
  const again = createCoupon.run({ actor }, { ...input, code: input.code.toLowerCase() })
  await expect(again).rejects.toMatchObject({ code: 'coupon_code_taken' })
})

test.each([
  [{ code: 'a b' }, 'A code has 4 to 30 letters, digits, hyphens or underscores.'],
  [{ discount: { kind: 'percent', bps: 10_001 } }, 'At most 100 %.'],
  [{ discount: { kind: 'fixed', amountMinor: 500 } }, 'An amount needs its currency.'],
  [{ minimumMinor: 100 }, 'An amount needs its currency.'],
  [{ discount: { kind: 'free_units', buy: 0, get: 1 } }, 'At least one.'],
  [{ scope: { on: 'kinds', kinds: [] } }, 'Choose a kind.'],
  [{ endsAt: '2020-01-01T00:00:00Z' }, 'The end must be in the future.'],
  [{ startsAt: '2120-01-02T00:00:00Z', endsAt: '2120-01-01T00:00:00Z' }, 'It must end after it begins.'],
])('bad rules are refused with a sentence: %j', async (rules, message) => {
  await expect(create(await newPerson(rawDb()), rules)).rejects.toMatchObject({
    code: 'invalid_input',
    message,
  })
})

test('started, paused, ended: each says what a buyer is told, and the end is the end', async () => {
  const [actor, buyer] = [await newPerson(rawDb()), await newPerson(rawDb())]
  const { couponId } = await create(actor, { start: false })
  const code = (await first(actor))?.code ?? ''
  const line = { id: '1', sellerId: actor.id, kind: 'shipment', category: null, subject: 's' }
  const lines = [{ ...line, quantity: 1, unitMinor: 1_000 }]
  const ask = { codes: [code], personId: buyer.id, currency: 'EUR' as const, lines, firstOrder: true }
  const told = async () => {
    const { applied, refused } = await quoteCoupons(rawDb(), { ...ask, now: new Date() })
    return refused[0]?.reason ?? applied[0]?.code
  }
  expect(await told()).toBe('unknown')
  await startCoupon.run({ actor }, { couponId })
  expect(await told()).toBe(code)
  await pauseCoupon.run({ actor }, { couponId })
  expect(await told()).toBe('paused')
  await expect(pauseCoupon.run({ actor }, { couponId })).rejects.toMatchObject({ code: 'wrong_state' })
  await startCoupon.run({ actor }, { couponId })
  await endCoupon.run({ actor }, { couponId })
  expect(await told()).toBe('expired')
  await expect(startCoupon.run({ actor }, { couponId })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('what an order has reserved is not held against that order when it is priced again', async () => {
  const [actor, buyer] = [await newPerson(rawDb()), await newPerson(rawDb())]
  const { couponId } = await create(actor, { maxUses: 1, maxPerPerson: 1 })
  const code = (await first(actor))?.code ?? ''
  const orderId = await sold(couponId, buyer.id)
  const line = { id: '1', sellerId: actor.id, kind: 'shipment', category: null, subject: 's' }
  const lines = [{ ...line, quantity: 1, unitMinor: 1_000 }]
  const ask = {
    codes: [code],
    personId: buyer.id,
    currency: 'EUR' as const,
    lines,
    now: new Date(),
    firstOrder: false,
  }
  expect((await quoteCoupons(rawDb(), ask)).refused[0]?.reason).toBe('used_up')
  expect((await quoteCoupons(rawDb(), { ...ask, orderId })).applied[0]?.lineIds).toEqual(['1'])
})

test('a change counts from now on, needs the version that was read, and never undercuts what was used', async () => {
  const [actor, buyer] = [await newPerson(rawDb()), await newPerson(rawDb())]
  const { couponId } = await create(actor, { maxUses: 5 })
  await sold(couponId, buyer.id)
  await sold(couponId, buyer.id)
  const version = (await first(actor))?.version ?? -1
  const change = (more: Record<string, unknown>) =>
    changeCoupon.run({ actor }, { couponId, version, ...more })
  await expect(change({ maxUses: 1 })).rejects.toMatchObject({ message: 'It has been used 2 times already.' })
  await change({ maxUses: 2, discount: { kind: 'percent', bps: 500 } })
  expect(await first(actor)).toMatchObject({ maxUses: 2, discount: { bps: 500 }, status: 'used_up' })
  await expect(change({ maxUses: 9 })).rejects.toMatchObject({ code: 'changed_meanwhile' })
})

test('a coupon of another seller does not exist for anybody but admins, whose acts are written down', async () => {
  const [seller, other] = [await newPerson(rawDb()), await newPerson(rawDb())]
  const admin = await newPerson(rawDb(), 'admin')
  const { couponId } = await create(seller)
  for (const operation of [pauseCoupon, endCoupon, couponUses])
    await expect(operation.run({ actor: other }, { couponId })).rejects.toMatchObject({ status: 404 })
  await pauseCoupon.run({ actor: admin }, { couponId })
  expect(await rawSql()`select act from audit where subject = ${couponId}`).toEqual([
    { act: 'coupons.pause' },
  ])
})

test('only admins make coupons that Tradepost pays, and see all of them', async () => {
  const [seller, admin] = [await newPerson(rawDb()), await newPerson(rawDb(), 'admin')]
  const input = { code: newCode(), discount: percent }
  await expect(createPlatformCoupon.run({ actor: seller }, input)).rejects.toMatchObject({ status: 404 })
  const { couponId } = await createPlatformCoupon.run({ actor: admin }, input)
  const { items } = await allCoupons.run({ actor: admin }, { funder: 'platform' })
  expect(items[0]).toMatchObject({ id: couponId, funder: 'platform', sellerId: null })
  expect((await myCoupons.run({ actor: admin }, {})).items).toEqual([])
})

test('a list is read to its end page by page, each coupon once', async () => {
  const actor = await newPerson(rawDb())
  const made = [await create(actor), await create(actor), await create(actor)].map(({ couponId }) => couponId)
  const seen: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await myCoupons.run({ actor }, { limit: 2, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen.sort()).toEqual(made.sort())
})

test('who has a code is told what it gives; a draft and an unknown code look the same, and guessing ends', async () => {
  const [seller, actor] = [await newPerson(rawDb()), await newPerson(rawDb())]
  const code = newCode()
  await create(seller, { code })
  const draft = newCode()
  await create(seller, { code: draft, start: false })
  const look = (typed: string) => lookAtCode.run({ actor }, { code: typed })
  expect(await look(code.toLowerCase())).toMatchObject({ code, discount: percent, status: 'running' })
  const [one, two] = await Promise.allSettled([look(draft), look('NO-SUCH-CODE')])
  expect(one).toEqual(two)
  const tries = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => look(`GUESS-${n}`)))
  const codes = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'found'))
  expect(codes).toContain('too_many_requests')
})

test('codes that a stranger tries are counted by address', async () => {
  const address = '192.0.2.33'
  const tries = await Promise.allSettled(
    Array.from({ length: 30 }, () => countCodeTry({ personId: null, address })),
  )
  const refused = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
  expect([...new Set(refused)]).toEqual(['too_many_requests'])
})

test('coupons of a seller who leaves are over', async () => {
  const seller = await newPerson(rawDb())
  await create(seller)
  const owner = { personId: seller.id, steamId: null, email: null }
  await inTransaction(system('test'), (ctx) => couponsPersonData.forget(ctx, owner))
  expect((await couponsPersonData.read(rawDb(), owner)).coupons).toMatchObject([{ state: 'ended' }])
})
