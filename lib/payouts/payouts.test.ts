import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Person, system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { clearing, escrow, fees, post, proveLedger, wallet } from '@/lib/ledger'
import { look } from '@/lib/payments'
import { reconcile } from '@/lib/payments/reconcile'
import { freshDatabase } from '@/tests/harness/database'
import { provenOf } from '@/tests/harness/factor'
import { availableTo, credit, moneyOn, newPayer, openedPage, pay } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { followHint } from './hints'
import {
  checkAccount,
  myEarnings,
  myPayouts,
  onboard,
  openAccount,
  requestPayout,
  sellerCsv,
  sellerStatement,
  setMonthly,
} from './index'
import { followPayout } from './send-payout'
import { payMonthly } from './sweep'

const { control, faults } = await stripeWorld()
await freshDatabase()
beforeEach(() => faults.clear())
const tester = system('test')
const days = (n: number) => new Date(Date.now() - n * 86_400_000)

/** A sale of somebody so many days ago, of whose gross the platform kept 5 %. */
async function sold(seller: Person, grossMinor: number, daysAgo = 30): Promise<void> {
  const orderId = newId('order')
  const feeMinor = grossMinor * 0.05
  await inTransaction(tester, async (ctx) => {
    const at = { ...ctx, now: days(daysAgo) }
    const memo = { title: 'Sale', subject: orderId }
    const legs = [
      { account: clearing(), amountMinor: -grossMinor },
      { account: escrow(orderId), amountMinor: grossMinor },
    ]
    await post(at, { key: `in:${orderId}`, kind: 'purchase', currency: 'EUR', memo, legs })
    const out = [
      { account: escrow(orderId), amountMinor: -grossMinor },
      { account: wallet(seller.id), amountMinor: grossMinor - feeMinor },
      { account: fees, amountMinor: feeMinor },
    ]
    await post(at, { key: `out:${orderId}`, kind: 'sale', currency: 'EUR', memo, legs: out })
  })
}

async function newSeller(grossMinor = 0, daysAgo = 30): Promise<Person> {
  const seller = await provenOf(await newPayer())
  await rawSql()`update person set email = ${`${seller.id}@example.com`} where id = ${seller.id}`
  if (grossMinor > 0) await sold(seller, grossMinor, daysAgo)
  return seller
}

const accountOf = async ({ id }: Person) =>
  String((await rawSql()`select processor_id as id from seller_account where person_id = ${id}`)[0]?.id)

/** Somebody who has answered all questions. */
async function ready(grossMinor = 20_000, bank?: string): Promise<Person> {
  const seller = await newSeller(grossMinor)
  await openAccount.run({ actor: seller }, { country: 'DE' })
  await control.setAccount(await accountOf(seller), { status: 'active', ...(bank && { bank }) })
  await checkAccount.run({ actor: seller }, {})
  return seller
}

/** Cards of buyers gave the platform money at the provider that may be used there. */
beforeAll(async () => {
  const buyer = await newPayer()
  const { paymentId } = await pay(buyer, { amountMinor: 200_000, lines: [] })
  await control.paySession(await openedPage(buyer, paymentId), { card: 'bypassPending' })
  await look.run({ actor: buyer }, { paymentId })
})

const ask = (actor: Person, amountMinor: number) =>
  requestPayout.run({ actor }, { amountMinor, currency: 'EUR' })
const mine = (actor: Person) => myEarnings.run({ actor }, {})
const stateOf = async (actor: Person) => (await myPayouts.run({ actor }, {})).items[0]
const tellNews = async ({ id }: { id: string }) => {
  const [row] = await rawSql()`select processor_id as about from payout where id = ${id}`
  await followHint({ type: 'payout.updated', about: String(row?.about) })
}

