import { expect, test } from 'vitest'
import { earningTimers } from '@/lib/earnings'
import type { Person } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { fees, proveLedger } from '@/lib/ledger'
import { viewOrder, viewSale, writeOnOrder } from '@/lib/orders'
import { freshDatabase } from '@/tests/harness/database'
import { availableTo, inEscrow, moneyOn, newPayer } from '@/tests/harness/paying'
import { newPerson } from '@/tests/harness/people'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { goodsOf } from '@/tests/matrix/goods'
import {
  addEvidence,
  askRefund,
  buy,
  cancelSale,
  confirmDelivery,
  decideDispute,
  decideRefund,
  openDispute,
  shipOrder,
  withdrawDispute,
} from '../index'
import { sweepDueOrders } from './sweep'

await stripeWorld()
await freshDatabase()

const address = { name: 'Ada Lovelace', street: 'Ring 1', postcode: '10115', city: 'Berlin', country: 'DE' }

/** An order of one piece at 20.00 with 4.90 for sending it, paid from a wallet of 100.00. */
async function bought(quantity = 1) {
  const seller = await newPayer()
  const buyer = await newPayer(10_000)
  const subject = await goodsOf({ actor: seller }, { onHand: 5, priceMinor: 2_000 })
  const lines = [{ kind: 'shipment' as const, subject, quantity, unitMinor: 2_000 }]
  const { orderId } = await buy.run({ actor: buyer }, { lines, method: 'wallet', address })
  const [sale] = (await viewOrder.run({ actor: buyer }, { orderId })).sales
  return { seller, buyer, subject, orderId, sellerOrderId: sale?.id ?? '', totalMinor: sale?.totalMinor ?? 0 }
}

const stateOf = async (actor: Person, sellerOrderId: string) =>
  (await viewSale.run({ actor }, { sellerOrderId })).state
const daysPass = async (sellerOrderId: string) => {
  await rawSql()`update seller_order set due_at = now() - interval '1 second' where id = ${sellerOrderId} and due_at is not null`
  await rawSql()`update earning set available_at = now() - interval '1 second' where seller_order_id = ${sellerOrderId} and available_at is not null`
  await sweepDueOrders()
  for (const timer of earningTimers) await timer.run()
}

test('a seller is paid when the goods have arrived and 14 days have passed, less fee, and not a moment before', async () => {
  const { seller, buyer, orderId, sellerOrderId, totalMinor } = await bought()
  await shipOrder.run({ actor: seller }, { sellerOrderId, carrier: 'DHL', tracking: '00340434161094042557' })
  expect(await viewSale.run({ actor: buyer }, { sellerOrderId })).toMatchObject({
    state: 'shipped',
    trackingUrl: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id=00340434161094042557',
    acts: ['confirm', 'refund', 'dispute'],
  })
  await confirmDelivery.run({ actor: buyer }, { sellerOrderId })
  for (const timer of earningTimers) await timer.run()
  expect([await inEscrow(orderId), await availableTo(seller)]).toEqual([totalMinor, 0])
  const feesBefore = await moneyOn(fees)
  await daysPass(sellerOrderId)
  const fee = (await moneyOn(fees)) - feesBefore
  expect(fee).toBe(125)
  expect(await inEscrow(orderId)).toBe(0)
  expect((await availableTo(seller)) + fee + (await moneyOn('platform:tax'))).toBe(totalMinor)
  expect(await stateOf(buyer, sellerOrderId)).toBe('completed')
  expect((await viewOrder.run({ actor: buyer }, { orderId })).state).toBe('completed')
})

test('an order called off before it is sent gives everything back, and its stock', async () => {
  const { buyer, subject, orderId, sellerOrderId } = await bought(2)
  await cancelSale.run({ actor: buyer }, { sellerOrderId, reason: 'Bought twice.' })
  expect([await availableTo(buyer), await inEscrow(orderId)]).toEqual([10_000, 0])
  expect(await stateOf(buyer, sellerOrderId)).toBe('cancelled')
  expect((await viewOrder.run({ actor: buyer }, { orderId })).state).toBe('refunded')
  expect((await rawSql()`select on_hand, reserved from goods where id = ${subject}`)[0]).toEqual({
    on_hand: 5,
    reserved: 0,
  })
  await expect(cancelSale.run({ actor: buyer }, { sellerOrderId, reason: 'Again.' })).rejects.toMatchObject({
    code: 'wrong_state',
  })
})

