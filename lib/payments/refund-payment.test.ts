import { expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { proveLedger } from '@/lib/ledger'
import { freshDatabase } from '@/tests/harness/database'
import { availableTo, inEscrow, moneyOn, newPayer, openedPage, pay } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { closePayment, look, paymentExpired, paymentPaid, refundEnded, refundPayment } from './index'
import { followRefund } from './refund-jobs'

const { control, faults } = await stripeWorld()
await freshDatabase()

const refund = (orderId: string, amountMinor: number, refundId = newId('request')) =>
  inTransaction(system('test'), (ctx) =>
    refundPayment(ctx, { orderId, amountMinor, refundId, reason: 'A test.' }),
  )
const told = async (orderId: string) =>
  (await rawSql()<{ type: string }[]>`select type from event where aggregate = ${orderId} order by id`).map(
    ({ type }) => type,
  )
/** An order that is paid, with so much of it from the wallet. */
const paidBy = async (walletMinor: number) => {
  const buyer = await newPayer(walletMinor)
  const { orderId, paymentId } = await pay(buyer, { method: walletMinor > 0 ? 'wallet_and_card' : 'card' })
  await control.paySession(await openedPage(buyer, paymentId))
  await look.run({ actor: buyer }, { paymentId })
  return { buyer, orderId, paymentId }
}
const stateOf = async (id: string) => {
  const [row] = await rawSql()`select state, failure, processor_id from payment_refund where id = ${id}`
  return row
}

test('what the wallet paid goes back to the wallet at once, in parts and never more than was paid', async () => {
  const buyer = await newPayer(2_410)
  const { orderId } = await pay(buyer, { method: 'wallet' })
  await refund(orderId, 1_000)
  expect(await availableTo(buyer)).toBe(1_000)
  await expect(refund(orderId, 1_411)).rejects.toMatchObject({
    code: 'refund_too_large',
    message: 'Of this payment €14.10 are left to give back.',
  })
  await refund(orderId, 1_410)
  expect([await availableTo(buyer), await inEscrow(orderId)]).toEqual([2_410, 0])
})

test('the same refund twice gives money back once', async () => {
  const buyer = await newPayer(2_410)
  const { orderId } = await pay(buyer, { method: 'wallet' })
  const refundId = newId('request')
  await refund(orderId, 500, refundId)
  await refund(orderId, 500, refundId)
  expect(await availableTo(buyer)).toBe(500)
})

test('an order that nobody paid has nothing to give back', async () => {
  const { orderId } = await pay(await newPayer())
  await expect(refund(orderId, 100)).rejects.toMatchObject({ code: 'not_paid' })
})

test('the card gets its part first, the rest goes to the wallet, and the processor’s record agrees', async () => {
  const { buyer, orderId } = await paidBy(1_000)
  const [id, rest] = [newId('request'), newId('request')]
  expect(await refund(orderId, 2_000, id)).toMatchObject({ cardMinor: 1_410, walletMinor: 590 })
  expect(await availableTo(buyer)).toBe(590)
  await followRefund(id)
  expect(await stateOf(id)).toMatchObject({ state: 'done' })
  expect(await refund(orderId, 410, rest)).toMatchObject({ cardMinor: 0, walletMinor: 410 })
  const { refunds } = await control.record()
  expect(refunds.filter(({ metadata }) => metadata.refund === id)).toMatchObject([
    { amount: 1_410, status: 'succeeded' },
  ])
  expect(await inEscrow(orderId)).toBe(0)
  expect(await told(orderId)).toEqual([paymentPaid.type, refundEnded.type])
})

test.each(['stripeServerError', 'stripeServerErrorAfter', 'stripeHangAfter', 'stripeResetAfter'] as const)(
  'under %s a refund happens once at the processor',
  async (preset) => {
    const { orderId } = await paidBy(0)
    const id = newId('request')
    await refund(orderId, 700, id)
    faults.add({ preset, path: '^/v1/refunds$', count: 4 })
    await followRefund(id).catch(() => {})
    faults.clear()
    await followRefund(id)
    await followRefund(id)
    const { refunds } = await control.record()
    expect(refunds.filter(({ metadata }) => metadata.refund === id)).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ state: 'done' })
  },
)

test('a card that sends the money back later: the buyer has it in the wallet, once, and is told', async () => {
  const { buyer, orderId } = await paidBy(0)
  const id = newId('request')
  await refund(orderId, 2_410, id)
  await followRefund(id)
  await control.failRefund(String((await stateOf(id))?.processor_id))
  await followRefund(id)
  await followRefund(id)
  expect(await stateOf(id)).toMatchObject({
    state: 'failed',
    failure: 'The bank of the card sent the money back.',
  })
  expect(await availableTo(buyer)).toBe(2_410)
  expect(await told(orderId)).toEqual([paymentPaid.type, refundEnded.type, refundEnded.type])
})

test('what is held for a card that never paid is not told as paid', async () => {
  const { orderId } = await pay(await newPayer(500), { method: 'wallet_and_card' })
  await inTransaction(system('test'), (ctx) => closePayment(ctx, orderId))
  expect(await told(orderId)).toEqual([paymentExpired.type])
})

test('after all of this the ledger sums to zero, and what the processor has is what we say it has', async () => {
  expect((await proveLedger(rawDb())).sound).toBe(true)
  const { booked } = await control.record()
  const theirs = Object.values(booked).reduce((sum, amount) => sum + amount, 0)
  expect(-(await moneyOn('external:stripe'))).toBe(theirs)
})
