import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Stripe } from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { stripeControlOf } from './control'
import { pay, refusalOf, shopIn } from './real-client'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())

const include = ['configuration.recipient', 'requirements', 'identity'] as const
const create = (stripe: Stripe) =>
  stripe.v2.core.accounts.create({
    contact_email: 'seller@example.com',
    display_name: 'Mara',
    dashboard: 'express',
    identity: { country: 'DE' },
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
    include: [...include],
  })
const link = (stripe: Stripe, account: string) =>
  stripe.v2.core.accountLinks.create({
    account,
    use_case: {
      type: 'account_onboarding',
      account_onboarding: {
        refresh_url: 'http://127.0.0.1:9/again',
        return_url: 'http://127.0.0.1:9/back',
      },
    },
  })
const stateOf = async (stripe: Stripe, id: string) => {
  const account = await stripe.v2.core.accounts.retrieve(id, { include: [...include] })
  const transfers = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers
  return [transfers?.status, account.requirements?.entries?.length ?? 0]
}
const person = {
  given: 'Mara',
  surname: 'Vey',
  born: '1990-01-01',
  street: 'Weg 1',
  bank: '000123456789',
  terms: 'on',
}
const press = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

async function selling() {
  const shop = shopIn(sandbox)
  const control = stripeControlOf(sandbox.url, shop.merchant)
  const { id } = await create(shop.stripe)
  await control.setAccount(id)
  const charge = async (amount = 10_000, payment_method = 'pm_card_visa') =>
    String((await pay(shop.stripe, { amount, payment_method, transfer_group: 'ord_1' })).latest_charge)
  const rich = () => charge(50_000, 'pm_card_bypassPending')
  const net = async (account?: string) => (await control.record(account)).net.usd ?? 0
  return { ...shop, control, seller: id, charge, rich, net, as: { stripeAccount: id } }
}

test('a seller answers the questions on the hosted page and may be paid', async () => {
  const { stripe } = shopIn(sandbox)
  const account = await create(stripe)
  expect(await stateOf(stripe, account.id)).toEqual(['restricted', 6])
  const { url, expires_at } = await link(stripe, account.id)
  expect(Date.parse(expires_at)).toBeGreaterThan(Date.now())
  expect(await (await fetch(url)).text()).toContain('Still needed: 6 things')
  expect((await press(url, { ...person, born: '2025-01-01' })).status).toBe(422)
  const done = await press(url, person)
  expect([done.status, done.headers.get('location')]).toEqual([303, 'http://127.0.0.1:9/back'])
  expect(await stateOf(stripe, account.id)).toEqual(['active', 0])
})

test('a slow verification waits an hour, and a stale link leads back to the shop', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const { id } = await create(stripe)
  const { url } = await link(stripe, id)
  await press(url, { ...person, slow: 'on' })
  expect(await stateOf(stripe, id)).toEqual(['pending', 1])
  sandbox.stripe.advance(merchant, 3_600)
  expect(await stateOf(stripe, id)).toEqual(['active', 0])
  const late = await fetch(url, { redirect: 'manual' })
  expect(late.headers.get('location')).toBe('http://127.0.0.1:9/again')
})

test('what nobody asked to see is not shown, and accounts are listed to the end', async () => {
  const { stripe } = shopIn(sandbox)
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.push((await create(stripe)).id)
  const plain = await stripe.v2.core.accounts.retrieve(ids[0] ?? '')
  expect([plain.configuration, plain.requirements, plain.contact_email]).toEqual([
    null,
    null,
    'seller@example.com',
  ])
  const seen: string[] = []
  for await (const { id } of stripe.v2.core.accounts.list({ limit: 2 })) seen.push(id)
  expect(seen).toEqual(ids.toReversed())
  expect((await refusalOf(stripe.v2.core.accounts.retrieve('acct_x'))).statusCode).toBe(404)
})

test('a thin event names the account whose capability changed, and the library reads it', async () => {
  const heard: { raw: string; signature: string }[] = []
  const ear = createServer(async (request, response) => {
    let raw = ''
    for await (const chunk of request) raw += chunk
    heard.push({ raw, signature: String(request.headers['stripe-signature']) })
    response.end()
  }).listen(0, '127.0.0.1')
  await once(ear, 'listening')
  const { stripe, merchant } = shopIn(sandbox)
  const type = 'v2.core.account[configuration.recipient].capability_status_updated'
  const destination = await stripe.v2.core.eventDestinations.create({
    name: 'accounts',
    type: 'webhook_endpoint',
    event_payload: 'thin',
    enabled_events: [type],
    webhook_endpoint: { url: `http://127.0.0.1:${(ear.address() as AddressInfo).port}/` },
    include: ['webhook_endpoint.signing_secret'],
  })
  const { id } = await create(stripe)
  await stripeControlOf(sandbox.url, merchant).setAccount(id)
  while (heard.length === 0) await new Promise((done) => setTimeout(done, 5))
  const [{ raw, signature } = { raw: '', signature: '' }] = heard
  const secret = destination.webhook_endpoint?.signing_secret ?? ''
  const told = stripe.parseEventNotification(raw, signature, secret)
  expect(told).toMatchObject({ type, related_object: { id } })
  expect(() => stripe.webhooks.constructEvent(raw, signature, secret)).toThrow('thin')
  expect(await stripe.v2.core.events.retrieve(told.id)).toMatchObject({ id: told.id, type })
  ear.close()
})

