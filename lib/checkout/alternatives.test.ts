import { expect, test } from 'vitest'
import { redeemGiftCard, showCode } from '@/lib/gift-cards'
import { rawSql } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { availableTo, newPayer } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { addToCart, buy, payOrder, startCheckout, viewCheckout } from './index'

await stripeWorld()
await freshDatabase()

/** A draft of one gift card of 50.00, by somebody whose wallet has so much. */
async function draftOf(moneyMinor: number) {
  const actor = await newPayer(moneyMinor)
  await addToCart.run({ actor }, { kind: 'code', subject: 'EUR5000' })
  const { orderId } = await startCheckout.run({ actor }, {})
  return { actor, orderId, view: () => viewCheckout.run({ actor }, { orderId }) }
}

test('a wallet that is 12.30 short offers the rest by card first, then the card alone, a gift card and a top-up', async () => {
  const { actor, orderId, view } = await draftOf(3_770)
  const { methods, fills, shortMinor } = await view()
  expect(shortMinor).toBe(1_230)
  expect(methods).toMatchObject([
    { method: 'wallet', ok: false, why: 'Your wallet has €37.70, which is €12.30 too little.' },
    { method: 'wallet_and_card', ok: true, walletMinor: 3_770, cardMinor: 1_230 },
    { method: 'card', ok: true, walletMinor: 0, cardMinor: 5_000 },
  ])
  expect(fills).toMatchObject([
    { way: 'gift_card', ok: true, amountMinor: 1_230 },
    { way: 'top_up', ok: true, amountMinor: 1_230 },
  ])
  await expect(
    payOrder.run({ actor }, { orderId, method: 'wallet', totalMinor: 5_000 }),
  ).rejects.toMatchObject({ code: 'insufficient_funds' })
  expect(await availableTo(actor)).toBe(3_770)
})

test('a gift card fills the wallet on the way, and one of another currency stays whole', async () => {
  const giver = await newPayer(1_300)
  const line = { kind: 'code' as const, subject: 'EUR1300', quantity: 1, unitMinor: 1_300 }
  const bought = await buy.run({ actor: giver }, { lines: [line], method: 'wallet' })
  const [card] = await rawSql()<{ id: string }[]>`select id from gift_card where order_id = ${bought.orderId}`
  const { code } = await showCode.run({ actor: giver }, { giftCardId: card?.id ?? '' })
  const { actor, orderId, view } = await draftOf(3_770)
  await expect(redeemGiftCard.run({ actor }, { code, currency: 'USD' })).rejects.toMatchObject({
    code: 'wrong_currency',
    message: expect.stringContaining('This card holds €13.00, and nothing is exchanged'),
  })
  await redeemGiftCard.run({ actor }, { code, currency: 'EUR' })
  expect(await view()).toMatchObject({ shortMinor: 0, fills: [], methods: [{ ok: true }, { ok: false }, {}] })
  expect(await payOrder.run({ actor }, { orderId, method: 'wallet', totalMinor: 5_000 })).toMatchObject({
    state: 'paid',
  })
})

test('an empty wallet says so, a nearly full one asks for the least that a card and a top-up take', async () => {
  const empty = await (await draftOf(0)).view()
  expect(empty.methods).toMatchObject([
    { ok: false },
    { ok: false, why: 'Your wallet is empty.' },
    { method: 'card', ok: true },
  ])
  const nearly = await (await draftOf(4_980)).view()
  expect(nearly.methods[1]).toMatchObject({ ok: true, walletMinor: 4_950, cardMinor: 50 })
  expect(nearly.fills[1]).toMatchObject({ way: 'top_up', amountMinor: 500 })
})

test('a top-up is paid by card alone, and each other way says so', async () => {
  const actor = await newPayer(5_000)
  await addToCart.run({ actor }, { kind: 'credit', subject: 'EUR2000' })
  const { orderId } = await startCheckout.run({ actor }, {})
  const { methods, fills } = await viewCheckout.run({ actor }, { orderId })
  expect(methods.map(({ ok, why }) => ok || why)).toEqual([
    'A top-up is paid by card.',
    'A top-up is paid by card.',
    true,
  ])
  expect(fills).toEqual([])
})
