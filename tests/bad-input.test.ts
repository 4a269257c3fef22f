import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { POST as hearStripe } from '@/app/api/webhooks/stripe/route'
import { api } from '@/lib/api'
import { buy, startCheckout, updateCheckout } from '@/lib/checkout'
import { createPlatformCoupon } from '@/lib/coupons'
import { showCode } from '@/lib/gift-cards'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { proveLedger } from '@/lib/ledger'
import { answerRest } from '@/lib/rest'
import { freshDatabase } from './harness/database'
import { newPayer, openedPage } from './harness/paying'
import { cookieOf, newPerson } from './harness/people'
import { stripeWorld } from './harness/stripe-world'
import { goodsOf } from './matrix/goods'

const stripe = await stripeWorld()
await freshDatabase()

const origin = 'http://localhost:3000'
const address = { name: 'Ada Lovelace', street: 'Ring 1', postcode: '10115', city: 'Berlin', country: 'DE' }

async function newBuyer() {
  const actor = await newPayer(10_000)
  const cookie = await cookieOf(actor.id)
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { cookie, origin, 'content-type': 'application/json' }
    const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const answer = await answerRest(api, new Request(`${origin}/api/v1${path}`, request))
    return { status: answer.status, ...(await answer.json()) }
  }
  return { actor, ask }
}

const someGoods = async (priceMinor = 1_000) =>
  goodsOf({ actor: await newPayer() }, { onHand: 5, priceMinor })
const lineOf = (subject: string, more: object = {}) => ({
  ...{ kind: 'shipment' as const, subject, quantity: 1, unitMinor: 1_000 },
  ...more,
})

/** Everything that money, stock and orders are made of. */
async function world() {
  const [row] = await rawSql()`
    select (select count(*) from ledger_entry)::int as entries,
      (select count(*) from ledger_hold where state = 'held')::int as holds,
      (select string_agg(id || state || total_minor, ' ' order by id) from "order") as orders,
      (select string_agg(id || on_hand || reserved, ' ' order by id) from goods) as stock,
      (select string_agg(id || state, ' ' order by id) from payment) as payments,
      (select string_agg(id || state, ' ' order by id) from gift_card) as cards,
      (select count(*) from coupon_use)::int as coupons`
  return row
}

interface Problem {
  status: number
  detail?: string
}

/** A sentence for a person, and not a thing moved by it. */
async function refused(ask: () => Promise<Problem>, sentence: RegExp): Promise<void> {
  const before = await world()
  const answer = await ask()
  expect(answer.status, JSON.stringify(answer)).toBeGreaterThanOrEqual(400)
  expect(answer.status, JSON.stringify(answer)).toBeLessThan(500)
  expect(JSON.stringify(answer)).toMatch(sentence)
  expect(answer.detail, 'it ends like a sentence').toMatch(/^[A-Z“].+[.!?]$/s)
  expect(await world()).toEqual(before)
}

test('quantities that are negative, none, broken, endless or no number at all', async () => {
  const { ask } = await newBuyer()
  const subject = await someGoods()
  const sentence = /A quantity is at least 1\.|whole number|at most 999|Enter a quantity\./
  for (const quantity of [-1, 0, 1.5, 1_000, 1e300, 'many'])
    for (const [path, body] of [
      ['/cart/lines', { kind: 'shipment', subject, quantity }],
      ['/orders', { lines: [lineOf(subject, { quantity })], method: 'wallet', address }],
    ] as const)
      await refused(() => ask('POST', path, body), sentence)
  const { lineId } = await ask('POST', '/cart/lines', { kind: 'shipment', subject })
  await refused(() => ask('PATCH', `/cart/lines/${lineId}`, { quantity: -3 }), sentence)
})

test('10,000 lines, and one more than a cart holds', async () => {
  const { actor, ask } = await newBuyer()
  const subject = await someGoods()
  const order = (lines: number) => ({
    lines: Array.from({ length: lines }, () => lineOf(subject)),
    ...{ method: 'wallet', address },
  })
  await refused(() => ask('POST', '/orders', order(101)), /at most 100 lines/)
  await refused(() => ask('POST', '/orders', order(10_000)), /This request is too large\./)
  await ask('POST', '/cart/lines', { kind: 'code', subject: 'EUR2500' })
  await rawSql()`insert into cart_line (id, cart_id, kind, subject, quantity, seen_minor, added_at)
    select 'cln_' || n, c.id, 'code', 'EUR' || 2500 + n, 1, 2500 + n, now()
    from generate_series(1, 99) n, cart c where c.person_id = ${actor.id}`
  const line = { kind: 'code', subject: 'EUR3000' }
  await refused(() => ask('POST', '/cart/lines', line), /A cart holds 100 lines\./)
})

