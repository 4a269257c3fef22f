import { beforeEach, expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { proveLedger } from '@/lib/ledger'
import { freshDatabase } from '@/tests/harness/database'
import { availableTo, inEscrow, moneyOn, newPayer, openedPage, pay } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { closeAtProcessor } from './close-payment'
import { followPayment } from './follow'
import { closePayment, look, openHostedPage, viewPayment } from './index'
import { followRefund } from './refund-jobs'
import { sweepPayments } from './sweep'

const { control, faults } = await stripeWorld()
await freshDatabase()
beforeEach(() => faults.clear())

const close = (orderId: string) => inTransaction(system('test'), (ctx) => closePayment(ctx, orderId))
const stateOf = async (actor: Parameters<typeof pay>[0], paymentId: string) =>
  (await viewPayment.run({ actor }, { paymentId })).state
const sessionsOf = async (paymentId: string) =>
  (await rawSql()`select checkout_id from payment where id = ${paymentId}`)[0]?.checkout_id ?? null

test('the page is opened once and shows what the order says, the card’s part as one line when it is split', async () => {
  const buyer = await newPayer(1_000)
  const { paymentId } = await pay(buyer)
  const first = await openHostedPage.run({ actor: buyer }, { paymentId })
  expect(await openHostedPage.run({ actor: buyer }, { paymentId })).toEqual(first)
  const page = await (await fetch(first.url)).text()
  expect(page).toContain('A bow')
  expect(page).toContain('24.10')
  const split = await pay(buyer, { method: 'wallet_and_card' })
  const { url } = await openHostedPage.run({ actor: buyer }, { paymentId: split.paymentId })
  expect(await (await fetch(url)).text()).toContain('14.10')
})

test('nobody opens the page of another person, and nobody one of a payment that is over', async () => {
  const buyer = await newPayer()
  const { paymentId, orderId } = await pay(buyer)
  const other = await newPayer()
  await expect(openHostedPage.run({ actor: other }, { paymentId })).rejects.toMatchObject({ status: 404 })
  await close(orderId)
  await expect(openHostedPage.run({ actor: buyer }, { paymentId })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  const late = await pay(buyer, { expiresAt: inMs(now(), -1_000) })
  const asked = openHostedPage.run({ actor: buyer }, { paymentId: late.paymentId })
  await expect(asked).rejects.toMatchObject({ code: 'checkout_over' })
})

test.each([
  'stripeServerError',
  'stripeServerErrorAfter',
  'stripeResetAfter',
  'stripeHangAfter',
  'stripeHtmlOk',
] as const)('under %s a page is opened once, and its payment is not lost', async (preset) => {
  const buyer = await newPayer()
  const { paymentId, orderId } = await pay(buyer)
  faults.add({ preset, path: '^/v1/checkout/sessions$', count: 6 })
  await openHostedPage.run({ actor: buyer }, { paymentId }).catch(() => {})
  faults.clear()
  await control.paySession(await openedPage(buyer, paymentId))
  expect(await look.run({ actor: buyer }, { paymentId })).toMatchObject({ state: 'paid' })
  expect(await inEscrow(orderId)).toBe(2_410)
})

test('a page whose opening was never answered is found and ended with the order', async () => {
  const buyer = await newPayer(1_000)
  const { paymentId, orderId } = await pay(buyer, { method: 'wallet_and_card' })
  faults.add({ preset: 'stripeServerErrorAfter', path: '^/v1/checkout/sessions$', count: 6 })
  await expect(openHostedPage.run({ actor: buyer }, { paymentId })).rejects.toMatchObject({ name: 'Outage' })
  faults.clear()
  expect(await sessionsOf(paymentId)).toBeNull()
  await close(orderId)
  expect(await stateOf(buyer, paymentId)).toBe('closing')
  await closeAtProcessor(paymentId)
  expect(await stateOf(buyer, paymentId)).toBe('expired')
  expect(await availableTo(buyer)).toBe(1_000)
  await expect(control.paySession(await sessionsOf(paymentId))).rejects.toThrow('expired')
})

test('who pays while the order is being closed has paid', async () => {
  const buyer = await newPayer()
  const { paymentId, orderId } = await pay(buyer)
  const session = await openedPage(buyer, paymentId)
  await close(orderId)
  await control.paySession(session)
  await closeAtProcessor(paymentId)
  expect(await stateOf(buyer, paymentId)).toBe('paid')
  expect(await inEscrow(orderId)).toBe(2_410)
})

test('money that comes after all was over goes back by itself, once, and never reaches the order', async () => {
  const buyer = await newPayer(1_000)
  const { paymentId, orderId } = await pay(buyer, { method: 'wallet_and_card' })
  const session = await openedPage(buyer, paymentId)
  await rawSql()`update payment set state = 'expired' where id = ${paymentId}`
  await control.paySession(session)
  await Promise.all([followPayment(paymentId), followPayment(paymentId), followPayment(paymentId)])
  expect(await stateOf(buyer, paymentId)).toBe('paid_late')
  expect(await inEscrow(orderId)).toBe(0)
  await followRefund(`${paymentId}:late`)
  const { payments } = await control.record()
  expect(payments.find(({ session: id }) => id === session)).toMatchObject({
    received: 1_410,
    refunded: 1_410,
  })
})

test('a declined card leaves everything open, and another one pays', async () => {
  const buyer = await newPayer()
  const { paymentId } = await pay(buyer)
  const session = await openedPage(buyer, paymentId)
  await expect(control.paySession(session, { card: 'chargeDeclined' })).rejects.toThrow('declined')
  expect(await look.run({ actor: buyer }, { paymentId })).toMatchObject({ state: 'open' })
  await control.paySession(session, { card: 'threeDSecure2Required', approve: true })
  expect(await look.run({ actor: buyer }, { paymentId })).toMatchObject({ state: 'paid' })
})

test('another sum than we asked for delivers nothing and is put before the admins', async () => {
  const buyer = await newPayer()
  const { paymentId, orderId } = await pay(buyer)
  await control.paySession(await openedPage(buyer, paymentId))
  await rawSql()`update payment set card_minor = 2411, amount_minor = 2411 where id = ${paymentId}`
  expect(await look.run({ actor: buyer }, { paymentId })).toMatchObject({ state: 'open' })
  expect(await inEscrow(orderId)).toBe(0)
  const [found] =
    await rawSql()`select kind, ours_minor, theirs_minor from reconciliation_difference where subject = ${paymentId}`
  expect(found).toMatchObject({ kind: 'amount', ours_minor: '2411', theirs_minor: '2410' })
  await rawSql()`update payment set card_minor = 2410, amount_minor = 2410 where id = ${paymentId}`
  await followPayment(paymentId)
})

test('a payment whose time is over is closed by the sweep, whoever forgot it', async () => {
  const buyer = await newPayer(1_000)
  const { paymentId } = await pay(buyer, { method: 'wallet_and_card', expiresAt: inMs(now(), -1_000) })
  await sweepPayments()
  expect(await stateOf(buyer, paymentId)).toBe('expired')
  expect(await availableTo(buyer)).toBe(1_000)
})

test('after all of this the ledger sums to zero, and what the processor has is what we say it has', async () => {
  expect((await proveLedger(rawDb())).sound).toBe(true)
  const { booked } = await control.record()
  expect(-(await moneyOn('external:stripe'))).toBe(Object.values(booked).reduce((sum, each) => sum + each, 0))
})
