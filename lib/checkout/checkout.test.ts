import { expect, test } from 'vitest'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { consume, publishEvents } from '@/lib/kernel/reaction'
import { clearing, proveLedger } from '@/lib/ledger'
import { viewOrder } from '@/lib/orders'
import { look } from '@/lib/payments'
import { freshDatabase } from '@/tests/harness/database'
import { availableTo, inEscrow, moneyOn, newPayer, openedPage } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { goodsOf } from '@/tests/matrix/goods'
import {
  addToCart,
  buy,
  cancelOrder,
  changeLine,
  checkoutReactions,
  mergeCart,
  payOrder,
  startCheckout,
  updateCheckout,
  viewCart,
} from './index'
import { sweepExpired } from './sweep'

const stripe = await stripeWorld()
await freshDatabase({ max: 20 })

const address = { name: 'Ada Lovelace', street: 'Ring 1', postcode: '10115', city: 'Berlin', country: 'DE' }

async function react(): Promise<void> {
  await publishEvents()
  while ((await consume('checkout', checkoutReactions)) > 0);
}

const stateOf = async (orderId: string) => {
  const [row] = await rawSql()<{ state: string; sales: string; lines: string; total: number }[]>`
    select o.state, o.total_minor::int as total,
      (select string_agg(distinct state, ' ') from seller_order where order_id = o.id) as sales,
      (select string_agg(distinct state, ' ') from order_line where order_id = o.id) as lines
    from "order" o where o.id = ${orderId}`
  return row
}
const stockOf = async (id: string) =>
  (await rawSql()`select on_hand, reserved from goods where id = ${id}`)[0]

test('what a guest puts into the cart is bought after signing in: from the cart to a paid order by wallet', async () => {
  const seller = await newPayer()
  const subject = await goodsOf({ actor: seller }, { onHand: 5, priceMinor: 2_000 })
  const guest = { actor: { kind: 'anonymous' as const } }
  const { token } = await addToCart.run(guest, { kind: 'shipment', subject, quantity: 2 })
  expect((await viewCart.run(guest, { token })).sums).toEqual([
    { currency: 'EUR', totalMinor: 4_000, pieces: 2 },
  ])
  const actor = await newPayer(10_000)
  expect(await mergeCart.run({ actor }, { token })).toEqual({ lines: 1 })
  const { orderId } = await startCheckout.run({ actor }, {})
  expect(await stockOf(subject)).toEqual({ on_hand: 5, reserved: 2 })
  await updateCheckout.run({ actor }, { orderId, address })
  const { total } = (await stateOf(orderId)) ?? {}
  expect(total).toBe(4_490)
  await expect(
    payOrder.run({ actor }, { orderId, method: 'wallet', totalMinor: 4_000 }),
  ).rejects.toMatchObject({ code: 'price_changed' })
  expect(await payOrder.run({ actor }, { orderId, method: 'wallet', totalMinor: 4_490 })).toMatchObject({
    state: 'paid',
  })
  expect(await stateOf(orderId)).toMatchObject({ state: 'paid', sales: 'paid', lines: 'fulfilling' })
  expect(await viewOrder.run({ actor }, { orderId })).toMatchObject({ method: 'wallet', totalMinor: 4_490 })
  expect(await stockOf(subject)).toEqual({ on_hand: 3, reserved: 0 })
  expect(await inEscrow(orderId)).toBe(4_490)
  expect((await viewCart.run({ actor }, {})).lines).toEqual([])
})

