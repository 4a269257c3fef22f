import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { clientOf, pay, refusalOf, shopIn } from './real-client'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())

test('only a test key opens the door, and one shop sees nothing of another', async () => {
  const live = ['sk', 'live', 'x'].join('_')
  expect(await refusalOf(clientOf(sandbox, live).balance.retrieve())).toMatchObject({
    type: 'StripeAuthenticationError',
    message: expect.stringContaining('live key'),
  })
  const [one, other] = [shopIn(sandbox).stripe, shopIn(sandbox).stripe]
  const { id } = await one.customers.create({ email: 'a@example.com' })
  expect(await refusalOf(other.customers.retrieve(id))).toMatchObject({
    code: 'resource_missing',
    statusCode: 404,
  })
})

test('what is not modelled, and every unknown parameter, is refused by name', async () => {
  const { stripe } = shopIn(sandbox)
  const unknown = await refusalOf(stripe.rawRequest('POST', '/v1/issuing/cards', {}))
  expect(unknown).toMatchObject({ statusCode: 404, message: 'SIM: unimplemented POST /v1/issuing/cards' })
  const extra = { email: 'a@example.com', favourite_colour: 'red' }
  expect(await refusalOf(stripe.customers.create(extra))).toMatchObject({
    code: 'parameter_unknown',
    param: 'favourite_colour',
  })
  const words = { amount: 'ten' as unknown as number, currency: 'usd' }
  expect(await refusalOf(stripe.paymentIntents.create(words))).toMatchObject({
    code: 'parameter_invalid_integer',
    param: 'amount',
    requestId: expect.stringMatching(/^req_/),
  })
  expect(await refusalOf(stripe.paymentIntents.create({ currency: 'usd' } as never))).toMatchObject({
    code: 'parameter_missing',
    param: 'amount',
  })
})

test('another API version is refused', async () => {
  const { merchant } = shopIn(sandbox)
  const old = clientOf(sandbox, `sk_test_${merchant}`, { apiVersion: '2020-08-27' as never })
  expect((await refusalOf(old.balance.retrieve())).message).toContain('Invalid Stripe API version')
})

test('nested and listed form fields arrive as they were meant, and an empty value clears', async () => {
  const { stripe } = shopIn(sandbox)
  const product = await stripe.products.create({
    name: 'Crate & key',
    images: ['https://example.com/a.png', 'https://example.com/b.png'],
    metadata: { order: 'ord_1', note: 'a=b&c[d]' },
    default_price_data: { currency: 'EUR', unit_amount: 1_250, recurring: { interval: 'month' } },
  })
  expect(product).toMatchObject({ name: 'Crate & key', metadata: { order: 'ord_1', note: 'a=b&c[d]' } })
  expect(product.images).toHaveLength(2)
  const price = await stripe.prices.retrieve(String(product.default_price), { expand: ['product'] })
  expect(price).toMatchObject({
    currency: 'eur',
    unit_amount: 1_250,
    type: 'recurring',
    product: { id: product.id },
  })
  const cleared = await stripe.products.update(product.id, { metadata: { note: '' } })
  expect(cleared.metadata).toEqual({ order: 'ord_1' })
})

test('lists are read by cursor in both directions, and to the end by the library', async () => {
  const { stripe } = shopIn(sandbox)
  const made: string[] = []
  for (let n = 0; n < 23; n++)
    made.push((await stripe.customers.create({ email: `${n % 2}@example.com` })).id)
  const newest = made.toReversed()
  const first = await stripe.customers.list({ limit: 5 })
  expect(first.data.map(({ id }) => id)).toEqual(newest.slice(0, 5))
  expect(first.has_more).toBe(true)
  const second = await stripe.customers.list({ limit: 5, starting_after: newest[4] ?? '' })
  expect(second.data.map(({ id }) => id)).toEqual(newest.slice(5, 10))
  const before = await stripe.customers.list({ limit: 5, ending_before: newest[10] ?? '' })
  expect(before.data.map(({ id }) => id)).toEqual(newest.slice(5, 10))
  const all = await stripe.customers.list({ limit: 10 }).autoPagingToArray({ limit: 1_000 })
  expect(all.map(({ id }) => id)).toEqual(newest)
  expect((await stripe.customers.list({ email: '1@example.com', limit: 100 })).data).toHaveLength(11)
  expect(await refusalOf(stripe.customers.list({ starting_after: 'cus_x' }))).toMatchObject({
    code: 'resource_missing',
  })
})

test('a list between two moments holds what was made between them', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const ids: string[] = []
  for (let day = 0; day < 3; day++) {
    ids.push((await stripe.customers.create()).id)
    sandbox.stripe.advance(merchant, 86_400)
  }
  const { created } = (await stripe.customers.retrieve(ids[1] ?? '')) as { created: number }
  const middle = await stripe.customers.list({ created: { gte: created, lt: created + 60 } })
  expect(middle.data.map(({ id }) => id)).toEqual([ids[1]])
})

test('an object is found again by its metadata', async () => {
  const { stripe } = shopIn(sandbox)
  const paid = await pay(stripe, { metadata: { order: 'ord_7' } })
  await pay(stripe, { metadata: { order: 'ord_8' } })
  const query = "metadata['order']:'ord_7' AND status:'succeeded'"
  expect((await stripe.paymentIntents.search({ query })).data.map(({ id }) => id)).toEqual([paid.id])
})

test('a parameter that names a prototype is a name like any other', async () => {
  const { stripe } = shopIn(sandbox)
  const reply = await refusalOf(stripe.rawRequest('POST', '/v1/customers', { '__proto__[x]': '1' } as never))
  expect(reply).toMatchObject({ code: 'parameter_unknown' })
  expect(({} as { x?: string }).x).toBeUndefined()
})

test('ids depend on the seed and on what the shop did before, and on nothing else', async () => {
  const ids = async () => {
    const fresh = await startSandbox({ world: 'empty', seed: 5 })
    const paid = await pay(clientOf(fresh, 'sk_test_same'))
    await fresh.close()
    return [paid.id, paid.latest_charge]
  }
  expect(await ids()).toEqual(await ids())
})