test('a price that changed between the cart, the checkout and the payment', async () => {
  const { actor, ask } = await newBuyer()
  const subject = await someGoods()
  await ask('POST', '/cart/lines', { kind: 'shipment', subject })
  await rawSql()`update goods set price_minor = 1200 where id = ${subject}`
  await refused(() => ask('POST', '/orders/start', {}), /The price of “.+” has changed\./)
  const order = { lines: [lineOf(subject)], method: 'wallet', address }
  await refused(() => ask('POST', '/orders', order), /The price of “.+” has changed since you looked\./)
  const raised = { ...order, lines: [lineOf(subject, { unitMinor: 1_200 })], totalMinor: 1_200 }
  await refused(() => ask('POST', '/orders', raised), /something else than you expected/)
  const other = await someGoods()
  const { orderId } = await newDraft(actor, other)
  const pay = (totalMinor: number) => ask('POST', `/orders/${orderId}/pay`, { method: 'wallet', totalMinor })
  await refused(() => pay(1), /costs something else by now/)
  await refused(() => pay(-1_490), /A sum is not below zero\./)
})

async function newDraft(actor: Awaited<ReturnType<typeof newPayer>>, subject: string) {
  const cookie = await cookieOf(actor.id)
  const headers = { cookie, origin, 'content-type': 'application/json' }
  await rawSql()`delete from cart_line where cart_id in (select id from cart where person_id = ${actor.id})`
  const body = JSON.stringify({ kind: 'shipment', subject })
  await answerRest(api, new Request(`${origin}/api/v1/cart/lines`, { method: 'POST', headers, body }))
  const { orderId } = await startCheckout.run({ actor }, {})
  await updateCheckout.run({ actor }, { orderId, address })
  return { orderId }
}

test('another’s cart line, order, payment and refund look like those that never were', async () => {
  const [owner, thief] = [await newBuyer(), await newBuyer()]
  const subject = await someGoods()
  const { orderId } = await newDraft(owner.actor, subject)
  const { lineId } = await owner.ask('POST', '/cart/lines', { kind: 'shipment', subject: await someGoods() })
  const line = lineOf(await someGoods())
  const { paymentId } = await buy.run(
    { actor: (await newBuyer()).actor },
    { lines: [line], method: 'card', address },
  )
  for (const [method, path, body] of [
    ['PATCH', `/cart/lines/${lineId}`, { quantity: 2 }],
    ['DELETE', `/cart/lines/${lineId}`, undefined],
    ['GET', `/orders/${orderId}`, undefined],
    ['GET', `/orders/${orderId}/checkout`, undefined],
    ['PATCH', `/orders/${orderId}`, { address }],
    ['POST', `/orders/${orderId}/pay`, { method: 'wallet', totalMinor: 1_490 }],
    ['POST', `/orders/${orderId}/cancel`, {}],
    ['POST', `/payments/${paymentId}/page`, {}],
  ] as const)
    await refused(() => thief.ask(method, path, body), /There is no such|not found|does not exist/i)
  const guest = { kind: 'shipment', subject }
  const taken = await thief.ask('PATCH', `/cart/lines/${lineId}`, {
    token: 'x'.repeat(32),
    quantity: 2,
    ...guest,
  })
  expect(taken.status).toBe(404)
})

test('a coupon that is over, never was, or is used up', async () => {
  const { actor, ask } = await newBuyer()
  const admin = await newPerson(rawDb(), 'admin')
  const discount = { kind: 'percent' as const, bps: 1_000 }
  await createPlatformCoupon.run({ actor: admin }, { code: 'GONE-2026', discount })
  await rawSql()`update coupon set starts_at = now() - interval '2 days', ends_at = now() - interval '1 day'
    where code = 'GONE-2026'`
  const subject = await someGoods()
  const { orderId } = await newDraft(actor, subject)
  for (const code of ['GONE-2026', 'NEVER-WAS']) {
    const order = { lines: [lineOf(subject)], method: 'wallet', address, coupons: [code] }
    await refused(() => ask('POST', '/orders', order), new RegExp(`${code}: .+\\.`))
    await refused(() => ask('PATCH', `/orders/${orderId}`, { coupons: [code] }), new RegExp(`${code}: .+\\.`))
  }
})

