import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { pay, shopIn } from './real-client'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())

const page = async (path: string) => (await fetch(sandbox.url + path)).text()
const press = (path: string, fields: Record<string, string>) =>
  fetch(sandbox.url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

test('a person sees the shop, its payments and its events, and moves its clock', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const { id } = await pay(stripe)
  expect(await page('/stripe')).toContain(`/stripe/shops/${merchant}`)
  const seen = await page(`/stripe/shops/${merchant}`)
  for (const word of ['$100.00', id, 'payment_intent.succeeded', 'Pending: $96.80'])
    expect(seen).toContain(word)
  expect(seen).not.toContain('<script')
  await press(`/do/stripe/${merchant}/advance`, { hours: '48' })
  expect(await page(`/stripe/shops/${merchant}`)).toContain('Available: $96.80')
})

test('a shop presses no buttons of another one, and unknown buttons say so', async () => {
  const [one, other] = [shopIn(sandbox), shopIn(sandbox)]
  const { id } = await pay(one.stripe)
  const refund = await one.stripe.refunds.create({ payment_intent: id })
  await other.stripe.balance.retrieve()
  const foreign = await press(`/do/stripe/${other.merchant}/fail-refund`, { id: refund.id })
  expect(foreign.headers.get('location')).toContain('bad=1')
  const unknown = await press(`/do/stripe/${one.merchant}/explode`, {})
  expect(unknown.headers.get('location')).toContain('bad=1')
  await press(`/do/stripe/${one.merchant}/fail-refund`, { id: refund.id })
  expect((await one.stripe.refunds.retrieve(refund.id)).status).toBe('failed')
})
