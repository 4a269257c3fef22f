import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { pay, refusalOf, shopIn } from './real-client'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())

const amountIn = (list: { amount: number; currency: string }[], currency = 'usd') =>
  list.find((one) => one.currency === currency)?.amount ?? 0

test('a payment leaves an intent, a charge and a balance transaction that agree, and the fee is gone', async () => {
  const { stripe } = shopIn(sandbox)
  const intent = await pay(stripe, { expand: ['latest_charge.balance_transaction'] })
  expect(intent).toMatchObject({ status: 'succeeded', amount_received: 10_000, next_action: null })
  expect(intent.latest_charge).toMatchObject({
    amount_captured: 10_000,
    paid: true,
    balance_transaction: { type: 'charge', amount: 10_000, fee: 320, net: 9_680, status: 'pending' },
  })
  expect((await stripe.balanceTransactions.list()).data).toHaveLength(1)
})

test('money is pending for two days, unless the card says otherwise', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  await pay(stripe)
  await pay(stripe, { amount: 2_000, payment_method: 'pm_card_bypassPending' })
  const early = await stripe.balance.retrieve()
  expect([amountIn(early.available), amountIn(early.pending)]).toEqual([1_912, 9_680])
  sandbox.stripe.advance(merchant, 2 * 86_400)
  const late = await stripe.balance.retrieve()
  expect([amountIn(late.available), amountIn(late.pending)]).toEqual([11_592, 0])
})

test.each([
  ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
])('%s: %s, and the intent can be paid with another card', async (payment_method, code, decline_code) => {
  const { stripe } = shopIn(sandbox)
  const refusal = await refusalOf(pay(stripe, { payment_method }))
  expect(refusal).toMatchObject({ type: 'StripeCardError', code, ...(decline_code && { decline_code }) })
  const id = refusal.payment_intent?.id ?? ''
  expect(refusal.payment_intent).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code },
  })
  const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_mastercard' })
  expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
  const charges = await stripe.charges.list({ payment_intent: id })
  expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed'])
  expect((await stripe.balanceTransactions.list()).data).toHaveLength(1)
})

test('a card that wants its bank asked waits with a page to go to', async () => {
  const { stripe } = shopIn(sandbox)
  const intent = await pay(stripe, { payment_method: 'pm_card_threeDSecure2Required' })
  expect(intent.status).toBe('requires_action')
  expect(intent.next_action?.redirect_to_url?.url).toBe(`${sandbox.url}/stripe/3ds/${intent.id}`)
  const alone = pay(stripe, { payment_method: 'pm_card_threeDSecure2Required', off_session: true })
  expect(await refusalOf(alone)).toMatchObject({ code: 'authentication_required' })
})

test('an authorisation is captured in part, cancelled, or lapses after a week', async () => {
  const { stripe, merchant } = shopIn(sandbox)
  const hold = () => pay(stripe, { capture_method: 'manual' })
  const [part, called, forgotten] = [await hold(), await hold(), await hold()]
  expect(part).toMatchObject({ status: 'requires_capture', amount_capturable: 10_000 })
  expect((await stripe.balanceTransactions.list()).data).toHaveLength(0)
  const captured = await stripe.paymentIntents.capture(part.id, { amount_to_capture: 6_000 })
  expect(captured).toMatchObject({ status: 'succeeded', amount_received: 6_000, amount_capturable: 0 })
  expect((await stripe.paymentIntents.cancel(called.id)).status).toBe('canceled')
  expect(await refusalOf(stripe.paymentIntents.capture(called.id))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  })
  sandbox.stripe.advance(merchant, 7 * 86_400)
  const lapsed = await stripe.paymentIntents.retrieve(forgotten.id)
  expect(lapsed).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' })
  expect((await stripe.balanceTransactions.list()).data.map(({ amount }) => amount)).toEqual([6_000])
})

test('refunds never give back more than was taken, however often they are asked for', async () => {
  const { stripe } = shopIn(sandbox)
  const { id } = await pay(stripe)
  const first = await stripe.refunds.create({
    payment_intent: id,
    amount: 4_000,
    metadata: { refund: 'rf_1' },
  })
  expect(first).toMatchObject({ status: 'succeeded', amount: 4_000, payment_intent: id })
  expect((await refusalOf(stripe.refunds.create({ payment_intent: id, amount: 6_001 }))).message).toContain(
    'greater',
  )
  const rest = await stripe.refunds.create({ payment_intent: id, expand: ['charge', 'balance_transaction'] })
  expect(rest).toMatchObject({
    amount: 6_000,
    charge: { refunded: true, amount_refunded: 10_000 },
    balance_transaction: { amount: -6_000, type: 'refund', fee: 0 },
  })
  expect(await refusalOf(stripe.refunds.create({ payment_intent: id }))).toMatchObject({
    code: 'charge_already_refunded',
  })
  const balance = await stripe.balance.retrieve()
  expect(amountIn(balance.pending)).toBe(-320)
})

test('nothing can be refunded that was not paid', async () => {
  const { stripe } = shopIn(sandbox)
  const open = await stripe.paymentIntents.create({ amount: 900, currency: 'eur' })
  expect((await refusalOf(stripe.refunds.create({ payment_intent: open.id }))).statusCode).toBe(400)
  expect((await refusalOf(stripe.refunds.create({}))).code).toBe('parameter_missing')
})

test('a saved card belongs to its customer', async () => {
  const { stripe } = shopIn(sandbox)
  const { id } = await stripe.customers.create({ email: 'a@example.com' })
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: id })
  expect((await stripe.customers.listPaymentMethods(id)).data.map((one) => one.id)).toEqual([card.id])
  const paid = await pay(stripe, { customer: id, payment_method: card.id })
  expect(paid).toMatchObject({ customer: id, payment_method: card.id })
  await stripe.paymentMethods.detach(card.id)
  expect((await stripe.customers.listPaymentMethods(id)).data).toEqual([])
})