test('a seller opens an account once, and the questions of the provider are shown in words', async () => {
  const seller = await newSeller()
  const opened = await openAccount.run({ actor: seller }, { country: 'DE' })
  expect(opened).toMatchObject({ state: 'restricted', country: 'DE' })
  expect(opened.missing).toEqual([
    'Your first name',
    'Your last name',
    'Your date of birth',
    'Your address',
    'Your bank account',
    'Your consent to the terms of the payment provider',
  ])
  const first = await accountOf(seller)
  await openAccount.run({ actor: seller }, { country: 'FR' })
  expect(await accountOf(seller)).toBe(first)
  const { url } = await onboard.run({ actor: seller }, {})
  expect((await fetch(url)).status).toBe(200)
  await control.setAccount(first, { status: 'active' })
  await followHint({ type: 'v2.core.account[requirements].updated', about: first })
  expect((await mine(seller)).account).toMatchObject({ state: 'active', missing: [] })
})

test('without an e-mail address no account is opened', async () => {
  const opened = openAccount.run({ actor: await newPayer() }, { country: 'DE' })
  await expect(opened).rejects.toMatchObject({ code: 'email_required' })
})

test('only what was earned leaves: topped-up money and small sums stay', async () => {
  const seller = await ready(10_000)
  await credit(seller.id, 50_000)
  expect(await mine(seller)).toMatchObject({ earnedMinor: 9_500, withdrawableMinor: 9_500, refusal: null })
  await expect(ask(seller, 9_501)).rejects.toMatchObject({
    code: 'payout_too_large',
    message: '€95.00 can be paid out now.',
  })
  await expect(ask(seller, 4_999)).rejects.toMatchObject({ code: 'invalid_input' })
  expect(await availableTo(seller)).toBe(59_500)
})

test('who has not answered the provider is told so, and nothing leaves', async () => {
  const seller = await newSeller(10_000)
  await expect(ask(seller, 5_000)).rejects.toMatchObject({ code: 'no_seller_account' })
  await openAccount.run({ actor: seller }, { country: 'DE' })
  await expect(ask(seller, 5_000)).rejects.toMatchObject({
    code: 'payout_refused',
    message: 'The payment provider has questions for you first.',
  })
  expect(await availableTo(seller)).toBe(9_500)
})

test('five requests at once take the same earnings once', async () => {
  const seller = await ready(10_000)
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => ask(seller, 9_000)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await mine(seller)).toMatchObject({ onTheWayMinor: 9_000, withdrawableMinor: 500 })
  expect(await availableTo(seller)).toBe(500)
})

test('a payout goes through transfer and bank, arrives, and the books of the provider agree', async () => {
  const seller = await ready()
  const payout = await ask(seller, 10_000)
  await followPayout(payout.id)
  expect(await stateOf(seller)).toMatchObject({ state: 'in_transit' })
  await control.advance(3 * 86_400)
  await tellNews(payout)
  expect(await stateOf(seller)).toMatchObject({ state: 'paid', failure: null })
  expect(await mine(seller)).toMatchObject({ paidMinor: 10_000, onTheWayMinor: 0, withdrawableMinor: 9_000 })
  expect(await reconcile()).toBe(0)
})

test('a payout that the bank sends back is in the wallet again and may leave again', async () => {
  const seller = await ready(20_000, '000111111113')
  const payout = await ask(seller, 10_000)
  await followPayout(payout.id)
  await control.advance(3 * 86_400)
  await Promise.all([tellNews(payout), tellNews(payout)])
  expect(await stateOf(seller)).toMatchObject({
    state: 'failed',
    failure: 'Your bank says that the account is closed.',
  })
  expect(await availableTo(seller)).toBe(19_000)
  expect(await mine(seller)).toMatchObject({ withdrawableMinor: 19_000, onTheWayMinor: 0 })
  expect(await reconcile()).toBe(0)
})

test('an account that is restricted meanwhile gets nothing, and the money returns', async () => {
  const seller = await ready()
  const payout = await ask(seller, 10_000)
  await control.setAccount(await accountOf(seller), { status: 'restricted' })
  await followPayout(payout.id)
  expect(await stateOf(seller)).toMatchObject({ state: 'failed' })
  expect(await availableTo(seller)).toBe(19_000)
})

