import { z } from 'zod'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { facts, int, merged, metadata, text } from './input'
import { pageOf } from './lists'
import { missing, refused } from './refusal'
import type { Customer, PaymentError, PaymentMethod } from './rows'

interface Outcome {
  /** The bank says no. */
  declined?: PaymentError
  /** The bank wants to see its customer first. */
  challenge?: true
  /** The buyer takes the money back afterwards, for this reason. */
  dispute?: string
  /** The money is available at once. */
  instant?: true
  refund?: 'pending' | 'fails'
}
export interface Card extends Outcome {
  name: string
  number: string
  brand: string
}

const decline = (code: string, message: string, decline_code?: string): PaymentError => ({
  type: 'card_error',
  code,
  message,
  ...(decline_code && { decline_code }),
})
const plain = decline('card_declined', 'Your card was declined.', 'generic_decline')
const poor = decline('card_declined', 'Your card has insufficient funds.', 'insufficient_funds')
const lost = decline('card_declined', 'Your card was declined.', 'lost_card')
const card = (name: string, number: string, outcome: Outcome = {}, brand = 'visa'): Card => ({
  name,
  number,
  brand,
  ...outcome,
})

/** Stripe's own test cards. Any other number that passes the check digit is declined as no test card. */
export const cards: Card[] = [
  card('visa', '4242424242424242'),
  card('mastercard', '5555555555554444', {}, 'mastercard'),
  card('bypassPending', '4000000000000077', { instant: true }),
  card('chargeDeclined', '4000000000000002', { declined: plain }),
  card('chargeDeclinedInsufficientFunds', '4000000000009995', { declined: poor }),
  card('chargeDeclinedLostCard', '4000000000009987', { declined: lost }),
  card('chargeDeclinedExpiredCard', '4000000000000069', {
    declined: decline('expired_card', 'Your card has expired.'),
  }),
  card('chargeDeclinedIncorrectCvc', '4000000000000127', {
    declined: decline('incorrect_cvc', "Your card's security code is incorrect."),
  }),
  card('chargeDeclinedProcessingError', '4000000000000119', {
    declined: decline(
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
    ),
  }),
  card('chargeCustomerFail', '4000000000000341', { declined: plain }),
  card('authenticationRequired', '4000002760003184', { challenge: true }),
  card('authenticationRequiredOnSetup', '4000002500003155', { challenge: true }),
  card('threeDSecure2Required', '4000000000003220', { challenge: true }),
  card('authenticationRequiredChargeDeclinedInsufficientFunds', '4000008260003178', {
    challenge: true,
    declined: poor,
  }),
  card('createDispute', '4000000000000259', { dispute: 'fraudulent' }),
  card('createDisputeProductNotReceived', '4000000000002685', { dispute: 'product_not_received' }),
  card('createDisputeInquiry', '4000000000001976', { dispute: 'inquiry' }),
  card('pendingRefund', '4000000000007726', { refund: 'pending' }),
  card('refundFail', '4000000000005126', { refund: 'fails' }),
]
const byNumber = new Map(cards.map((each) => [each.number, each]))
const byName = new Map(cards.map((each) => [each.name, each]))

export const outcomeOf = (desk: Desk, method: string | null): Outcome =>
  byNumber.get(method ? (desk.inner(method).number ?? '') : '') ?? {}

/** The card a person typed; null when it is none of the test cards. */
export const cardOf = (typed: string): Card | null => byNumber.get(typed.replace(/\D/g, '')) ?? null

/** A test card by the name that `pm_card_` and `tok_` give it. */
export function cardNamed(name: string): Card {
  const card = byName.get(name)
  if (!card) throw new RangeError(`there is no test card ${name}`)
  return card
}

export function keepCard(desk: Desk, { brand, number }: Card, customer: string | null = null): PaymentMethod {
  const method: PaymentMethod = {
    id: desk.id('pm'),
    object: 'payment_method',
    type: 'card',
    created: desk.now(),
    customer,
    card: {
      brand,
      last4: number.slice(-4),
      exp_month: 12,
      exp_year: new Date(desk.now() * 1000).getUTCFullYear() + 3,
      funding: 'credit',
      country: 'US',
    },
    metadata: {},
  }
  return desk.add(
    { ...method, billing_details: noDetails, livemode: false, allow_redisplay: 'unspecified' },
    { number },
  )
}

const noDetails = { address: null, email: null, name: null, phone: null, tax_id: null }

/** `pm_card_visa` makes a new method each time, as Stripe's test methods do. */
export function methodNamed(desk: Desk, id: string): PaymentMethod {
  const named = /^(?:pm_card|tok)_(\w+)$/.exec(id)?.[1]
  const known = named ? byName.get(named) : undefined
  if (known) return keepCard(desk, known)
  const method = desk.find<PaymentMethod>('payment_method', id)
  if (!method) throw missing('PaymentMethod', id, 'payment_method')
  return method
}

const typed = z.strictObject({
  token: text.optional(),
  number: text.optional(),
  exp_month: int.optional(),
  exp_year: int.optional(),
  cvc: text.optional(),
})

export const methodEndpoints: Endpoint[] = [
  endpoint(
    'POST /v1/payment_methods',
    z.strictObject({
      type: z.literal('card'),
      card: typed,
      billing_details: facts.optional(),
      metadata: metadata.optional(),
    }),
    (desk, { card: given, metadata: tags }) => {
      const known = cardOf(given.number ?? '') ?? byName.get((given.token ?? '').replace(/^tok_/, ''))
      if (!known) throw refused('incorrect_number', 'Your card number is incorrect.', 'card[number]')
      return desk.set(keepCard(desk, known), { metadata: merged({}, tags) })
    },
  ),
  endpoint('GET /v1/payment_methods/:id', z.strictObject({}), (desk, _, id = '') => methodNamed(desk, id)),
  endpoint(
    'POST /v1/payment_methods/:id/attach',
    z.strictObject({ customer: text }),
    (desk, { customer }, id = '') => {
      desk.get<Customer>('customer', customer, 'customer')
      const attached = desk.set(methodNamed(desk, id), { customer })
      desk.emit('payment_method.attached', attached)
      return attached
    },
  ),
  endpoint('POST /v1/payment_methods/:id/detach', z.strictObject({}), (desk, _, id = '') => {
    const detached = desk.set(desk.get<PaymentMethod>('payment_method', id), { customer: null })
    desk.emit('payment_method.detached', detached)
    return detached
  }),
  endpoint(
    'GET /v1/customers/:id/payment_methods',
    z.strictObject({ type: text.optional(), limit: int.default(10), starting_after: text.optional() }),
    (desk, { limit, starting_after }, id = '') => {
      const series = desk.world.list(desk.owner, 'payment_method', 'customer', id)
      const page = { limit, starting_after, ending_before: undefined, created: undefined }
      return pageOf(desk, series, page, `/v1/customers/${id}/payment_methods`)
    },
  ),
]
