import type { Stripe } from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { periodEnd } from './calendar'
import { stripeControlOf } from './control'
import { refusalOf, shopIn } from './real-client'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())

const day = 86_400
const start = Date.UTC(2027, 0, 31, 12) / 1000
const at = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)

/** A customer on a clock of its own, with a card, and a monthly price. */
async function subscriber(card = 'pm_card_visa') {
  const shop = shopIn(sandbox)
  const { stripe } = shop
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start, name: 'billing' })
  const { id: customer } = await stripe.customers.create({ email: 'sub@example.com', test_clock: clock.id })
  const useCard = async (named: string) => {
    const { id } = await stripe.paymentMethods.attach(named, { customer })
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } })
  }
  await useCard(card)
  const price = await stripe.prices.create({
    currency: 'usd',
    unit_amount: 10_000,
    recurring: { interval: 'month' },
    product_data: { name: 'Signals' },
  })
  const advance = async (to: number) => {
    await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: to })
    expect((await stripe.testHelpers.testClocks.retrieve(clock.id)).status).toBe('ready')
  }
  const create = (more: Partial<Stripe.SubscriptionCreateParams> = {}) =>
    stripe.subscriptions.create({ customer, items: [{ price: price.id }], ...more })
  const invoices = async () => (await stripe.invoices.list({ customer })).data
  const events = async () =>
    (await stripe.events.list({ limit: 100 })).data
      .map(({ type }) => type)
      .filter((type) => /invoice|subscription/.test(type))
  const control = stripeControlOf(sandbox.url, shop.merchant)
  return { ...shop, control, clock, customer, price, advance, create, invoices, events, useCard }
}
const press = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

test('months are counted from the day it began, and short ones end on their last day', () => {
  const monthly = { interval: 'month', interval_count: 1, usage_type: 'licensed' } as const
  const ends = [1, 2, 3, 12, 13].map((n) => at(periodEnd(start, monthly, n)))
  expect(ends).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2028-01-31', '2028-02-29'])
  expect(at(periodEnd(start, { ...monthly, interval: 'year' }, 1))).toBe('2028-01-31')
  expect(at(periodEnd(start, { ...monthly, interval: 'week', interval_count: 2 }, 1))).toBe('2027-02-14')
})

test('a subscription is paid at once and again every month, an hour after its invoice is drafted', async () => {
  const { create, stripe, advance, invoices } = await subscriber()
  const begun = await create({ metadata: { plan: 'pro' }, expand: ['latest_invoice.payments'] })
  expect(begun).toMatchObject({
    status: 'active',
    metadata: { plan: 'pro' },
    latest_invoice: { status: 'paid', total: 10_000 },
  })
  const end = begun.items.data[0]?.current_period_end ?? 0
  expect(at(end)).toBe('2027-02-28')
  await advance(end)
  expect((await invoices()).map(({ status, billing_reason }) => [status, billing_reason])).toEqual([
    ['draft', 'subscription_cycle'],
    ['paid', 'subscription_create'],
  ])
  await advance(end + 3_600)
  const renewed = await stripe.subscriptions.retrieve(begun.id, { expand: ['latest_invoice'] })
  expect(renewed).toMatchObject({ status: 'active', latest_invoice: { status: 'paid' } })
  expect(at(renewed.items.data[0]?.current_period_end ?? 0)).toBe('2027-03-31')
  await advance(end + 100 * day)
  expect(await invoices()).toHaveLength(5)
  const [latest] = await invoices()
  expect(latest?.parent?.subscription_details?.subscription).toBe(begun.id)
})

test('the seller gets the rest of every cycle, the platform its percentage', async () => {
  const { create, advance, stripe, control } = await subscriber()
  const { id } = await stripe.v2.core.accounts.create({
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
  })
  await control.setAccount(id)
  await create({ application_fee_percent: 20, transfer_data: { destination: id } })
  await advance(start + 30 * day)
  expect((await control.record(id)).net.usd).toBe(16_000)
  expect((await control.record()).net.usd).toBe(4_000 - 2 * 320)
})

test('a first payment that is refused leaves it incomplete for 23 hours, and it can be paid meanwhile', async () => {
  const { create, stripe, advance, useCard, invoices } = await subscriber('pm_card_chargeCustomerFail')
  const [paid, left] = [await create(), await create()]
  expect(paid.status).toBe('incomplete')
  expect(await refusalOf(create({ payment_behavior: 'error_if_incomplete' }))).toMatchObject({
    code: 'card_declined',
  })
  await useCard('pm_card_visa')
  await stripe.invoices.pay(String(paid.latest_invoice))
  await advance(start + 23 * 3_600)
  expect((await stripe.subscriptions.retrieve(paid.id)).status).toBe('active')
  expect((await stripe.subscriptions.retrieve(left.id)).status).toBe('incomplete_expired')
  expect((await invoices()).map(({ status }) => status)).toEqual(['void', 'void', 'paid'])
})

test('a bank that asks first: the subscription begins when the buyer has answered', async () => {
  const { create, stripe, control } = await subscriber('pm_card_threeDSecure2Required')
  const waiting = await create({ expand: ['latest_invoice.payments'] })
  expect(waiting.status).toBe('incomplete')
  const invoice = waiting.latest_invoice as Stripe.Invoice
  await control.answerBank(String(invoice.payments?.data[0]?.payment.payment_intent), true)
  expect((await stripe.subscriptions.retrieve(waiting.id)).status).toBe('active')
})

