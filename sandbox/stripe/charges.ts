import { z } from 'zod'
import { outcomeOf } from './cards'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { merged, metadata, text } from './input'
import { found, readable } from './lists'
import { book, clearsAt, feeOf } from './money'
import type { Charge, Intent, PaymentError, PaymentMethod } from './rows'

/** The attempt to take an intent's money from a card; the bank's word is the caller's business. */
export function makeCharge(
  desk: Desk,
  intent: Intent,
  method: PaymentMethod,
  failure: PaymentError | null,
): Charge {
  const { amount, currency, customer, metadata: tags, transfer_group, application_fee_amount } = intent
  const id = desk.id('ch')
  return desk.add<Charge>({
    id,
    object: 'charge',
    amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: 'TRADEPOST',
    captured: false,
    created: desk.now(),
    currency,
    customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: tags,
    outcome: outcomeFor(failure),
    paid: failure === null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: { ...method.card, network: method.card.brand } },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: failure ? 'failed' : 'succeeded',
    transfer: null,
    transfer_data: intent.transfer_data,
    transfer_group,
  } as Charge)
}

const outcomeFor = (failure: PaymentError | null) =>
  failure
    ? {
        network_status: 'declined_by_network',
        reason: failure.decline_code ?? failure.code,
        type: 'issuer_declined',
      }
    : {
        network_status: 'approved_by_network',
        reason: null,
        risk_level: 'normal',
        seller_message: 'Payment complete.',
        type: 'authorized',
      }

/** The money is ours, less the fee; what was authorised above it is given back. */
export function captureCharge(desk: Desk, charge: Charge, amount: number): Charge {
  const { currency, id, payment_method } = charge
  const { instant, dispute } = outcomeOf(desk, payment_method)
  const entry = book(desk, {
    type: 'charge',
    amount,
    fee: feeOf(amount),
    currency,
    source: id,
    availableOn: instant ? desk.now() : clearsAt(desk),
  })
  if (dispute) desk.due(desk.now(), 'dispute', id)
  return desk.set(charge, {
    amount_captured: amount,
    amount_refunded: charge.amount - amount,
    balance_transaction: entry.id,
    captured: true,
  })
}

export const chargeEndpoints: Endpoint[] = [
  endpoint(
    'POST /v1/charges/:id',
    z.strictObject({
      metadata: metadata.optional(),
      description: text.optional(),
      transfer_group: text.optional(),
    }),
    (desk, { metadata: tags, ...given }, id = '') => {
      const before = desk.get<Charge>('charge', id)
      const plain = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      const charge = desk.set<Charge>(before, { ...plain, metadata: merged(before.metadata, tags) })
      desk.emit('charge.updated', charge)
      return charge
    },
  ),
  found('charge', '/v1/charges'),
  ...readable('charge', '/v1/charges', { by: ['payment_intent', 'customer', 'transfer_group'] }),
]
