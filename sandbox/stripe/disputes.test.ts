import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { stripeControlOf } from './control'
import { pay, refusalOf, shopIn } from './real-client'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())

async function disputed(payment_method = 'pm_card_createDispute') {
  const shop = shopIn(sandbox)
  const { id } = await pay(shop.stripe, { payment_method })
  const [dispute] = (await shop.stripe.disputes.list({ payment_intent: id })).data
  const net = async () => (await control.record()).net.usd
  const control = stripeControlOf(sandbox.url, shop.merchant)
  return { ...shop, control, net, intent: id, id: dispute?.id ?? '', dispute }
}
const day = 86_400

test('a dispute takes the amount and a fee at once, and the charge cannot be refunded meanwhile', async () => {
  const { stripe, dispute, intent, net } = await disputed()
  expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 10_000 })
  expect(dispute?.balance_transactions).toMatchObject([{ amount: -10_000, fee: 1_500 }])
  expect(await net()).toBe(9_680 - 11_500)
  expect(await refusalOf(stripe.refunds.create({ payment_intent: intent }))).toMatchObject({
    code: 'charge_disputed',
  })
  const types = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type)
  expect(types).toContain('charge.dispute.created')
  expect(types).toContain('charge.dispute.funds_withdrawn')
})

test('evidence that wins gives the amount back, and the fee stays gone', async () => {
  const { stripe, id, net } = await disputed()
  const staged = await stripe.disputes.update(id, {
    evidence: { product_description: 'A key' },
    submit: false,
  })
  expect(staged).toMatchObject({
    status: 'needs_response',
    evidence_details: { has_evidence: true, submission_count: 0 },
  })
  const sent = await stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } })
  expect(sent).toMatchObject({ status: 'under_review', evidence: { product_description: 'A key' } })
  expect((await stripe.disputes.retrieve(id)).status).toBe('won')
  expect(await net()).toBe(9_680 - 1_500)
})

type Disputed = Awaited<ReturnType<typeof disputed>>
const ways: [string, (all: Disputed) => unknown][] = [
  ['the seller accepts it', ({ stripe, id }) => stripe.disputes.close(id)],
  ['nobody answers for ten days', ({ merchant }) => sandbox.stripe.advance(merchant, 10 * day)],
  ['the bank says so', ({ control, id }) => control.closeDispute(id, 'lost')],
  [
    'the evidence loses',
    ({ stripe, id }) => stripe.disputes.update(id, { evidence: { uncategorized_text: 'losing_evidence' } }),
  ],
]
test.each(ways)('a dispute is lost when %s', async (_, lose) => {
  const all = await disputed('pm_card_createDisputeProductNotReceived')
  await lose(all)
  const after = await all.stripe.disputes.retrieve(all.id)
  expect(after).toMatchObject({ status: 'lost', reason: 'product_not_received' })
  expect(await all.net()).toBe(9_680 - 11_500)
  const evidence = { uncategorized_text: 'too late' }
  expect((await refusalOf(all.stripe.disputes.update(all.id, { evidence }))).statusCode).toBe(400)
  expect((await all.stripe.events.list({ type: 'charge.dispute.closed' })).data).toHaveLength(1)
})

test('an inquiry takes no money and ends without any', async () => {
  const { stripe, id, dispute, net } = await disputed('pm_card_createDisputeInquiry')
  expect(dispute?.status).toBe('warning_needs_response')
  await stripe.disputes.update(id, { evidence: { uncategorized_text: 'here is the receipt' } })
  expect((await stripe.disputes.retrieve(id)).status).toBe('warning_under_review')
  expect((await stripe.disputes.close(id)).status).toBe('warning_closed')
  expect(await net()).toBe(9_680)
})

test('a test disputes what is left of a refunded charge, once', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const control = stripeControlOf(sandbox.url, merchant)
  const { id, latest_charge } = await pay(stripe)
  await stripe.refunds.create({ payment_intent: id, amount: 4_000 })
  expect(await control.openDispute(String(latest_charge), 'duplicate')).toMatchObject({ amount: 6_000 })
  await expect(control.openDispute(String(latest_charge), 'duplicate')).rejects.toThrow('disputed already')
})

test('a refund is pending for a day with a slow bank', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const { id } = await pay(stripe, { payment_method: 'pm_card_pendingRefund' })
  const refund = await stripe.refunds.create({ payment_intent: id })
  expect(refund.status).toBe('pending')
  sandbox.stripe.advance(merchant, day)
  expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded')
})

test('a refund that fails later gives the money back to the shop and can be made again', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const { id } = await pay(stripe, { payment_method: 'pm_card_refundFail' })
  const refund = await stripe.refunds.create({ payment_intent: id })
  expect(refund.status).toBe('succeeded')
  sandbox.stripe.advance(merchant, day)
  const failed = await stripe.refunds.retrieve(refund.id, {
    expand: ['charge', 'failure_balance_transaction'],
  })
  expect(failed).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    charge: { refunded: false, amount_refunded: 0 },
    failure_balance_transaction: { amount: 10_000 },
  })
  expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(10_000)
})
