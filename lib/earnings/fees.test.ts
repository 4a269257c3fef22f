import { afterEach, expect, test } from 'vitest'
import { buy } from '@/lib/checkout'
import type { Person } from '@/lib/kernel/access'
import { setClock } from '@/lib/kernel/clock'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { newPayer } from '@/tests/harness/paying'
import { newPerson } from '@/tests/harness/people'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { goodsOf } from '@/tests/matrix/goods'
import { address } from '@/tests/matrix/orders'
import { endFee, feePreview, feeRules, myFees, setFee } from './index'

await stripeWorld()
await freshDatabase()
afterEach(async () => {
  setClock(() => new Date())
  await rawSql()`delete from fee_rule`
})

const admin = await newPerson(rawDb(), 'admin')
const reason = 'Agreed with the seller.'
const rule = (given: object) => setFee.run({ actor: admin }, { reason, ...given })

/** The fee of a sale of 100.00 and 4.90 for sending it. */
async function feeOfSale(seller: Person, category = 'controllers'): Promise<number> {
  const buyer = await newPayer(20_000)
  const subject = await goodsOf({ actor: seller }, { onHand: 5, priceMinor: 10_000, category })
  const lines = [{ kind: 'shipment' as const, subject, quantity: 1, unitMinor: 10_000 }]
  const { orderId } = await buy.run({ actor: buyer }, { lines, method: 'wallet', address })
  const [row] = await rawSql()<
    { fee: number }[]
  >`select fee_minor::int as fee from earning where order_id = ${orderId}`
  return row?.fee ?? -1
}

test('the most exact rule wins: seller and category, seller, category, all; without a rule 5 % are kept', async () => {
  const seller = await newPayer()
  expect(await feeOfSale(seller)).toBe(525)
  await rule({ bps: 400 })
  expect(await feeOfSale(seller)).toBe(420)
  await rule({ bps: 300, category: 'controllers' })
  expect(await feeOfSale(seller)).toBe(315)
  await rule({ bps: 200, sellerId: seller.id })
  expect(await feeOfSale(seller)).toBe(210)
  await rule({ bps: 100, sellerId: seller.id, category: 'controllers' })
  expect([await feeOfSale(seller), await feeOfSale(seller, 'books')]).toEqual([105, 210])
  expect(await feeOfSale(await newPayer())).toBe(315)
})

test('a minimum counts in its own currency, and nothing is kept beyond what tax leaves', async () => {
  await rule({ bps: 0, minimumMinor: 700, currency: 'EUR' })
  const seller = await newPayer()
  expect(await feeOfSale(seller)).toBe(700)
  const asked = { category: 'books' as const, grossMinor: 500 }
  expect(await feePreview.run({ actor: admin }, asked)).toMatchObject({
    feeMinor: 500,
    sentence: '€7.00 of each sale.',
  })
  expect(await feePreview.run({ actor: admin }, { ...asked, currency: 'JPY' })).toMatchObject({
    feeMinor: 30,
    feeRuleId: null,
    sentence: '5 % of what the buyer pays, at least JP¥30.',
  })
})

test('a new rule never changes what was earned, one that is to come waits, and one that is ended no longer counts', async () => {
  const seller = await newPayer()
  const before = await feeOfSale(seller)
  const { id: feeRuleId } = await rule({ bps: 1_000, sellerId: seller.id })
  const inAWeek = new Date(Date.now() + 7 * 86_400_000)
  await rule({ bps: 50, sellerId: seller.id, validFrom: inAWeek.toISOString() })
  expect(await feeOfSale(seller)).toBe(1_049)
  const kept = await rawSql()<{ fee: number }[]>`
    select fee_minor::int as fee from earning where seller_id = ${seller.id} order by created_at`
  expect(kept.map(({ fee }) => fee)).toEqual([before, 1_049])
  const { items } = await feeRules.run({ actor: admin }, {})
  expect(items.map(({ state, endsAt }) => [state, endsAt])).toEqual([
    ['to_come', null],
    ['running', inAWeek.toISOString()],
  ])
  await endFee.run({ actor: admin }, { feeRuleId, reason })
  expect(await feeOfSale(seller)).toBe(525)
  setClock(() => new Date(inAWeek.getTime() + 1_000))
  expect(await feeOfSale(seller)).toBe(52)
})

test('a rule of the same replaces the one before it, also one that begins between two others', async () => {
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
  await rule({ bps: 100 })
  await rule({ bps: 300, validFrom: day(20) })
  await rule({ bps: 200, validFrom: day(10) })
  const { items } = await feeRules.run({ actor: admin }, {})
  const byStart = items.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  expect(byStart.map(({ bps }) => bps)).toEqual([100, 200, 300])
  expect(byStart.map(({ endsAt }) => endsAt)).toEqual([byStart[1]?.validFrom, byStart[2]?.validFrom, null])
})

test('only admins set and end rules, with a reason that the audit log keeps; what cannot be is refused with a sentence', async () => {
  const seller = await newPayer()
  await expect(setFee.run({ actor: seller }, { bps: 0, reason })).rejects.toMatchObject({ status: 404 })
  for (const [given, sentence] of [
    [{ bps: 10_001 }, 'A fee is at most 100 %.'],
    [{ bps: -1 }, 'A fee is not below 0 %.'],
    [{ bps: 100, minimumMinor: 30 }, 'A minimum needs its currency.'],
    [
      { bps: 100, validFrom: '2020-01-01T00:00:00Z' },
      'A rule cannot begin in the past: what was earned stays as it is.',
    ],
    [{ bps: 100, category: 'swords' }, 'Choose a category.'],
    [{ bps: 100, reason: ' ' }, 'Give a reason.'],
  ] as const)
    await expect(rule(given)).rejects.toThrow(sentence)
  await expect(rule({ bps: 1, sellerId: 'usr_01jd7q2m4k0000000000000000' })).rejects.toMatchObject({
    status: 404,
  })
  const { id: feeRuleId } = await rule({ bps: 250 })
  await expect(endFee.run({ actor: seller }, { feeRuleId, reason })).rejects.toMatchObject({ status: 404 })
  await endFee.run({ actor: admin }, { feeRuleId, reason })
  await expect(endFee.run({ actor: admin }, { feeRuleId, reason })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  const acts = await rawSql()`select act, reason from audit where subject = ${feeRuleId} order by at, id`
  expect(acts).toMatchObject([
    { act: 'earnings.setFee', reason },
    { act: 'earnings.endFee', reason },
  ])
})

test('a seller reads in words what is kept of their sales, and where a category differs', async () => {
  const seller = await newPayer()
  await rule({ bps: 250, sellerId: seller.id, category: 'books' })
  expect((await myFees.run({ actor: seller }, {})).items).toEqual([
    { category: null, bps: 500, minimumMinor: 30, sentence: '5 % of what the buyer pays, at least €0.30.' },
    { category: 'books', bps: 250, minimumMinor: 0, sentence: '2.5 % of what the buyer pays.' },
  ])
  expect((await myFees.run({ actor: await newPayer() }, {})).items).toHaveLength(1)
})

test('rules are listed by pages without gaps or repeats', async () => {
  for (let n = 0; n < 5; n++) await rule({ bps: n })
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const page = await feeRules.run({ actor: admin }, { limit: 2, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map(({ bps }) => bps))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual([4, 3, 2, 1, 0])
})