test('a gift card of another currency, of nobody, and one that is worth nothing or a fortune', async () => {
  const { actor, ask } = await newBuyer()
  for (const subject of ['EUR1', 'EUR999999', 'EUR-2500', 'XXX2500', 'EUR25.00'])
    await refused(
      () => ask('POST', '/cart/lines', { kind: 'code', subject }),
      /A gift card is worth|does not exist/,
    )
  const line = { kind: 'code' as const, subject: 'EUR2500', quantity: 1, unitMinor: 2_500 }
  await refused(
    () => ask('POST', '/orders', { currency: 'USD', lines: [line], method: 'wallet' }),
    /is sold in EUR\./,
  )
  const { orderId } = await buy.run({ actor }, { lines: [line], method: 'wallet' })
  const [card] = await rawSql()<{ id: string }[]>`select id from gift_card where order_id = ${orderId}`
  const { code } = await showCode.run({ actor }, { giftCardId: card?.id ?? '' })
  const redeem = (more: object) => ask('POST', '/gift-cards/redeem', { code, ...more })
  await refused(() => redeem({ currency: 'USD' }), /This card holds €25\.00, and nothing is exchanged/)
  await refused(
    () => ask('POST', '/gift-cards/redeem', { code: '7KQ2-M0XV-9TBC-4HNE' }),
    /opens no gift card/,
  )
  expect(await redeem({ currency: 'EUR' })).toMatchObject({ amountMinor: 2_500 })
  await refused(() => redeem({}), /opens no gift card/)
})

const signed = (raw: string, secret = stripe.secret, at = Math.floor(Date.now() / 1_000)) =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${raw}`).digest('hex')}`

async function call(raw: string, signature: string): Promise<Problem> {
  const headers = { 'stripe-signature': signature }
  const url = `${origin}/api/webhooks/stripe`
  const answer = await hearStripe(new Request(url, { method: 'POST', headers, body: raw }))
  const text = await answer.text()
  return { status: answer.status, ...(text ? JSON.parse(text) : {}) }
}

const paidEvent = (id: string, session: string) =>
  JSON.stringify({
    ...{ id, object: 'event', type: 'checkout.session.completed', created: Math.floor(Date.now() / 1_000) },
    data: { object: { id: session, object: 'checkout.session', payment_status: 'paid', amount_total: 1 } },
  })

test('a webhook that is forged, stale or signed for other words; one that is replayed counts once', async () => {
  const { actor } = await newBuyer()
  const lines = [lineOf(await someGoods())]
  const { paymentId } = await buy.run({ actor }, { lines, method: 'card', address })
  const session = await openedPage(actor, paymentId)
  const raw = paidEvent('evt_forged', session)
  const hourAgo = Math.floor(Date.now() / 1_000) - 3_600
  for (const signature of [
    '',
    't=1,v1=00',
    signed(raw, 'whsec_guessed'),
    signed(`${raw} `),
    signed(raw, stripe.secret, hourAgo),
  ])
    await refused(() => call(raw, signature), /was not signed by the payment provider\./)
  expect(await rawSql()`select 1 from processor_event`).toHaveLength(0)
  const before = await world()
  for (let time = 0; time < 5; time++) expect((await call(raw, signed(raw))).status).toBe(200)
  expect(await rawSql()`select 1 from processor_event`).toHaveLength(1)
  expect(await world(), 'it says paid; the provider is asked, and knows better').toEqual(before)
})

test('what the address says that the hosted page returns to is read by nobody', async () => {
  const { actor, ask } = await newBuyer()
  const line = lineOf(await someGoods())
  const { paymentId } = await buy.run({ actor }, { lines: [line], method: 'card', address })
  await openedPage(actor, paymentId)
  const before = await world()
  const lies = 'amount_total=1&payment_status=paid&status=complete'
  expect(await ask('POST', `/payments/${paymentId}/look?${lies}`, {})).toMatchObject({ state: 'open' })
  const body = { amountMinor: 1, state: 'paid', cardMinor: 1 }
  expect(await ask('POST', `/payments/${paymentId}/look`, body)).toMatchObject({ amountMinor: 1_490 })
  expect(await world()).toEqual(before)
  expect(await proveLedger(rawDb())).toMatchObject({ sound: true })
})