test('with default_incomplete nothing is taken until the intent is confirmed', async () => {
  const { create, stripe } = await subscriber()
  const waiting = await create({
    payment_behavior: 'default_incomplete',
    expand: ['latest_invoice.confirmation_secret'],
  })
  const invoice = waiting.latest_invoice as Stripe.Invoice
  const intent = invoice.confirmation_secret?.client_secret.split('_secret_')[0] ?? ''
  expect(waiting.status).toBe('incomplete')
  await stripe.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa' })
  expect((await stripe.subscriptions.retrieve(waiting.id)).status).toBe('active')
  expect((await stripe.invoices.retrieve(invoice.id)).status).toBe('paid')
})

test('a renewal that is refused is tried for fifteen days, and then the subscription ends', async () => {
  const { create, stripe, advance, useCard, events } = await subscriber()
  const { id } = await create()
  await useCard('pm_card_chargeCustomerFail')
  const due = periodEnd(start, { interval: 'month', interval_count: 1, usage_type: 'licensed' }, 1) + 3_600
  const state = async () => (await stripe.subscriptions.retrieve(id)).status
  await advance(due)
  expect(await state()).toBe('past_due')
  await advance(due + 15 * day - 1)
  expect(await state()).toBe('past_due')
  await advance(due + 15 * day)
  expect(await state()).toBe('canceled')
  const told = await events()
  expect(told.filter((type) => type === 'invoice.payment_failed')).toHaveLength(4)
  expect(told).toContain('customer.subscription.deleted')
})

test('a card that is mended in time saves the subscription', async () => {
  const { create, stripe, advance, useCard } = await subscriber()
  const { id } = await create()
  await useCard('pm_card_chargeCustomerFail')
  const due = start + 28 * day + 3_600
  await advance(due)
  await useCard('pm_card_visa')
  await advance(due + 3 * day)
  expect((await stripe.subscriptions.retrieve(id)).status).toBe('active')
})

test('a trial costs nothing until it ends', async () => {
  const { create, advance, stripe, invoices } = await subscriber()
  const { id, status } = await create({ trial_period_days: 14 })
  expect(status).toBe('trialing')
  expect((await invoices())[0]).toMatchObject({ total: 0, status: 'paid' })
  await advance(start + 14 * day + 3_600)
  const after = await stripe.subscriptions.retrieve(id)
  expect(after.status).toBe('active')
  expect(at(after.items.data[0]?.current_period_end ?? 0)).toBe('2027-03-14')
  expect((await invoices())[0]).toMatchObject({ total: 10_000, status: 'paid' })
})

test('who cancels at the end keeps what was paid; who is cancelled now does not', async () => {
  const { create, stripe, advance, invoices } = await subscriber()
  const [leaving, gone] = [await create(), await create()]
  await stripe.subscriptions.update(leaving.id, { cancel_at_period_end: true })
  expect((await stripe.subscriptions.cancel(gone.id)).status).toBe('canceled')
  const state = async (id: string) => (await stripe.subscriptions.retrieve(id)).status
  await advance(start + 27 * day)
  expect(await state(leaving.id)).toBe('active')
  await advance(start + 29 * day)
  expect(await state(leaving.id)).toBe('canceled')
  expect(await invoices()).toHaveLength(2)
  const update = stripe.subscriptions.update(gone.id, { cancel_at_period_end: true })
  expect((await refusalOf(update)).statusCode).toBe(400)
})

test('another price counts from the next period, and proration is refused by name', async () => {
  const { create, stripe, advance, price, invoices } = await subscriber()
  const { id, items } = await create()
  const dearer = await stripe.prices.create({
    currency: 'usd',
    unit_amount: 25_000,
    recurring: { interval: 'month' },
    product: String(price.product),
  })
  const changes = [{ id: items.data[0]?.id ?? '', price: dearer.id }]
  expect((await refusalOf(stripe.subscriptions.update(id, { items: changes }))).message).toContain(
    'proration',
  )
  await stripe.subscriptions.update(id, { items: changes, proration_behavior: 'none' })
  await advance(start + 29 * day)
  expect((await invoices()).map(({ total }) => total)).toEqual([25_000, 10_000])
})

test('a subscription is bought on the hosted page, and managed on another', async () => {
  const { stripe, price } = await subscriber()
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: price.id, quantity: 2 }],
    success_url: 'http://127.0.0.1:9/thanks',
    subscription_data: { metadata: { plan: 'pro' } },
  })
  const card = { email: 'mara@example.com', expiry: '12 / 40', cvc: '123', name: 'Mara' }
  expect((await press(session.url ?? '', { ...card, number: '4000000000000002' })).status).toBe(402)
  expect((await press(session.url ?? '', { ...card, number: '4242424242424242' })).status).toBe(303)
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })
  expect(done).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    subscription: { status: 'active', metadata: { plan: 'pro' } },
  })
  const customer = String(done.customer)
  const portal = await stripe.billingPortal.sessions.create({
    customer,
    return_url: 'http://127.0.0.1:9/account',
  })
  const seen = await (await fetch(portal.url)).text()
  for (const word of ['$200.00 per month', 'Cancel at the end', 'http://127.0.0.1:9/account'])
    expect(seen).toContain(word)
  const { id } = done.subscription as Stripe.Subscription
  await press(portal.url, { act: 'cancel', of: id })
  expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(true)
  await press(portal.url, { act: 'keep', of: id })
  await press(portal.url, { act: 'card', number: '5555555555554444' })
  expect(await (await fetch(portal.url)).text()).toContain('mastercard ending in 4444')
  const other = await subscriber()
  const foreign = await other.create()
  const refused = await press(portal.url, { act: 'cancel', of: foreign.id })
  expect(refused.headers.get('location')).toContain('bad=1')
})
