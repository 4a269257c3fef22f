import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { stripeControlOf } from './control'
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

test('a person restricts a seller, lets them through, and sends a payout back', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const { id } = await stripe.v2.core.accounts.create({
    display_name: 'Mara <b>',
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
  })
  const shop = () => page(`/stripe/shops/${merchant}`)
  expect(await shop()).toContain('Mara &lt;b&gt;')
  await press(`/do/stripe/${merchant}/seller-active`, { id })
  expect(await shop()).toContain(`Restrict ${id}`)
  await pay(stripe, { payment_method: 'pm_card_bypassPending' })
  await stripe.transfers.create({ amount: 500, currency: 'usd', destination: id })
  const payout = await stripe.payouts.create({ amount: 500, currency: 'usd' }, { stripeAccount: id })
  expect(await shop()).toContain(payout.id)
  await press(`/do/stripe/${merchant}/payout-fail`, { id: payout.id })
  expect((await stripeControlOf(sandbox.url, merchant).record(id)).balance.available.usd).toBe(500)
  await press(`/do/stripe/${merchant}/seller-restricted`, { id })
  expect(await shop()).toContain(`Let ${id} through`)
})
