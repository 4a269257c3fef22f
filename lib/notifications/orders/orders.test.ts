import { expect, test } from 'vitest'
import {
  addEvidence,
  askRefund,
  buy,
  cancelSale,
  checkoutTimers,
  confirmDelivery,
  decideDispute,
  decideRefund,
  openDispute,
  shipOrder,
  withdrawDispute,
} from '@/lib/checkout'
import { earningTimers } from '@/lib/earnings'
import { grantGiftCard } from '@/lib/gift-cards'
import { type Person, system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { viewOrder, writeOnOrder } from '@/lib/orders'
import { disputeClosed, paymentDisputed, refundEnded } from '@/lib/payments'
import { freshDatabase } from '@/tests/harness/database'
import { member } from '@/tests/harness/notified'
import { newPayer } from '@/tests/harness/paying'
import { newPerson } from '@/tests/harness/people'
import { reactAgain, reactToAll } from '@/tests/harness/reacting'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { goodsOf } from '@/tests/matrix/goods'
import { address } from '@/tests/matrix/orders'
import { notificationList } from '../index'
import { kindNames, kindOf, passesQuiet } from '../kinds'
import { writeMail } from '../mail/write'
import { previewTelling } from '../preview'
import { forgetNameIn } from '../queries'
import { tell } from '../text'

await stripeWorld()
await freshDatabase()

async function bought() {
  const seller = await newPayer()
  const buyer = await newPayer(10_000)
  const subject = await goodsOf({ actor: seller }, { onHand: 5, priceMinor: 2_000 })
  const lines = [{ kind: 'shipment' as const, subject, quantity: 1, unitMinor: 2_000 }]
  const { orderId } = await buy.run({ actor: buyer }, { lines, method: 'wallet', address })
  const sellerOrderId = (await viewOrder.run({ actor: buyer }, { orderId })).sales[0]?.id ?? ''
  return { seller, buyer, orderId, sellerOrderId }
}

const listOf = async (actor: Person) => {
  await reactToAll()
  return (await notificationList.run({ actor }, {})).items.toReversed()
}
const told = async (actor: Person) => (await listOf(actor)).map(({ kind }) => kind)

async function daysPass(sellerOrderId: string): Promise<void> {
  await rawSql()`update seller_order set due_at = now() - interval '1 second' where id = ${sellerOrderId} and due_at is not null`
  await rawSql()`update earning set available_at = now() - interval '1 second'
    where seller_order_id = ${sellerOrderId} and available_at is not null`
  for (const timer of [...checkoutTimers, ...earningTimers]) await timer.run()
}

test('both parties are told each step of an order that goes well, once and in order, with a link to their page of it', async () => {
  const { seller, buyer, orderId, sellerOrderId } = await bought()
  await shipOrder.run({ actor: seller }, { sellerOrderId, carrier: 'DHL', tracking: '0034' })
  await shipOrder.run({ actor: seller }, { sellerOrderId, carrier: 'DHL', tracking: '0035' })
  await confirmDelivery.run({ actor: buyer }, { sellerOrderId })
  await daysPass(sellerOrderId)
  expect(await told(buyer)).toEqual([
    'order.paid',
    'order.shipped',
    'order.tracking',
    'order.delivered',
    'order.completed',
  ])
  expect(await told(seller)).toEqual(['sale.sold', 'sale.paid'])
  const [receipt] = await listOf(buyer)
  expect(receipt).toMatchObject({ href: `/orders/${orderId}`, title: 'Paid: Fightstick with eight buttons' })
  expect(receipt?.body).toContain('€24.90')
  const [sold] = await listOf(seller)
  expect(sold).toMatchObject({ href: `/sales/${sellerOrderId}`, category: 'trade' })
})

test('nobody is told anything twice when every reaction runs again', async () => {
  const { seller, buyer, sellerOrderId } = await bought()
  await cancelSale.run({ actor: buyer }, { sellerOrderId, reason: 'Bought twice.' })
  const before = [await told(buyer), await told(seller)]
  expect(before).toEqual([
    ['order.paid', 'order.cancelled'],
    ['sale.sold', 'sale.cancelled'],
  ])
  await reactAgain('notifications')
  expect([await told(buyer), await told(seller)]).toEqual(before)
})

test('a refund that a person decides is told to both; one that a rule grants is not called asked', async () => {
  const { seller, buyer, sellerOrderId } = await bought()
  await shipOrder.run({ actor: seller }, { sellerOrderId })
  await confirmDelivery.run({ actor: buyer }, { sellerOrderId })
  const ask = (amountMinor: number) =>
    askRefund.run({ actor: buyer }, { sellerOrderId, amountMinor, reason: 'A scratch.' })
  const first = await ask(500)
  await reactToAll()
  await decideRefund.run({ actor: seller }, { refundId: first.refundId, grant: false, answer: 'No.' })
  const second = await ask(300)
  await reactToAll()
  await decideRefund.run({ actor: seller }, { refundId: second.refundId, grant: true, answer: 'Well.' })
  expect((await told(buyer)).slice(3)).toEqual([
    'order.refund_asked',
    'order.refund_declined',
    'order.refund_asked',
    'order.refund_granted',
  ])
  expect((await told(seller)).slice(1)).toEqual(['sale.refund_asked', 'sale.refund_asked'])
  const other = await bought()
  await askRefund.run({ actor: other.buyer }, { sellerOrderId: other.sellerOrderId, reason: 'Not needed.' })
  expect(await told(other.buyer)).toEqual(['order.paid', 'order.refund_granted'])
  expect(await told(other.seller)).toEqual(['sale.sold', 'sale.refunded'])
})

test('in a dispute each party is told what the other one says, and both what is decided', async () => {
  const { seller, buyer, sellerOrderId } = await bought()
  const admin = await newPerson(rawDb(), 'admin')
  const { disputeId } = await openDispute.run(
    { actor: buyer },
    { sellerOrderId, reason: 'A stone in a box.' },
  )
  await addEvidence.run({ actor: seller }, { disputeId, text: 'It was a fightstick.' })
  await addEvidence.run({ actor: buyer }, { disputeId, text: 'It was a stone.' })
  await decideDispute.run({ actor: admin }, { disputeId, buyerGetsMinor: 1_000, answer: 'Half a stone.' })
  expect(await told(buyer)).toEqual([
    'order.paid',
    'order.disputed',
    'order.evidence',
    'order.dispute_decided',
  ])
  const heard = await listOf(seller)
  expect(heard.slice(0, 4).map(({ kind }) => kind)).toEqual([
    'sale.sold',
    'sale.disputed',
    'sale.evidence',
    'sale.dispute_decided',
  ])
  expect(heard[3]?.body).toContain('€10.00')
  const other = await bought()
  const taken = await openDispute.run(
    { actor: other.buyer },
    { sellerOrderId: other.sellerOrderId, reason: 'Late.' },
  )
  await withdrawDispute.run({ actor: other.buyer }, taken)
  expect((await told(other.seller)).at(-1)).toBe('sale.dispute_withdrawn')
})

test('who writes on an order is not told of it; the other one is', async () => {
  const { seller, buyer, sellerOrderId } = await bought()
  await writeOnOrder.run({ actor: buyer }, { sellerOrderId, text: 'When?' })
  await writeOnOrder.run({ actor: seller }, { sellerOrderId, text: 'Tomorrow.' })
  expect(await told(buyer)).toEqual(['order.paid', 'order.message'])
  expect(await told(seller)).toEqual(['sale.sold', 'sale.message'])
})

test('a seller is told once that a bank has frozen their share, however often the bank says so, and how it ends', async () => {
  const { seller, orderId } = await bought()
  const of = { orderId, disputeId: 'cdp_1', amountMinor: 2_490, currency: 'EUR' as const }
  for (const withdrawn of [false, true])
    await inTransaction(system('test'), (ctx) =>
      ctx.emit(paymentDisputed, { aggregate: orderId, payload: { ...of, withdrawn } }),
    )
  expect(await told(seller)).toEqual(['sale.sold', 'sale.card_disputed'])
  await inTransaction(system('test'), (ctx) =>
    ctx.emit(disputeClosed, { aggregate: orderId, payload: { ...of, withdrawn: true, won: true } }),
  )
  expect((await told(seller)).at(-1)).toBe('sale.card_dispute_won')
})

test('a buyer is told when the card has the money back, and nothing when it went to the wallet at once', async () => {
  const { buyer, orderId } = await bought()
  const of = { orderId, paymentId: 'pay_1', refundId: 'r1', personId: buyer.id, currency: 'EUR' as const }
  for (const cardMinor of [0, 900])
    await inTransaction(system('test'), (ctx) =>
      ctx.emit(refundEnded, {
        aggregate: orderId,
        payload: { ...of, state: 'done', amountMinor: 900, cardMinor },
      }),
    )
  const heard = await listOf(buyer)
  expect(heard.map(({ kind }) => kind)).toEqual(['order.paid', 'order.money_back'])
  expect(heard[1]?.title).toBe('€9.00 went back to your card')
})

test('a present is told on the site when it is due, and its mail is the letter with the code alone', async () => {
  const mara = await member()
  const admin = await newPerson(rawDb(), 'admin')
  await grantGiftCard.run(
    { actor: admin },
    {
      amountMinor: 2_500,
      currency: 'EUR',
      recipient: { kind: 'person', personId: mara.actor.id },
      reason: 'A test.',
    },
  )
  const heard = await listOf(mara.actor)
  expect(heard).toMatchObject([{ kind: 'gift_card.arrived', href: '/wallet/gift-cards' }])
  const mails =
    await rawSql()`select 1 from delivery where person_id = ${mara.actor.id} and channel = 'email'`
  const letters = await rawSql()`select kind from letter where address = ${mara.email}`
  expect([mails.length, letters.map(({ kind }) => kind)]).toEqual([0, ['gift_card']])
})

test('what needs an answer passes quiet hours; receipts and paid money wait for the morning', () => {
  const quiet = kindNames.filter(
    (kind) => /^(order|sale|gift_card|payout)\./.test(kind) && !passesQuiet(kind),
  )
  expect(quiet.toSorted()).toEqual([
    'order.completed',
    'order.money_back',
    'order.paid',
    'order.refund_granted',
    'payout.failed',
    'payout.paid',
    'sale.card_dispute_lost',
    'sale.card_dispute_won',
    'sale.paid',
    'sale.refunded',
  ])
  for (const kind of kindNames.filter((each) => /^(order|sale)\./.test(each)))
    expect(kindOf(kind).href({ orderId: 'ord_1', sellerOrderId: 'sor_1' })).toBe(
      kind.startsWith('order.') ? '/orders/ord_1' : '/sales/sor_1',
    )
})

test('the mail of a parcel has the link of its carrier, in both languages; without a number it says so', async () => {
  const german = await writeMail(previewTelling('order.shipped', 'de'))
  expect(german.text).toContain('Sendung verfolgen: https://www.dhl.com/')
  expect(german.html).toContain('href="https://www.dhl.com/')
  const facts = { item: 'Bow', other: 'Ilse', orderId: 'ord_1' }
  expect(tell('order.shipped', facts, 'en')).toMatchObject({ more: null, action: 'Open the order' })
  expect(tell('order.shipped', facts, 'de').body).toContain('Sendung: ohne Nummer.')
})

test('who is forgotten is no longer named in what the other party was told', async () => {
  const { seller, buyer } = await bought()
  await reactToAll()
  await inTransaction(system('test'), ({ tx }) => forgetNameIn(tx, buyer.id))
  const [sold] = await listOf(seller)
  expect(sold?.title).toBe('Deleted person bought Fightstick with eight buttons')
})