test('a part that the seller grants goes back, and the seller is paid for the rest', async () => {
  const { seller, buyer, orderId, sellerOrderId, totalMinor } = await bought()
  await shipOrder.run({ actor: seller }, { sellerOrderId })
  await confirmDelivery.run({ actor: buyer }, { sellerOrderId })
  const asked = await askRefund.run(
    { actor: buyer },
    { sellerOrderId, amountMinor: 500, reason: 'A scratch.' },
  )
  expect(asked.state).toBe('asked')
  await expect(askRefund.run({ actor: buyer }, { sellerOrderId, reason: 'More.' })).rejects.toMatchObject({
    code: 'refund_open',
  })
  await daysPass(sellerOrderId)
  expect(await availableTo(seller)).toBe(0)
  const { refundId } = asked
  await expect(
    decideRefund.run({ actor: buyer }, { refundId, grant: true, answer: 'Yes.' }),
  ).rejects.toMatchObject({ status: 404 })
  await decideRefund.run({ actor: seller }, { refundId, grant: true, answer: 'Sorry for that.' })
  expect(await availableTo(buyer)).toBe(10_000 - totalMinor + 500)
  await daysPass(sellerOrderId)
  expect(await inEscrow(orderId)).toBe(0)
  expect(await availableTo(seller)).toBeGreaterThan(1_500)
  expect((await viewOrder.run({ actor: buyer }, { orderId })).state).toBe('partially_refunded')
})

test('a dispute keeps the money where it is, and an admin splits it to the cent', async () => {
  const { seller, buyer, orderId, sellerOrderId, totalMinor } = await bought()
  const admin = await newPerson(rawDb(), 'admin')
  await shipOrder.run({ actor: seller }, { sellerOrderId })
  const { disputeId } = await openDispute.run({ actor: buyer }, { sellerOrderId, reason: 'It never came.' })
  await daysPass(sellerOrderId)
  expect([await stateOf(buyer, sellerOrderId), await inEscrow(orderId)]).toEqual(['disputed', totalMinor])
  await addEvidence.run({ actor: seller }, { disputeId, text: 'Here is the receipt of the post.' })
  await expect(
    decideDispute.run({ actor: buyer }, { disputeId, buyerGetsMinor: 1, answer: 'Mine.' }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(
    decideDispute.run({ actor: admin }, { disputeId, buyerGetsMinor: totalMinor + 1, answer: 'Too much.' }),
  ).rejects.toMatchObject({ code: 'refund_too_large' })
  await decideDispute.run(
    { actor: admin },
    { disputeId, buyerGetsMinor: 1_000, answer: 'Both carry a part.' },
  )
  await daysPass(sellerOrderId)
  expect(await availableTo(buyer)).toBe(10_000 - totalMinor + 1_000)
  expect(await inEscrow(orderId)).toBe(0)
  expect(await stateOf(buyer, sellerOrderId)).toBe('partially_refunded')
  expect(await proveLedger(rawDb())).toMatchObject({ sound: true })
})

test('a dispute that is decided for the buyer gives the whole back; one that is withdrawn goes on', async () => {
  const admin = await newPerson(rawDb(), 'admin')
  const one = await bought()
  const first = await openDispute.run(
    { actor: one.buyer },
    { sellerOrderId: one.sellerOrderId, reason: 'A stone in a box.' },
  )
  await decideDispute.run(
    { actor: admin },
    { disputeId: first.disputeId, buyerGetsMinor: one.totalMinor, answer: 'Clear.' },
  )
  expect([await availableTo(one.buyer), await stateOf(one.buyer, one.sellerOrderId)]).toEqual([
    10_000,
    'refunded',
  ])
  const other = await bought()
  const { disputeId } = await openDispute.run(
    { actor: other.buyer },
    { sellerOrderId: other.sellerOrderId, reason: 'Late.' },
  )
  await expect(withdrawDispute.run({ actor: other.seller }, { disputeId })).rejects.toMatchObject({
    code: 'not_your_move',
  })
  await withdrawDispute.run({ actor: other.buyer }, { disputeId })
  await daysPass(other.sellerOrderId)
  expect(await stateOf(other.buyer, other.sellerOrderId)).toBe('completed')
  expect(await availableTo(other.seller)).toBeGreaterThan(0)
})

test('both parties read what is written on an order; to others it does not exist', async () => {
  const { seller, buyer, sellerOrderId } = await bought()
  await writeOnOrder.run({ actor: buyer }, { sellerOrderId, text: 'When will it be sent?' })
  await writeOnOrder.run({ actor: seller }, { sellerOrderId, text: 'Tomorrow.' })
  const { messages } = await viewSale.run({ actor: seller }, { sellerOrderId })
  expect(messages.map(({ mine, text }) => [mine, text])).toEqual([
    [false, 'When will it be sent?'],
    [true, 'Tomorrow.'],
  ])
  const stranger = await newPayer()
  for (const run of [
    () => viewSale.run({ actor: stranger }, { sellerOrderId }),
    () => writeOnOrder.run({ actor: stranger }, { sellerOrderId, text: 'Hello.' }),
    () => shipOrder.run({ actor: buyer }, { sellerOrderId }),
    () => cancelSale.run({ actor: stranger }, { sellerOrderId, reason: 'Because.' }),
  ])
    await expect(run()).rejects.toMatchObject({ status: 404 })
})
