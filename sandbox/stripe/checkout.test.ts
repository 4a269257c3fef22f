import type { Stripe } from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { refusalOf, shopIn } from './real-client'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())

const open = (stripe: Stripe, more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      {
        price_data: { currency: 'usd', unit_amount: 1_250, product_data: { name: 'Crate <b>key</b>' } },
        quantity: 2,
      },
      { price_data: { currency: 'usd', unit_amount: 499, product_data: { name: 'Sticker' } } },
    ],
    success_url: 'http://127.0.0.1:9/thanks?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:9/cart',
    client_reference_id: 'ord_1',
    metadata: { order: 'ord_1' },
    payment_intent_data: { metadata: { order: 'ord_1' }, transfer_group: 'ord_1' },
    ...more,
  })
const press = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
const card = (number: string) => ({
  email: 'mara@example.com',
  number,
  expiry: '12 / 40',
  cvc: '123',
  name: 'Mara',
})
const payOn = (session: { url: string | null }, number: string) => press(session.url ?? '', card(number))

test('a person pays on the hosted page and comes back with the id of the session', async () => {
  const { stripe } = shopIn(sandbox)
  const session = await open(stripe, { customer_creation: 'always' })
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 2_999,
    payment_intent: null,
  })
  const seen = await (await fetch(session.url ?? '')).text()
  for (const word of ['$29.99', 'Crate &lt;b&gt;key&lt;/b&gt; × 2', 'cc-number']) expect(seen).toContain(word)
  expect(seen).not.toContain('<script')
  const paid = await payOn(session, '4242 4242 4242 4242')
  expect(paid.status).toBe(303)
  expect(paid.headers.get('location')).toBe(`http://127.0.0.1:9/thanks?session=${session.id}`)
  const after = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent', 'line_items', 'customer'],
  })
  expect(after).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    url: null,
    customer_details: { email: 'mara@example.com' },
    customer: { email: 'mara@example.com' },
    payment_intent: { amount_received: 2_999, metadata: { order: 'ord_1' }, transfer_group: 'ord_1' },
  })
  expect(after.line_items?.data.map(({ quantity }) => quantity)).toEqual([2, 1])
})

test('a paid session is not paid again, whatever is pressed', async () => {
  const { stripe } = shopIn(sandbox)
  const session = await open(stripe)
  await Promise.all(Array.from({ length: 5 }, () => payOn(session, '4242424242424242')))
  expect(await (await fetch(session.url ?? '')).text()).toContain('Already paid')
  expect((await stripe.charges.list()).data).toHaveLength(1)
  expect((await refusalOf(stripe.checkout.sessions.expire(session.id))).statusCode).toBe(400)
})

test('a refused card is said in words, and the same session takes another one', async () => {
  const { stripe } = shopIn(sandbox)
  const session = await open(stripe)
  const refused = await payOn(session, '4000000000009995')
  expect(refused.status).toBe(402)
  const seen = await refused.text()
  expect(seen).toContain('Your card has insufficient funds.')
  expect(seen).toContain('aria-describedby="problem"')
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open')
  expect((await payOn(session, '4242424242424242')).status).toBe(303)
  expect((await stripe.paymentIntents.list()).data).toHaveLength(1)
})

test.each([
  ['number', '4111 1111 1111 1111', 'card number is incorrect'],
  ['expiry', '01 / 20', 'in the past'],
  ['expiry', 'soon', 'incomplete'],
  ['cvc', '1', 'security code'],
  ['name', ' ', 'name on the card'],
])('a form whose %s is %s asks no bank', async (field, value, said) => {
  const { stripe } = shopIn(sandbox)
  const session = await open(stripe)
  const reply = await press(session.url ?? '', { ...card('4242424242424242'), [field]: value })
  expect(await reply.text()).toContain(said)
  expect((await stripe.paymentIntents.list()).data).toEqual([])
})

test('the bank asks first: a no leads back to the form, a yes to the shop', async () => {
  const { stripe } = shopIn(sandbox)
  const session = await open(stripe)
  const toBank = async () => (await payOn(session, '4000002500003155')).headers.get('location') ?? ''
  const first = await toBank()
  expect(await (await fetch(first)).text()).toContain('$29.99')
  const no = (await press(first, { answer: 'fail' })).headers.get('location') ?? ''
  expect(await (await fetch(no)).text()).toContain('failed authentication')
  const yes = await press(await toBank(), { answer: 'approve' })
  expect(yes.headers.get('location')).toContain(`session=${session.id}`)
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
  expect((await stripe.charges.list()).data).toHaveLength(1)
})

test('an intent without a session goes back to the address it named', async () => {
  const { stripe } = shopIn(sandbox)
  const intent = await stripe.paymentIntents.create({
    amount: 900,
    currency: 'eur',
    payment_method: 'pm_card_threeDSecure2Required',
    confirm: true,
    return_url: 'http://127.0.0.1:9/back?x=1',
  })
  const answered = await press(intent.next_action?.redirect_to_url?.url ?? '', { answer: 'approve' })
  expect(answered.headers.get('location')).toBe(
    `http://127.0.0.1:9/back?x=1&payment_intent=${intent.id}&redirect_status=succeeded`,
  )
})

test('a session ends by itself or when the shop says so, and then takes no money', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const called = await open(stripe)
  expect((await stripe.checkout.sessions.expire(called.id)).status).toBe('expired')
  const asking = await open(stripe)
  await payOn(asking, '4000002500003155')
  sandbox.stripe.advance(merchant, 24 * 3_600)
  for (const { id, url } of [called, asking]) {
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('expired')
    expect(await (await payOn({ url }, '4242424242424242')).text()).toContain('run out')
  }
  expect((await stripe.paymentIntents.list()).data.map(({ status }) => status)).toEqual(['canceled'])
})

test('a session that cannot be paid is never opened', async () => {
  const { stripe } = shopIn(sandbox)
  const eur = { currency: 'eur', unit_amount: 100, product_data: { name: 'x' } }
  const usd = { ...eur, currency: 'usd' }
  const soon = Math.floor(Date.now() / 1000) + 60
  expect(
    (await refusalOf(open(stripe, { line_items: [{ price_data: eur }, { price_data: usd }] }))).message,
  ).toContain('same currency')
  expect(
    (await refusalOf(open(stripe, { line_items: [{ price_data: { ...eur, unit_amount: 49 } }] }))).code,
  ).toBe('amount_too_small')
  expect((await refusalOf(open(stripe, { expires_at: soon }))).param).toBe('expires_at')
  expect((await refusalOf(open(stripe, { success_url: 'thanks' }))).code).toBe('url_invalid')
  expect((await refusalOf(open(stripe, { line_items: [{ price: 'price_x' }] }))).code).toBe(
    'resource_missing',
  )
})

test('what is paid every month is not sold as if it were paid once', async () => {
  const { stripe } = shopIn(sandbox)
  const price_data = {
    currency: 'usd',
    unit_amount: 900,
    product_data: { name: 'x' },
    recurring: { interval: 'month' },
  }
  expect((await refusalOf(open(stripe, { line_items: [{ price_data }] }))).message).toContain(
    'recurring price',
  )
})
