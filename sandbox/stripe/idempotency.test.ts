import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { refusalOf, shopIn } from './real-client'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())

const ask = { amount: 5_000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true } as const

test('the same request under the same key has one effect and one answer', async () => {
  const { stripe } = shopIn(sandbox)
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => stripe.paymentIntents.create(ask, { idempotencyKey: 'order:1:pay:1' })),
  )
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(
    answers.filter(({ lastResponse }) => lastResponse.headers['idempotent-replayed'] === 'true'),
  ).toHaveLength(4)
  expect((await stripe.charges.list()).data).toHaveLength(1)
})

test('another request under a used key is refused and has no effect', async () => {
  const { stripe } = shopIn(sandbox)
  await stripe.paymentIntents.create(ask, { idempotencyKey: 'k' })
  const other = await refusalOf(
    stripe.paymentIntents.create({ ...ask, amount: 5_001 }, { idempotencyKey: 'k' }),
  )
  expect(other).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
  const elsewhere = await refusalOf(stripe.customers.create({}, { idempotencyKey: 'k' }))
  expect(elsewhere.type).toBe('StripeIdempotencyError')
  expect((await stripe.charges.list()).data).toHaveLength(1)
})

test('a declined card is declined again under its key, and a new key asks the bank anew', async () => {
  const { stripe } = shopIn(sandbox)
  const poor = { ...ask, payment_method: 'pm_card_chargeDeclinedInsufficientFunds' }
  const first = await refusalOf(stripe.paymentIntents.create(poor, { idempotencyKey: 'k' }))
  const again = await refusalOf(stripe.paymentIntents.create(poor, { idempotencyKey: 'k' }))
  expect(first).toMatchObject({ type: 'StripeCardError', decline_code: 'insufficient_funds' })
  expect(again.payment_intent?.id).toBe(first.payment_intent?.id)
  await refusalOf(stripe.paymentIntents.create(poor, { idempotencyKey: 'k2' }))
  expect((await stripe.paymentIntents.list()).data).toHaveLength(2)
})

test('what never ran is not remembered under its key', async () => {
  const { stripe } = shopIn(sandbox)
  const wrong = { ...ask, amount: 0 }
  expect((await refusalOf(stripe.paymentIntents.create(wrong, { idempotencyKey: 'k' }))).code).toBe(
    'parameter_invalid_integer',
  )
  expect((await stripe.paymentIntents.create(ask, { idempotencyKey: 'k' })).status).toBe('succeeded')
})

test('a key is forgotten after a day', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const first = await stripe.paymentIntents.create(ask, { idempotencyKey: 'k' })
  sandbox.stripe.advance(merchant, 86_401)
  expect((await stripe.paymentIntents.create(ask, { idempotencyKey: 'k' })).id).not.toBe(first.id)
})

test('while a request runs, a second one under its key is refused with 409', async () => {
  const { stripe } = shopIn(sandbox)
  const slow = sandbox.faults.add({
    side: 'stripe',
    path: '^/v1/customers$',
    method: 'POST',
    phase: 'after',
    act: { kind: 'slow', ms: 50_000 },
    count: 1,
  })
  const create = () => stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'c' })
  create().catch(() => null)
  while (slow.hits === 0) await new Promise((done) => setTimeout(done, 5))
  expect(await refusalOf(create())).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  expect((await stripe.customers.list()).data).toHaveLength(1)
})