test('one charge is shared among sellers and never more than it took', async () => {
  const { stripe, seller, charge, control, net } = await selling()
  const source_transaction = await charge()
  const share = (amount: number) =>
    stripe.transfers.create({
      amount,
      currency: 'usd',
      destination: seller,
      source_transaction,
      metadata: { line: '1' },
    })
  const first = await share(7_000)
  expect(first).toMatchObject({ destination: seller, transfer_group: 'ord_1', reversed: false })
  expect((await refusalOf(share(3_001))).message).toContain('must not exceed')
  await share(3_000)
  expect(await net(seller)).toBe(10_000)
  expect(await net()).toBe(-320)
  expect((await control.record()).payments).toMatchObject([{ transferred: 10_000 }])
  const there = await stripe.balance.retrieve({}, { stripeAccount: seller })
  expect(there.pending).toMatchObject([{ amount: 10_000, currency: 'usd' }])
})

test('a transfer without a source needs money that is there, and an account that may have it', async () => {
  const { stripe, seller, charge, rich, control } = await selling()
  await charge()
  const send = () => stripe.transfers.create({ amount: 5_000, currency: 'usd', destination: seller })
  expect(await refusalOf(send())).toMatchObject({ code: 'balance_insufficient' })
  await rich()
  expect((await send()).amount).toBe(5_000)
  await control.setAccount(seller, { status: 'restricted' })
  expect(await refusalOf(send())).toMatchObject({ code: 'insufficient_capabilities_for_transfer' })
})

test('a transfer is reversed in parts, up to all of it and no further than the seller has', async () => {
  const { stripe, seller, rich, as, net } = await selling()
  await rich()
  const { id } = await stripe.transfers.create({ amount: 5_000, currency: 'usd', destination: seller })
  const part = await stripe.transfers.createReversal(id, { amount: 2_000, metadata: { refund: 'rf_1' } })
  expect(part).toMatchObject({ object: 'transfer_reversal', amount: 2_000, transfer: id })
  expect((await refusalOf(stripe.transfers.createReversal(id, { amount: 3_001 }))).statusCode).toBe(400)
  await stripe.payouts.create({ amount: 2_500, currency: 'usd' }, as)
  expect(await refusalOf(stripe.transfers.createReversal(id))).toMatchObject({ code: 'balance_insufficient' })
  await stripe.transfers.createReversal(id, { amount: 500 })
  expect(await stripe.transfers.retrieve(id)).toMatchObject({ amount_reversed: 2_500, reversed: false })
  expect(await net(seller)).toBe(0)
  expect((await stripe.transfers.listReversals(id)).data).toHaveLength(2)
})

test('a destination charge gives the seller the rest and the platform its fee, and refunds undo both', async () => {
  const { stripe, seller, net } = await selling()
  const { id } = await pay(stripe, { application_fee_amount: 1_500, transfer_data: { destination: seller } })
  expect([await net(seller), await net()]).toEqual([8_500, 1_500 - 320])
  for (const amount of [3_333, 3_333, 3_334])
    await stripe.refunds.create({
      payment_intent: id,
      amount,
      reverse_transfer: true,
      refund_application_fee: true,
    })
  expect([await net(seller), await net()]).toEqual([0, -320])
  const [fee] = (await stripe.applicationFees.list()).data
  expect(fee).toMatchObject({ amount: 1_500, amount_refunded: 1_500, refunded: true })
})

test('a payout runs on the seller’s own balance and arrives after two days', async () => {
  const { stripe, seller, rich, as, merchant, net } = await selling()
  await rich()
  await stripe.transfers.create({ amount: 5_000, currency: 'usd', destination: seller })
  const ask = (amount: number) =>
    stripe.payouts.create({ amount, currency: 'usd', metadata: { payout: 'po' } }, as)
  expect(await refusalOf(ask(5_001))).toMatchObject({ code: 'balance_insufficient' })
  const { id, status } = await ask(5_000)
  expect(status).toBe('pending')
  const state = async () => (await stripe.payouts.retrieve(id, {}, as)).status
  sandbox.stripe.advance(merchant, 3_600)
  expect(await state()).toBe('in_transit')
  sandbox.stripe.advance(merchant, 2 * 86_400)
  expect(await state()).toBe('paid')
  expect(await net(seller)).toBe(0)
  const told = (await stripe.events.list({ type: 'payout.paid' }, as)).data
  expect(told).toMatchObject([{ account: seller, data: { object: { id } } }])
  expect((await stripe.events.list({ type: 'payout.paid' })).data).toEqual([])
})

test('a payout that fails, even after it was paid, gives the money back to the seller', async () => {
  const { stripe, seller, rich, as, merchant, control, net } = await selling()
  await rich()
  await stripe.transfers.create({ amount: 5_000, currency: 'usd', destination: seller })
  const ask = () => stripe.payouts.create({ amount: 2_000, currency: 'usd' }, as)
  const [late, called] = [await ask(), await ask()]
  expect((await stripe.payouts.cancel(called.id, {}, as)).status).toBe('canceled')
  sandbox.stripe.advance(merchant, 2 * 86_400)
  await control.failPayout(late.id)
  expect(await stripe.payouts.retrieve(late.id, {}, as)).toMatchObject({
    status: 'failed',
    failure_code: 'could_not_process',
  })
  await control.setAccount(seller, { bank: '000111111116' })
  const { id } = await ask()
  sandbox.stripe.advance(merchant, 2 * 86_400)
  expect(await stripe.payouts.retrieve(id, {}, as)).toMatchObject({
    status: 'failed',
    failure_code: 'no_account',
  })
  expect(await net(seller)).toBe(5_000)
})