test.each(['/v1/transfers$', '/v1/payouts$'])(
  'an answer of %s that is lost moves money once',
  async (path) => {
    const seller = await ready()
    const payout = await ask(seller, 10_000)
    faults.add({ preset: 'stripeServerErrorAfter', path: `^${path}`, count: 6 })
    await expect(followPayout(payout.id)).rejects.toMatchObject({ name: 'Outage' })
    faults.clear()
    await Promise.all([followPayout(payout.id), followPayout(payout.id)])
    const { transfers } = await control.record()
    expect(transfers.filter(({ transfer_group }) => transfer_group === payout.id)).toHaveLength(1)
    expect((await control.record(await accountOf(seller))).payouts).toMatchObject([{ amount: 10_000 }])
    expect(await reconcile()).toBe(0)
  },
)

test('a new seller waits 14 days, and is told until when', async () => {
  const seller = await ready(0)
  await sold(seller, 10_000, 3)
  const { withdrawableMinor, holds, refusal } = await mine(seller)
  expect([withdrawableMinor, holds.map(({ rule }) => rule)]).toEqual([0, ['new_seller']])
  expect(refusal).toContain('less than 14 days ago')
  await expect(ask(seller, 5_000)).rejects.toMatchObject({ code: 'payout_refused' })
})

test('no bank is named and no money leaves without a second factor, shown within ten minutes', async () => {
  const seller = await ready(20_000)
  const refusalsOf = (actor: Person) => {
    const acts = [ask(actor, 5_000), setMonthly.run({ actor }, { monthly: true }), onboard.run({ actor }, {})]
    return Promise.all(acts.map((act) => act.catch(({ code, status }) => `${status} ${code}`)))
  }
  await rawSql()`update session set proven_at = now() - interval '11 minutes' where id = ${seller.sessionId ?? ''}`
  expect(await refusalsOf(seller)).toEqual(Array(3).fill('403 step_up_required'))
  await rawSql()`delete from totp where person_id = ${seller.id}`
  expect(await refusalsOf(seller)).toEqual(Array(3).fill('403 factor_required'))
  expect(await mine(seller)).toMatchObject({ withdrawableMinor: 19_000, account: { monthly: false } })
})

test('on the first of a month whoever wished it is paid, once', async () => {
  const seller = await ready(20_000)
  const first = new Date('2027-03-01T04:00:00Z')
  expect(await payMonthly(first)).toBe(0)
  await setMonthly.run({ actor: seller }, { monthly: true })
  expect(await payMonthly(new Date('2027-03-02T04:00:00Z'))).toBe(0)
  expect([await payMonthly(first), await payMonthly(first)]).toEqual([1, 0])
  expect(await stateOf(seller)).toMatchObject({ amountMinor: 19_000, monthly: true })
})

test('the statement gives every sale with its fee, page by page and as CSV', async () => {
  const seller = await ready(20_000)
  await sold(seller, 1_000)
  await ask(seller, 10_000)
  const first = await sellerStatement.run({ actor: seller }, { limit: 2 })
  const rest = await sellerStatement.run({ actor: seller }, { limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...rest.items]).toMatchObject([
    { kind: 'payout', netMinor: -10_000, grossMinor: 0 },
    { kind: 'sale', grossMinor: 1_000, feeMinor: 50, taxMinor: 0, netMinor: 950 },
    { kind: 'sale', grossMinor: 20_000, feeMinor: 1_000, netMinor: 19_000 },
  ])
  expect(rest.nextCursor).toBeNull()
  const { csv } = await sellerCsv.run({ actor: seller }, {})
  expect(csv).toContain('10.00,0.50,0.00,9.50,EUR')
})

test('after all of this the ledger sums to zero', async () => {
  expect((await proveLedger(rawDb())).sound).toBe(true)
  expect(await moneyOn('external:stripe_payouts')).toBeGreaterThanOrEqual(0)
})
