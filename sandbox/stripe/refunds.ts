import { z } from 'zod'
import { outcomeOf } from './cards'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, merged, metadata, positive, text } from './input'
import { readable } from './lists'
import { availableWith, book } from './money'
import { refused, StripeRefusal } from './refusal'
import type { Charge, Intent, Refund } from './rows'
import { refundFee, takeBack } from './shares'

/** How long a refund that the bank is slow about stays pending or looks done. */
const slowSeconds = 86_400

const create = z.strictObject({
  charge: text.optional(),
  payment_intent: text.optional(),
  amount: positive.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
  reverse_transfer: bool.optional(),
  refund_application_fee: bool.optional(),
})
type Given = z.infer<typeof create>

function chargeFor(desk: Desk, given: Given): Charge {
  if (given.charge) return desk.get<Charge>('charge', given.charge, 'charge')
  if (!given.payment_intent)
    throw refused(
      'parameter_missing',
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  const intent = desk.get<Intent>('payment_intent', given.payment_intent, 'payment_intent')
  if (intent.status !== 'succeeded' || !intent.latest_charge)
    throw new StripeRefusal(
      400,
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      {
        code: 'payment_intent_unexpected_state',
      },
    )
  return desk.get<Charge>('charge', intent.latest_charge)
}

const shown = (amount: number, currency: string) => `${(amount / 100).toFixed(2)} ${currency}`

function refundable(desk: Desk, charge: Charge, wanted: number | undefined): number {
  const left = charge.amount - charge.amount_refunded
  if (charge.status !== 'succeeded' || !charge.captured)
    throw new StripeRefusal(400, `Charge ${charge.id} has not been captured.`)
  if (charge.disputed && desk.inner(charge.id).chargedBack)
    throw refused('charge_disputed', `Charge ${charge.id} has been charged back; cannot issue a refund.`)
  if (left === 0) throw refused('charge_already_refunded', `Charge ${charge.id} has already been refunded.`)
  if (wanted !== undefined && wanted > left)
    throw new StripeRefusal(
      400,
      `Refund amount (${shown(wanted, charge.currency)}) is greater than unrefunded amount on charge (${shown(left, charge.currency)})`,
      { param: 'amount' },
    )
  return wanted ?? left
}

function refundCharge(desk: Desk, given: Given): Refund {
  const charge = chargeFor(desk, given)
  const amount = refundable(desk, charge, given.amount)
  const { currency, payment_intent } = charge
  const slow = outcomeOf(desk, charge.payment_method).refund
  const id = desk.id('re')
  if (given.refund_application_fee) refundFee(desk, charge, amount)
  const transfer_reversal = given.reverse_transfer ? takeBack(desk, charge, amount, id) : null
  const entry = book(desk, {
    type: 'refund',
    amount: -amount,
    currency,
    source: id,
    description: 'REFUND FOR CHARGE',
    availableOn: availableWith(desk, charge.balance_transaction),
  })
  const refund = desk.add<Refund>({
    id,
    object: 'refund',
    amount,
    balance_transaction: entry.id,
    charge: charge.id,
    created: desk.now(),
    currency,
    customer: charge.customer,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: merged({}, given.metadata),
    payment_intent,
    payment_method: charge.payment_method,
    reason: given.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: slow === 'pending' ? 'pending' : 'succeeded',
    transfer_reversal,
  } as Refund)
  if (slow) desk.due(desk.now() + slowSeconds, `refund ${slow}`, id)
  const after = countRefund(desk, charge, amount)
  desk.emit('refund.created', refund)
  desk.emit('charge.refunded', after)
  return refund
}

function countRefund(desk: Desk, charge: Charge, amount: number): Charge {
  const amount_refunded = charge.amount_refunded + amount
  return desk.set(charge, { amount_refunded, refunded: amount_refunded === charge.amount })
}

/** The bank got round to it. */
export function finishRefund(desk: Desk, id: string) {
  const refund = desk.get<Refund>('refund', id)
  if (refund.status === 'pending') desk.emit('refund.updated', desk.set(refund, { status: 'succeeded' }))
}

/** The buyer's bank sends the money back: the balance has it again, and the charge counts as not refunded. */
export function failRefund(desk: Desk, id: string): Refund {
  const refund = desk.get<Refund>('refund', id)
  if (refund.status === 'failed') throw refused('refund_failed', 'This refund has failed already.')
  const entry = book(desk, {
    type: 'refund_failure',
    amount: refund.amount,
    currency: refund.currency,
    source: id,
    description: 'REFUND FAILURE',
  })
  const failed = desk.set(refund, {
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: entry.id,
  })
  countRefund(desk, desk.get<Charge>('charge', refund.charge), -refund.amount)
  desk.emit('refund.failed', failed)
  desk.emit('refund.updated', failed)
  return failed
}

export const refundEndpoints: Endpoint[] = [
  endpoint('POST /v1/refunds', create, refundCharge),
  endpoint(
    'POST /v1/refunds/:id',
    z.strictObject({ metadata: metadata.optional() }),
    (desk, { metadata: tags }, id = '') => {
      const before = desk.get<Refund>('refund', id)
      const refund = desk.set(before, { metadata: merged(before.metadata, tags) })
      desk.emit('refund.updated', refund)
      return refund
    },
  ),
  ...readable('refund', '/v1/refunds', { by: ['charge', 'payment_intent'] }),
]
