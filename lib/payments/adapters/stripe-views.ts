import type { Stripe } from 'stripe'
import type { Booking, CardDispute, Checkout, Hint, Payment, Payout, Refund, Seller } from '../port'

export const idOf = (one: string | { id: string } | null): string | null =>
  typeof one === 'string' ? one : (one?.id ?? null)

export const sums = (list: { amount: number; currency: string }[]): Record<string, number> =>
  Object.fromEntries(list.map(({ amount, currency }) => [currency, amount]))

export function checkoutOf(session: Stripe.Checkout.Session): Checkout {
  const { id, status, payment_status, url, payment_intent, metadata, amount_total, currency } = session
  const done = payment_status === 'unpaid' ? 'pending' : 'paid'
  return {
    id,
    state: status === 'complete' ? done : status === 'expired' ? 'expired' : 'open',
    url,
    payment: idOf(payment_intent),
    charge: typeof payment_intent === 'object' ? idOf(payment_intent?.latest_charge ?? null) : null,
    order: metadata?.order ?? null,
    amountMinor: amount_total ?? 0,
    currency: currency ?? '',
  }
}

const paymentStates: Record<string, Payment['state']> = {
  succeeded: 'paid',
  requires_capture: 'authorised',
  canceled: 'canceled',
}

export function paymentOf(intent: Stripe.PaymentIntent): Payment {
  const { id, status, amount, amount_received, currency, latest_charge: charge, metadata } = intent
  const last = typeof charge === 'object' ? charge : null
  return {
    id,
    state: paymentStates[status] ?? 'open',
    amountMinor: amount,
    receivedMinor: amount_received,
    refundedMinor: status === 'succeeded' ? (last?.amount_refunded ?? 0) : 0,
    currency,
    charge: status === 'succeeded' ? (last?.id ?? null) : null,
    disputed: last?.disputed ?? false,
    order: metadata.order ?? null,
  }
}

const refundStates: Record<string, Refund['state']> = {
  succeeded: 'done',
  failed: 'failed',
  canceled: 'failed',
}
export const refundOf = ({ id, status, amount }: Stripe.Refund): Refund => ({
  id,
  state: refundStates[status ?? ''] ?? 'pending',
  amountMinor: amount,
})

const disputeStates: Record<string, CardDispute['state']> = {
  needs_response: 'open',
  warning_needs_response: 'open',
  won: 'won',
  prevented: 'won',
  warning_closed: 'won',
  lost: 'lost',
}

export const disputeOf = (dispute: Stripe.Dispute): CardDispute => ({
  id: dispute.id,
  payment: idOf(dispute.payment_intent),
  amountMinor: dispute.amount,
  currency: dispute.currency,
  reason: dispute.reason,
  state: disputeStates[dispute.status] ?? 'under_review',
  withdrawn: dispute.balance_transactions.some(({ amount }) => amount < 0),
  dueAt: dispute.evidence_details.due_by ? new Date(dispute.evidence_details.due_by * 1000) : null,
})

export function sellerOf({ id, configuration, requirements }: Stripe.V2.Core.Account): Seller {
  const status = configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status
  return {
    id,
    state: status === 'active' || status === 'pending' ? status : 'restricted',
    missing: (requirements?.entries ?? []).map(({ description }) => description),
  }
}

const payoutStates: Record<string, Payout['state']> = { paid: 'paid', failed: 'failed', canceled: 'failed' }
export const payoutOf = ({ id, status, amount, failure_code }: Stripe.Payout): Payout => ({
  id,
  state: payoutStates[status] ?? 'on_its_way',
  amountMinor: amount,
  failure: failure_code,
})

export const hintOf = ({ id, type, account, data }: Stripe.Event): Hint => ({
  id,
  type,
  about: String('id' in data.object ? data.object.id : ''),
  account: account ?? null,
})

/** Events of v2 name only whom they are about, and are read by a function of their own. */
export const isThin = (raw: string): boolean => /^\s*\{[^{]*"object"\s*:\s*"v2\.core\.event"/.test(raw)

function relatedTo(event: Stripe.V2.Core.EventNotification): string {
  const related = 'related_object' in event ? event.related_object : null
  return related && 'id' in related ? String(related.id) : ''
}

export const thinHint = (event: Stripe.V2.Core.EventNotification): Hint => ({
  id: event.id,
  type: event.type,
  about: relatedTo(event),
  account: null,
})

export const bookingOf = (one: Stripe.BalanceTransaction): Booking => ({
  id: one.id,
  at: new Date(one.created * 1000),
  kind: one.type,
  amountMinor: one.amount,
  feeMinor: one.fee,
  currency: one.currency,
  source: idOf(one.source),
})
