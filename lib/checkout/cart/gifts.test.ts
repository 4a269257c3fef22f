import { expect, test } from 'vitest'
import { myGiftCards } from '@/lib/gift-cards'
import type { Person } from '@/lib/kernel/access'
import { rawSql } from '@/lib/kernel/db'
import { viewOrder } from '@/lib/orders'
import { freshDatabase } from '@/tests/harness/database'
import { newPayer } from '@/tests/harness/paying'
import { goodsOf } from '@/tests/matrix/goods'
import { addToCart, changeLine, payOrder, startCheckout, viewCart, viewCheckout } from '../index'

await freshDatabase()

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const giftCard = { kind: 'code' as const, subject: 'EUR2500' }
const lineOf = async (actor: Person) => (await viewCart.run({ actor }, {})).lines[0]

test('a line becomes a present with words and a day, stands so at the checkout and on the order, and the card waits for its day', async () => {
  const [actor, friend] = [await newPayer(5_000), await newPayer()]
  const { lineId } = await addToCart.run({ actor }, giftCard)
  const giftOn = dayIn(3)
  const to = `http://tradepost.example/people/${friend.id}`
  await changeLine.run({ actor }, { lineId, giftTo: to, giftMessage: 'For the long evenings', giftOn })
  const shown = { giftTo: friend.id, giftName: 'Test person', giftMessage: 'For the long evenings', giftOn }
  expect(await lineOf(actor)).toMatchObject(shown)
  const { orderId } = await startCheckout.run({ actor }, {})
  const named = { giftTo: 'Test person', giftMessage: 'For the long evenings', giftOn }
  expect((await viewCheckout.run({ actor }, { orderId })).lines).toMatchObject([named])
  await payOrder.run({ actor }, { orderId, method: 'wallet', totalMinor: 2_500 })
  expect((await viewOrder.run({ actor }, { orderId })).sales[0]?.lines).toMatchObject([named])
  const { items } = await myGiftCards.run({ actor }, {})
  expect(items).toMatchObject([{ recipient: 'person', message: 'For the long evenings', deliveredAt: null }])
  expect(items[0]?.deliverAt).toBe(`${giftOn}T08:00:00.000Z`)
  expect((await myGiftCards.run({ actor: friend }, {})).items, 'a present is a surprise').toEqual([])
})

test('a present keeps what is not said anew, and is nobody’s any more when its friend is taken out', async () => {
  const actor = await newPayer()
  const wish = { giftTo: 'Maya@Example.com', giftMessage: 'Hi' }
  const { lineId } = await addToCart.run({ actor }, { ...giftCard, ...wish })
  await changeLine.run({ actor }, { lineId, quantity: 2 })
  expect(await lineOf(actor)).toMatchObject({ giftTo: 'maya@example.com', giftMessage: 'Hi', quantity: 2 })
  await changeLine.run({ actor }, { lineId, giftTo: '' })
  expect(await lineOf(actor)).toMatchObject({ giftTo: null, giftMessage: null, giftOn: null })
})

test('a friend nobody can reach, a day that is over and two lines for one friend are refused with a sentence', async () => {
  const actor = await newPayer()
  const { lineId } = await addToCart.run({ actor }, giftCard)
  for (const giftTo of ['Maya', 'usr_01jc0000000000000000000000'])
    await expect(changeLine.run({ actor }, { lineId, giftTo })).rejects.toMatchObject({
      code: 'unknown_recipient',
    })
  for (const giftOn of [dayIn(-2), dayIn(400), '2026-13-45'])
    await expect(
      changeLine.run({ actor }, { lineId, giftTo: 'maya@example.com', giftOn }),
    ).rejects.toMatchObject({ code: 'bad_day' })
  await addToCart.run({ actor }, { ...giftCard, giftTo: 'maya@example.com' })
  await expect(changeLine.run({ actor }, { lineId, giftTo: 'maya@example.com' })).rejects.toMatchObject({
    code: 'line_twice',
  })
  await expect(
    addToCart.run({ actor }, { kind: 'credit', subject: 'EUR2500', giftTo: 'maya@example.com' }),
  ).rejects.toMatchObject({ code: 'no_gift' })
})

test('goods go to a friend by name: no address of a third person reaches the seller', async () => {
  const [actor, seller] = [await newPayer(), await newPayer()]
  const goods = { kind: 'shipment' as const, subject: await goodsOf({ actor: seller }) }
  await expect(addToCart.run({ actor }, { ...goods, giftTo: 'maya@example.com' })).rejects.toMatchObject({
    code: 'unknown_recipient',
  })
  await addToCart.run({ actor }, { ...goods, giftTo: 'Maya', giftMessage: 'Enjoy', giftOn: dayIn(3) })
  expect(await lineOf(actor)).toMatchObject({ giftTo: 'Maya', giftMessage: 'Enjoy', giftOn: null })
})

test('two lines of one thing share its stock, and the cart says so before the checkout', async () => {
  const [actor, seller] = [await newPayer(), await newPayer()]
  const subject = await goodsOf({ actor: seller }, { onHand: 3 })
  const goods = { kind: 'shipment' as const, subject }
  const { lineId } = await addToCart.run({ actor }, { ...goods, quantity: 2 })
  await expect(addToCart.run({ actor }, { ...goods, quantity: 2, giftTo: 'Maya' })).rejects.toMatchObject({
    code: 'out_of_stock',
  })
  await addToCart.run({ actor }, { ...goods, giftTo: 'Maya' })
  await expect(changeLine.run({ actor }, { lineId, quantity: 3 })).rejects.toMatchObject({
    code: 'out_of_stock',
  })
  await rawSql()`update goods set on_hand = 2 where id = ${subject}`
  const said = 'Only 2 can be bought, and your cart has 3 in several lines.'
  expect((await viewCart.run({ actor }, {})).lines.map(({ problem }) => problem)).toEqual([said, said])
  await rawSql()`update goods set on_hand = 1 where id = ${subject}`
  expect((await viewCart.run({ actor }, {})).lines[0]?.problem).toBe('Only 1 can be bought.')
  await expect(addToCart.run({ actor: seller }, goods)).rejects.toMatchObject({ code: 'own_listing' })
})
