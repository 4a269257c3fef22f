import { expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { clearing, post as postMoney, proveLedger, wallet } from '@/lib/ledger'
import { viewOrder } from '@/lib/orders'
import { look } from '@/lib/payments'
import type { Refund } from '@/sandbox/stripe/rows'
import { freshDatabase } from '@/tests/harness/database'
import { availableTo, inEscrow, openedPage } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { dealReaches, type Trader, tradingPost } from '@/tests/harness/trading-post'
import { until } from '@/tests/harness/until'
import { buy } from '../index'

await freshDatabase()
const market = await tradingPost({ bots: 2, jobs: true })
const stripe = await stripeWorld()

const price = 2_410

/** A buyer whose wallet has just so much. */
async function newBuyer(moneyMinor: number): Promise<Trader> {
  const buyer = await market.newBuyer()
  const amountMinor = (await availableTo(buyer.actor)) - moneyMinor
  await inTransaction(system('test'), (ctx) =>
    postMoney(ctx, {
      key: `test:${buyer.actor.id}:less`,
      kind: 'top_up',
      currency: 'EUR',
      memo: { title: 'Less money' },
      legs: [
        { account: wallet(buyer.actor.id), amountMinor: -amountMinor },
        { account: clearing(), amountMinor },
      ],
    }),
  )
  return buyer
}

/** Buys what these sellers list, pays the card's part, and gives the deals in the order of the sellers. */
async function bought(buyer: Trader, sellers: readonly Trader[], method: 'card' | 'wallet_and_card') {
  const subjects = await Promise.all(sellers.map((seller) => market.list(seller)))
  const lines = subjects.map((subject) => ({
    ...{ kind: 'deal' as const, subject, quantity: 1, unitMinor: price },
  }))
  const { actor } = buyer
  const { orderId, paymentId } = await buy.run({ actor }, { lines, method })
  await stripe.control.paySession(await openedPage(actor, paymentId))
  await look.run({ actor }, { paymentId })
  const deals = await until('the deals of the order', async () => {
    const { sales } = await viewOrder.run({ actor }, { orderId })
    const found = subjects.map(
      (subject) => sales.flatMap(({ lines }) => lines).find((line) => line.subject === subject)?.fulfilledBy,
    )
    return found.every(Boolean) && found.map((id) => id ?? '')
  })
  return { orderId, paymentId, deals }
}

const refundsOf = (paymentId: string) => rawSql()<
  { id: string; card: number; wallet: number; state: string; processor_id: string | null }[]
>`select id, card_minor::int as card, wallet_minor::int as wallet, state, processor_id
  from payment_refund where payment_id = ${paymentId}`

const backAtTheCard = (paymentId: string) =>
  until('the processor to have given it back', async () => {
    const [row] = await refundsOf(paymentId)
    return row?.state === 'done' && row
  })

const sent = (id: string | null) =>
  stripe
    .desk()
    .all<Refund>('refund')
    .filter((refund) => refund.id === id)
    .map(({ amount }) => amount)

test('a Steam item that was paid by card and never came goes back to the card, once, and not to the wallet', async () => {
  const [buyer, seller] = [await newBuyer(0), await market.newSeller()]
  const { orderId, paymentId, deals } = await bought(buyer, [seller], 'card')
  market.declines(seller)
  await dealReaches(buyer, deals[0] ?? '', 'refunded')
  const refund = await backAtTheCard(paymentId)
  expect(refund).toMatchObject({ id: `deal:${deals[0]}`, card: price, wallet: 0 })
  expect(sent(refund.processor_id)).toEqual([price])
  expect(await refundsOf(paymentId)).toHaveLength(1)
  expect([await availableTo(buyer.actor), await inEscrow(orderId)]).toEqual([0, 0])
  expect(await viewOrder.run({ actor: buyer.actor }, { orderId })).toMatchObject({
    state: 'refunded',
    refundedMinor: price,
  })
  expect(await proveLedger(rawDb())).toMatchObject({ sound: true })
})

test('of two items paid by wallet and card one comes back: the card has its part first, the wallet the rest, and the other seller is paid', async () => {
  const buyer = await newBuyer(3_000)
  const [refuses, sells] = [await market.newSeller(), await market.newSeller()]
  const { orderId, paymentId, deals } = await bought(buyer, [refuses, sells], 'wallet_and_card')
  expect(await availableTo(buyer.actor)).toBe(0)
  market.declines(refuses)
  await dealReaches(buyer, deals[0] ?? '', 'refunded')
  const cardMinor = 2 * price - 3_000
  const refund = await backAtTheCard(paymentId)
  expect(refund).toMatchObject({ card: cardMinor, wallet: price - cardMinor })
  expect(sent(refund.processor_id)).toEqual([cardMinor])
  expect(await availableTo(buyer.actor)).toBe(price - cardMinor)
  market.accepts(sells)
  market.accepts(buyer)
  await dealReaches(sells, deals[1] ?? '', 'settled')
  expect(await inEscrow(orderId)).toBe(0)
  expect(await availableTo(sells.actor)).toBe(price - 72)
  expect(await refundsOf(paymentId)).toHaveLength(1)
  expect(await proveLedger(rawDb())).toMatchObject({ sound: true })
})
