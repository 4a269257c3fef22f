import { expect, test } from 'vitest'
import { askRefund, buy, confirmDelivery, decideRefund, shipOrder } from '@/lib/checkout'
import type { Person } from '@/lib/kernel/access'
import { rawSql } from '@/lib/kernel/db'
import { viewOrder } from '@/lib/orders'
import { freshDatabase } from '@/tests/harness/database'
import { availableTo, newPayer } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { goodsOf } from '@/tests/matrix/goods'
import { address } from '@/tests/matrix/orders'
import { earningTimers, myClearing } from './index'

await stripeWorld()
await freshDatabase()

async function soldBy(seller: Person) {
  const buyer = await newPayer(20_000)
  const subject = await goodsOf({ actor: seller }, { onHand: 5, priceMinor: 3_333 })
  const lines = [{ kind: 'shipment' as const, subject, quantity: 1, unitMinor: 3_333 }]
  const { orderId } = await buy.run({ actor: buyer }, { lines, method: 'wallet', address })
  const sellerOrderId = (await viewOrder.run({ actor: buyer }, { orderId })).sales[0]?.id ?? ''
  const arrive = async () => {
    await shipOrder.run({ actor: seller }, { sellerOrderId })
    await confirmDelivery.run({ actor: buyer }, { sellerOrderId })
  }
  return { buyer, sellerOrderId, arrive }
}

const clearingOf = (actor: Person, input: object = {}) => myClearing.run({ actor }, input)

test('a seller sees what is not theirs yet: before the delivery, until when it clears, and why it is held', async () => {
  const seller = await newPayer()
  const { buyer, sellerOrderId, arrive } = await soldBy(seller)
  const before = await clearingOf(seller)
  expect(before.items).toMatchObject([{ state: 'accrued', availableAt: null, sellerOrderId }])
  expect(before.accruedMinor).toBe(before.items[0]?.netMinor)
  await arrive()
  const [clearing] = (await clearingOf(seller)).items
  expect(clearing?.state).toBe('clearing')
  const days = (new Date(clearing?.availableAt ?? 0).getTime() - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(13.9)
  expect(days).toBeLessThan(14.1)
  const asked = { sellerOrderId, amountMinor: 777, reason: 'A scratch.' }
  const { refundId } = await askRefund.run({ actor: buyer }, asked)
  const held = await clearingOf(seller)
  expect(held.items).toMatchObject([{ state: 'held', why: 'A refund is being decided.' }])
  expect([held.accruedMinor, held.clearingMinor, held.heldMinor]).toEqual([0, 0, before.accruedMinor])
  await decideRefund.run({ actor: seller }, { refundId, grant: true, answer: 'Sorry.' })
  const after = await clearingOf(seller)
  expect(after.clearingMinor).toBeLessThan(before.accruedMinor)
})

test('what is shown as clearing comes into the wallet to the cent, and is shown no more', async () => {
  const seller = await newPayer()
  const { buyer, sellerOrderId, arrive } = await soldBy(seller)
  await arrive()
  const asked = { sellerOrderId, amountMinor: 1_001, reason: 'A scratch.' }
  const { refundId } = await askRefund.run({ actor: buyer }, asked)
  await decideRefund.run({ actor: seller }, { refundId, grant: true, answer: 'Sorry.' })
  const { clearingMinor } = await clearingOf(seller)
  await rawSql()`update earning set available_at = now() - interval '1 second' where seller_order_id = ${sellerOrderId}`
  for (const timer of earningTimers) await timer.run()
  expect(await availableTo(seller)).toBe(clearingMinor)
  expect(await clearingOf(seller)).toMatchObject({ items: [], clearingMinor: 0, nextCursor: null })
})

test('a seller sees their own earnings only, in one currency, page by page without gaps', async () => {
  const [seller, other] = [await newPayer(), await newPayer()]
  for (let n = 0; n < 3; n++) await soldBy(seller)
  await soldBy(other)
  const first = await clearingOf(seller, { limit: 2 })
  const second = await clearingOf(seller, { limit: 2, cursor: first.nextCursor ?? '' })
  const seen = [...first.items, ...second.items].map(({ id }) => id)
  expect([seen.length, new Set(seen).size, second.nextCursor]).toEqual([3, 3, null])
  expect((await clearingOf(seller, { currency: 'USD' })).items).toEqual([])
  expect((await clearingOf(other)).items).toHaveLength(1)
})
