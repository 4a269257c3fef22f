import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Stripe } from 'stripe'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startSandbox } from '../start'
import type { PresetName } from '../steam/fault-kinds'
import { stripeControlOf } from './control'
import { clientOf, pay, refusalOf, shopIn } from './real-client'

const sandbox = await startSandbox({ world: 'empty' })
interface Heard {
  raw: string
  signature: string
  path: string
}
const heard: Heard[] = []
const answers: number[] = []
const ear = createServer(async (request, response) => {
  heard.push({
    raw: await bodyOf(request),
    signature: String(request.headers['stripe-signature']),
    path: request.url ?? '',
  })
  response.writeHead(answers.shift() ?? 200).end('ok')
}).listen(0, '127.0.0.1')
await once(ear, 'listening')
const earUrl = `http://127.0.0.1:${(ear.address() as AddressInfo).port}`
beforeEach(() => sandbox.faults.clear())
afterAll(async () => {
  await sandbox.close()
  ear.close()
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

async function until<T>(look: () => T | Promise<T>, fits: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + 40_000
  for (;;) {
    const seen = await look()
    if (fits(seen)) return seen
    if (Date.now() > deadline) throw new Error(`still not so: ${JSON.stringify(seen)}`)
    await new Promise((done) => setTimeout(done, 10))
  }
}

/** A shop that hears of its events on a path of its own. */
async function listening(enabled_events: Stripe.WebhookEndpointCreateParams.EnabledEvent[] = ['*']) {
  const { stripe, merchant } = shopIn(sandbox)
  const endpoint = await stripe.webhookEndpoints.create({ url: `${earUrl}/${merchant}`, enabled_events })
  const mine = () => heard.filter(({ path }) => path === `/${merchant}`)
  const read = ({ raw, signature }: Heard) =>
    stripe.webhooks.constructEvent(raw, signature, endpoint.secret ?? '')
  const types = () => mine().map(({ raw }) => JSON.parse(raw).type as string)
  return { stripe, merchant, endpoint, mine, read, types, control: stripeControlOf(sandbox.url, merchant) }
}
const fault = (preset: PresetName, path: string, count = 1) => sandbox.faults.add({ preset, path, count })
const paid = '^payment_intent.succeeded$'

test('a payment is told in events that the library verifies and the API repeats', async () => {
  const { stripe, mine, read, types } = await listening()
  const intent = await pay(stripe, { metadata: { order: 'ord_1' } })
  await until(types, (list) => list.length === 3)
  expect(types().toSorted()).toEqual([
    'charge.succeeded',
    'payment_intent.created',
    'payment_intent.succeeded',
  ])
  const event = mine()
    .map(read)
    .find(({ type }) => type === 'payment_intent.succeeded')
  expect(event?.data.object).toMatchObject({
    id: intent.id,
    status: 'succeeded',
    metadata: { order: 'ord_1' },
  })
  expect(await stripe.events.retrieve(event?.id ?? '')).toMatchObject({ id: event?.id, type: event?.type })
  const listed = await stripe.events.list({ types: ['payment_intent.succeeded', 'charge.succeeded'] })
  expect(listed.data).toHaveLength(2)
})

test('an event names the request and the key that caused it', async () => {
  const { stripe } = await listening()
  const { lastResponse } = await stripe.customers.create({}, { idempotencyKey: 'cus:1' })
  const [event] = (await stripe.events.list({ type: 'customer.created' })).data
  expect(event?.request).toEqual({ id: lastResponse.requestId, idempotency_key: 'cus:1' })
})

test('one changed byte or a foreign secret is no event of ours', async () => {
  const { stripe, mine, endpoint } = await listening(['customer.created'])
  await stripe.customers.create()
  const [{ raw, signature } = { raw: '', signature: '' }] = await until(mine, (list) => list.length === 1)
  const verify = (body: string, secret: string) => () =>
    stripe.webhooks.constructEvent(body, signature, secret)
  expect(verify(raw, endpoint.secret ?? '')).not.toThrow()
  expect(verify(raw.replace('cus_', 'cuz_'), endpoint.secret ?? '')).toThrow('signature')
  expect(verify(raw, 'whsec_other')).toThrow('signature')
})

test('an endpoint hears only what it asked for, and nothing when it is off or gone', async () => {
  const { stripe, types, endpoint } = await listening(['customer.created'])
  await pay(stripe)
  await stripe.customers.create()
  await until(types, (list) => list.length === 1)
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
  await stripe.customers.create()
  await stripe.webhookEndpoints.del(endpoint.id)
  expect(await refusalOf(stripe.webhookEndpoints.retrieve(endpoint.id))).toMatchObject({
    code: 'resource_missing',
  })
  expect((await stripe.events.list({ type: 'customer.created' })).data).toHaveLength(2)
  expect(types()).toEqual(['customer.created'])
})

test('an event is sent again until the endpoint takes it', async () => {
  const { stripe, mine } = await listening(['customer.created'])
  answers.push(500, 503)
  await stripe.customers.create()
  const calls = await until(mine, (list) => list.length === 3)
  expect(new Set(calls.map(({ raw }) => raw)).size).toBe(1)
  await until(
    () => sandbox.stripe.courier.open,
    (open) => open === 0,
  )
  expect(mine()).toHaveLength(3)
})

test('a dropped event never arrives, stands in the list, and can be sent by hand', async () => {
  const { stripe, types, control } = await listening()
  fault('stripeEventDropped', paid)
  await pay(stripe)
  await until(types, (list) => list.length === 2)
  expect(types()).not.toContain('payment_intent.succeeded')
  const [missed] = (await stripe.events.list({ type: 'payment_intent.succeeded' })).data
  await control.resend(missed?.id ?? '')
  await until(types, (list) => list.includes('payment_intent.succeeded'))
})

test('a repeated event arrives six times with one id', async () => {
  const { stripe, mine, read } = await listening(['payment_intent.succeeded'])
  fault('stripeEventRepeated', paid)
  await pay(stripe)
  const all = await until(mine, (list) => list.length === 6)
  expect(new Set(all.map((one) => read(one).id)).size).toBe(1)
})

test('shuffled events arrive out of their order, every one of them', async () => {
  const { stripe, types } = await listening()
  sandbox.faults.add({ preset: 'stripeEventsShuffled', act: { kind: 'shuffle', ms: 400 } })
  for (let n = 1; n <= 6; n++) {
    await pay(stripe)
    await until(types, (list) => list.length === 3 * n)
  }
  const inOrder = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']
  const runs = Array.from({ length: 6 }, (_, n) => types().slice(3 * n, 3 * n + 3))
  for (const run of runs) expect(run.toSorted()).toEqual(inOrder.toSorted())
  expect(runs.some((run) => run.join() !== inOrder.join())).toBe(true)
})

test('a late event is still on its way when the others have arrived', async () => {
  const { stripe, types } = await listening()
  sandbox.faults.add({ preset: 'stripeEventLate', path: paid, act: { kind: 'late', ms: 600_000 } })
  const before = sandbox.stripe.courier.open
  await pay(stripe)
  await until(types, (list) => list.length === 2)
  await until(
    () => sandbox.stripe.courier.open,
    (open) => open === before + 1,
  )
  expect(types()).not.toContain('payment_intent.succeeded')
})

test('an early event is there before the answer of the call that caused it', async () => {
  const { stripe, types } = await listening(['payment_intent.succeeded'])
  fault('stripeEventEarly', paid)
  await pay(stripe)
  expect(types()).toEqual(['payment_intent.succeeded'])
})

test.each([
  ['stripeEventForged', 'signature'],
  ['stripeEventStale', 'tolerance'],
] as const)('%s: the first delivery is refused for its %s', async (preset, why) => {
  const { stripe, mine, read } = await listening(['payment_intent.succeeded'])
  fault(preset, paid)
  await pay(stripe)
  const [first] = await until(mine, (list) => list.length > 0)
  expect(() => read(first ?? { raw: '', signature: '', path: '' })).toThrow(why)
})

test.each([
  ['stripeServerError', 'StripeAPIError', 0],
  ['stripeServerErrorAfter', 'StripeAPIError', 1],
  ['stripeHtml', 'StripeAPIError', 0],
  ['stripeHtmlOk', 'StripeAPIError', 1],
  ['stripeLockTimeout', 'StripeAPIError', 0],
  ['stripeRateLimited', 'StripeRateLimitError', 0],
  ['stripeHang', 'StripeConnectionError', 0],
  ['stripeHangAfter', 'StripeConnectionError', 1],
] as const)('%s is a %s with %i charges, and the same key finds out', async (preset, type, charges) => {
  const { stripe, merchant } = shopIn(sandbox)
  const hasty = clientOf(sandbox, `sk_test_${merchant}`, {
    timeout: preset.startsWith('stripeHang') ? 2_000 : 30_000,
  })
  const struck = fault(preset, '^/v1/payment_intents$')
  const ask = { amount: 900, currency: 'usd', payment_method: 'pm_card_visa', confirm: true } as const
  const lost = await refusalOf(hasty.paymentIntents.create(ask, { idempotencyKey: 'k' }))
  expect(lost.type).toBe(type)
  await until(
    () => struck.hits,
    (hits) => hits === 1,
  )
  await until(
    async () => (await stripe.charges.list()).data.length,
    (made) => made === charges,
  )
  expect((await stripe.paymentIntents.create(ask, { idempotencyKey: 'k' })).status).toBe('succeeded')
  expect((await stripe.charges.list()).data).toHaveLength(1)
})

test('a lost connection is tried again by the library and charges once', async () => {
  const { stripe } = shopIn(sandbox)
  const lost = fault('stripeResetAfter', '^/v1/payment_intents$')
  await pay(stripe)
  expect(lost.hits).toBe(1)
  expect((await stripe.charges.list()).data).toHaveLength(1)
})

test('the record adds up: what was booked is what the balance says', async () => {
  const { stripe, control } = await listening(['customer.created'])
  const { id } = await pay(stripe)
  await stripe.refunds.create({ payment_intent: id, amount: 1_000 })
  const failing = await pay(stripe, { payment_method: 'pm_card_visa' })
  const refund = await stripe.refunds.create({ payment_intent: failing.id })
  await control.failRefund(refund.id)
  const record = await control.record()
  expect(record.payments).toMatchObject([
    { id, received: 10_000, refunded: 1_000, charges: 1 },
    { id: failing.id, received: 10_000, refunded: 0, charges: 1 },
  ])
  expect(record.booked).toEqual({ 'charge usd': 20_000, 'refund usd': -11_000, 'refund_failure usd': 10_000 })
  expect(record.net.usd).toBe((record.balance.available.usd ?? 0) + (record.balance.pending.usd ?? 0))
})