test('48 buyers at once for a stock of 5: 5 orders are paid, 43 are told, nothing else moved', async () => {
  const subject = await goodsOf({ actor: await newPayer() }, { onHand: 5, priceMinor: 1_000 })
  const buyers = await Promise.all(Array.from({ length: 48 }, () => newPayer(2_000)))
  const line = { kind: 'shipment' as const, subject, quantity: 1, unitMinor: 1_000 }
  const tries = await Promise.allSettled(
    buyers.map((actor) => buy.run({ actor }, { lines: [line], method: 'wallet', address })),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  for (const each of tries)
    if (each.status === 'rejected') expect(['out_of_stock', 'not_for_sale']).toContain(each.reason.code)
  expect(await stockOf(subject)).toEqual({ on_hand: 0, reserved: 0 })
  const left = await Promise.all(buyers.map(availableTo))
  expect(left.reduce((sum, each) => sum + each, 0)).toBe(48 * 2_000 - 5 * 1_490)
})

test('a card payment makes the order paid once its event has come, and the browser may return before it', async () => {
  const subject = await goodsOf({ actor: await newPayer() }, { onHand: 5, priceMinor: 1_000 })
  const actor = await newPayer()
  const line = { kind: 'shipment' as const, subject, quantity: 1, unitMinor: 1_000 }
  const { orderId, state, paymentId } = await buy.run({ actor }, { lines: [line], method: 'card', address })
  expect(state).toBe('pending')
  expect(await stateOf(orderId)).toMatchObject({ state: 'pending_payment', sales: 'waiting' })
  await stripe.control.paySession(await openedPage(actor, paymentId))
  await look.run({ actor }, { paymentId })
  await react()
  expect(await stateOf(orderId)).toMatchObject({ state: 'paid', sales: 'paid', lines: 'fulfilling' })
  expect(await inEscrow(orderId)).toBe(1_490)
})

test('an order whose time is over ends by itself, and its stock is free again', async () => {
  const subject = await goodsOf({ actor: await newPayer() }, { onHand: 1, priceMinor: 1_000 })
  const actor = await newPayer()
  await addToCart.run({ actor }, { kind: 'shipment', subject })
  const { orderId } = await startCheckout.run({ actor }, {})
  await rawSql()`update "order" set reserved_until = now() - interval '1 second' where id = ${orderId}`
  await expect(
    payOrder.run({ actor }, { orderId, method: 'wallet', totalMinor: 1_000 }),
  ).rejects.toMatchObject({ code: 'reservation_over' })
  await sweepExpired()
  expect(await stateOf(orderId)).toMatchObject({ state: 'expired', sales: 'expired', lines: 'dropped' })
  expect(await stockOf(subject)).toEqual({ on_hand: 1, reserved: 0 })
})

test('a payment that arrives after its order is over goes back', async () => {
  const subject = await goodsOf({ actor: await newPayer() }, { onHand: 1, priceMinor: 1_000 })
  const actor = await newPayer()
  const line = { kind: 'shipment' as const, subject, quantity: 1, unitMinor: 1_000 }
  const { orderId, paymentId } = await buy.run({ actor }, { lines: [line], method: 'card', address })
  const page = await openedPage(actor, paymentId)
  await rawSql()`update "order" set reserved_until = now() - interval '1 hour' where id = ${orderId}`
  await sweepExpired()
  expect(await stateOf(orderId)).toMatchObject({ state: 'expired' })
  await stripe.control.paySession(page)
  await look.run({ actor }, { paymentId })
  await react()
  expect(await inEscrow(orderId)).toBe(0)
  expect(await moneyOn(clearing('stripe'))).toBeLessThanOrEqual(0)
  expect(await stateOf(orderId)).toMatchObject({ state: 'expired' })
})

test('a changed price is told before anybody pays, and seen after the line was looked at', async () => {
  const seller = await newPayer()
  const subject = await goodsOf({ actor: seller }, { onHand: 5, priceMinor: 1_000 })
  const actor = await newPayer(5_000)
  const { lineId } = await addToCart.run({ actor }, { kind: 'shipment', subject })
  await rawSql()`update goods set price_minor = 1200 where id = ${subject}`
  expect((await viewCart.run({ actor }, {})).lines[0]).toMatchObject({ unitMinor: 1_200, wasMinor: 1_000 })
  await expect(startCheckout.run({ actor }, {})).rejects.toMatchObject({ code: 'price_changed' })
  await changeLine.run({ actor }, { lineId })
  await startCheckout.run({ actor }, {})
})

test('an order given up before paying leaves everything as it was', async () => {
  const subject = await goodsOf({ actor: await newPayer() }, { onHand: 2, priceMinor: 1_000 })
  const actor = await newPayer(5_000)
  await addToCart.run({ actor }, { kind: 'shipment', subject })
  const { orderId } = await startCheckout.run({ actor }, {})
  await cancelOrder.run({ actor }, { orderId })
  expect(await stateOf(orderId)).toMatchObject({ state: 'cancelled', sales: 'cancelled', lines: 'dropped' })
  expect(await stockOf(subject)).toEqual({ on_hand: 2, reserved: 0 })
  expect(await availableTo(actor)).toBe(5_000)
  expect((await viewCart.run({ actor }, {})).lines).toHaveLength(1)
  expect(await proveLedger(rawDb())).toMatchObject({ sound: true })
})
