import { expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { proveLedger } from '@/lib/ledger'
import { freshDatabase } from '@/tests/harness/database'
import { availableTo, inEscrow, newPayer, pay } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { closePayment, paymentMethods, viewPayment } from './index'

await stripeWorld()
await freshDatabase()

const close = (orderId: string) => inTransaction(system('test'), (ctx) => closePayment(ctx, orderId))
const stateOf = async (actor: Parameters<typeof pay>[0], paymentId: string) =>
  (await viewPayment.run({ actor }, { paymentId })).state
const methodsFor = async (moneyMinor: number, amountMinor: number) => {
  const { id: personId } = await newPayer(moneyMinor)
  return paymentMethods(rawDb(), { personId, amountMinor, currency: 'EUR' })
}

test('a wallet pays at once, in the transaction that asks: the sum lies in escrow of the order', async () => {
  const buyer = await newPayer(5_000)
  const { state, paymentId, orderId } = await pay(buyer, { method: 'wallet' })
  expect(state).toBe('paid')
  expect(await inEscrow(orderId)).toBe(2_410)
  expect(await availableTo(buyer)).toBe(2_590)
  expect(await viewPayment.run({ actor: buyer }, { paymentId })).toMatchObject({
    state: 'paid',
    method: 'wallet',
    amountMinor: 2_410,
    cardMinor: 0,
  })
})

test('a wallet that is too small pays nothing, and no payment is left behind', async () => {
  const buyer = await newPayer(1_000)
  const orderId = newId('order')
  await expect(pay(buyer, { method: 'wallet', orderId })).rejects.toMatchObject({
    code: 'insufficient_funds',
  })
  expect(await availableTo(buyer)).toBe(1_000)
  expect((await pay(buyer, { method: 'card', orderId })).state).toBe('pending')
})

test('an order that costs nothing is paid without any money', async () => {
  const { state, orderId } = await pay(await newPayer(), { method: 'wallet', amountMinor: 0 })
  expect(state).toBe('paid')
  expect(await inEscrow(orderId)).toBe(0)
})

test('an order is paid once, however many buttons are pressed at the same time', async () => {
  const buyer = await newPayer(100_000)
  const orderId = newId('order')
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () => pay(buyer, { method: 'wallet', orderId })),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const each of tries)
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'already_paid' })
  expect(await inEscrow(orderId)).toBe(2_410)
  expect(await availableTo(buyer)).toBe(97_590)
})

test('a second way is refused while the first one is open, and works when the first one is closed', async () => {
  const buyer = await newPayer(5_000)
  const { paymentId, orderId } = await pay(buyer)
  await expect(pay(buyer, { method: 'wallet', orderId })).rejects.toMatchObject({ code: 'payment_open' })
  await close(orderId)
  expect(await stateOf(buyer, paymentId)).toBe('expired')
  expect((await pay(buyer, { method: 'wallet', orderId })).state).toBe('paid')
  await close(orderId)
  expect(await inEscrow(orderId)).toBe(2_410)
})

test('with wallet and card, the wallet’s part is held and comes back when nobody pays the rest', async () => {
  const buyer = await newPayer(1_000)
  const { state, orderId } = await pay(buyer, { method: 'wallet_and_card' })
  expect(state).toBe('pending')
  expect(await availableTo(buyer)).toBe(0)
  expect(await inEscrow(orderId)).toBe(0)
  await close(orderId)
  expect(await availableTo(buyer)).toBe(1_000)
})

test('every way says whether it can pay a sum, and why not', async () => {
  expect(await methodsFor(5_000, 2_410)).toEqual([
    {
      method: 'wallet',
      ok: true,
      why: 'Paid at once from the €50.00 in your wallet.',
      walletMinor: 2_410,
      cardMinor: 0,
    },
    {
      method: 'wallet_and_card',
      ok: false,
      why: 'Your wallet can pay it all.',
      walletMinor: 0,
      cardMinor: 2_410,
    },
    {
      method: 'card',
      ok: true,
      why: 'You pay on the page of our payment provider and come back here.',
      walletMinor: 0,
      cardMinor: 2_410,
    },
  ])
  const poor = await methodsFor(1_000, 2_410)
  expect(poor.map(({ ok, why }) => [ok, why])).toEqual([
    [false, 'Your wallet has €10.00, which is €14.10 too little.'],
    [true, '€10.00 from your wallet, and €14.10 by card.'],
    [true, 'You pay on the page of our payment provider and come back here.'],
  ])
  expect((await methodsFor(0, 40)).map(({ ok }) => ok)).toEqual([false, false, false])
  expect((await methodsFor(2_400, 2_410))[1]).toMatchObject({ ok: true, walletMinor: 2_360, cardMinor: 50 })
})

test('a payment is nobody else’s to see', async () => {
  const { paymentId } = await pay(await newPayer(5_000), { method: 'wallet' })
  const other = await newPayer()
  await expect(viewPayment.run({ actor: other }, { paymentId })).rejects.toMatchObject({ status: 404 })
})

test('after all of this the ledger sums to zero', async () => {
  expect((await proveLedger(rawDb())).sound).toBe(true)
})
