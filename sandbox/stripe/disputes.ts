import { z } from 'zod'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, merged, metadata, text } from './input'
import { readable } from './lists'
import { book } from './money'
import { refused, StripeRefusal } from './refusal'
import type { BalanceTransaction, Charge, Metadata, Thing } from './rows'

export interface Dispute extends Thing {
  object: 'dispute'
  amount: number
  balance_transactions: BalanceTransaction[]
  charge: string
  currency: string
  evidence: Record<string, unknown>
  evidence_details: { due_by: number; has_evidence: boolean; past_due: boolean; submission_count: number }
  metadata: Metadata
  payment_intent: string | null
  reason: string
  status: string
}

const fee = 1_500
const answerSeconds = 10 * 86_400
const pieces = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
]
const evidence = z.strictObject(Object.fromEntries(pieces.map((name) => [name, text.optional()])))
const open = ['needs_response', 'warning_needs_response']
const waiting = [...open, 'under_review', 'warning_under_review']

/** The buyer's bank takes the money back and asks for reasons; an inquiry only asks. */
export function openDispute(desk: Desk, charge: Charge, reason: string): Dispute {
  const amount = charge.amount_captured - (charge.amount_refunded - (charge.amount - charge.amount_captured))
  if (!charge.captured || amount <= 0)
    throw new StripeRefusal(400, `Charge ${charge.id} has no money left to dispute.`)
  if (charge.disputed) throw refused('charge_disputed', `Charge ${charge.id} has been disputed already.`)
  const inquiry = reason === 'inquiry'
  const due_by = desk.now() + answerSeconds
  const id = desk.id('du')
  const entry = inquiry ? null : withdraw(desk, id, amount, charge.currency)
  const dispute = desk.add<Dispute>({
    id,
    object: 'dispute',
    amount,
    balance_transactions: entry ? [entry] : [],
    charge: charge.id,
    created: desk.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...Object.fromEntries(pieces.map((name) => [name, null])), enhanced_evidence: {} },
    evidence_details: { due_by, has_evidence: false, past_due: false, submission_count: 0 },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: 'card',
      card: { brand: 'visa', case_type: inquiry ? 'inquiry' : 'chargeback' },
    },
    reason: inquiry ? 'general' : reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  } as Dispute)
  desk.set(charge, { disputed: true }, { chargedBack: inquiry ? '' : id })
  desk.due(due_by, 'dispute ends', id)
  desk.emit('charge.dispute.created', dispute)
  if (entry) desk.emit('charge.dispute.funds_withdrawn', dispute)
  return dispute
}

const withdraw = (desk: Desk, source: string, amount: number, currency: string) =>
  book(desk, {
    type: 'adjustment',
    category: 'dispute',
    amount: -amount,
    fee,
    currency,
    source,
    description: 'Chargeback',
  })

/** The bank decides. Who won has the amount again, the fee stays with the bank. */
export function closeDispute(desk: Desk, dispute: Dispute, outcome: 'won' | 'lost'): Dispute {
  if (!waiting.includes(dispute.status))
    throw new StripeRefusal(400, `This dispute is ${dispute.status} and cannot be closed again.`)
  desk.world.unschedule('dispute ends', dispute.id)
  if (dispute.status.startsWith('warning_')) return closed(desk, dispute, { status: 'warning_closed' })
  if (outcome === 'lost') return closed(desk, dispute, { status: 'lost' })
  const { amount, currency, id } = dispute
  const posting = { type: 'adjustment', category: 'dispute_reversal', amount, currency, source: id }
  const entry = book(desk, { ...posting, description: 'Chargeback reversal' })
  desk.set(desk.get<Charge>('charge', dispute.charge), {}, { chargedBack: '' })
  const won = closed(desk, dispute, {
    status: 'won',
    balance_transactions: [...dispute.balance_transactions, entry],
  })
  desk.emit('charge.dispute.funds_reinstated', won)
  return won
}

function closed(desk: Desk, dispute: Dispute, change: Partial<Dispute>): Dispute {
  const after = desk.set(dispute, change)
  desk.emit('charge.dispute.closed', after)
  return after
}

/** Nobody answered in time, or the bank has looked long enough. */
export function endDispute(desk: Desk, id: string) {
  const dispute = desk.get<Dispute>('dispute', id)
  const { uncategorized_text: said } = dispute.evidence
  closeDispute(desk, dispute, said === 'winning_evidence' ? 'won' : 'lost')
}

/** As at Stripe, the words `winning_evidence` and `losing_evidence` decide a test dispute. */
function submit(desk: Desk, dispute: Dispute): Dispute {
  const { evidence_details, status } = dispute
  const sent = { ...evidence_details, submission_count: evidence_details.submission_count + 1 }
  const review = status === 'warning_needs_response' ? 'warning_under_review' : 'under_review'
  if (['winning_evidence', 'losing_evidence'].includes(String(dispute.evidence.uncategorized_text)))
    desk.due(desk.now(), 'dispute ends', dispute.id)
  else desk.world.unschedule('dispute ends', dispute.id)
  return desk.set(dispute, { status: review, evidence_details: sent })
}

export const disputeEndpoints: Endpoint[] = [
  endpoint(
    'POST /v1/disputes/:id',
    z.strictObject({
      evidence: evidence.optional(),
      metadata: metadata.optional(),
      submit: bool.default(true),
    }),
    (desk, { evidence: given, metadata: tags, submit: now }, id = '') => {
      const before = desk.get<Dispute>('dispute', id)
      if (given && !open.includes(before.status))
        throw new StripeRefusal(400, `This dispute is ${before.status}: evidence can no longer be submitted.`)
      const kept = Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined))
      const has_evidence = before.evidence_details.has_evidence || Object.keys(kept).length > 0
      const changed = desk.set(before, {
        evidence: { ...before.evidence, ...kept },
        evidence_details: { ...before.evidence_details, has_evidence },
        metadata: merged(before.metadata, tags),
      })
      const after = given && now ? submit(desk, changed) : changed
      desk.emit('charge.dispute.updated', after)
      return after
    },
  ),
  endpoint('POST /v1/disputes/:id/close', z.strictObject({}), (desk, _, id = '') =>
    closeDispute(desk, desk.get<Dispute>('dispute', id), 'lost'),
  ),
  ...readable('dispute', '/v1/disputes', { by: ['charge', 'payment_intent'] }),
]
