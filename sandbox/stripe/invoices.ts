import type { Desk } from './desk'
import { makeIntent } from './intents'
import { cancel, confirm } from './paying'
import { StripeRefusal } from './refusal'
import type { Customer, Intent, Thing } from './rows'
import type { Subscription } from './subscription-rows'

export interface Invoice extends Thing {
  object: 'invoice'
  amount_due: number
  amount_paid: number
  amount_remaining: number
  attempt_count: number
  billing_reason: string
  currency: string
  customer: string
  next_payment_attempt: number | null
  parent: {
    type: 'subscription_details'
    quote_details: null
    subscription_details: { subscription: string; metadata: object }
  }
  period_end: number
  period_start: number
  status: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void'
  status_transitions: Record<string, number | null>
  total: number
}

interface Period {
  start: number
  end: number
}

export const subscriptionOf = (invoice: Invoice): string => invoice.parent.subscription_details.subscription

/** What a subscription costs in one period, as a draft. */
export function draft(
  desk: Desk,
  subscription: Subscription,
  billing_reason: string,
  period: Period,
  free = false,
): Invoice {
  const id = desk.id('in')
  const lines = subscription.items.data.map(({ price, quantity }) => ({
    id: desk.id('il'),
    object: 'line_item',
    amount: free ? 0 : price.unit_amount * quantity,
    currency: price.currency,
    description: `${quantity} × ${price.nickname ?? price.id}`,
    invoice: id,
    livemode: false,
    metadata: {},
    period,
    pricing: {
      type: 'price_details',
      price_details: { price: price.id, product: price.product },
      unit_amount_decimal: String(price.unit_amount),
    },
    quantity,
    subscription: subscription.id,
  }))
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  const customer = desk.get<Customer>('customer', subscription.customer)
  const invoice = desk.add<Invoice>(
    {
      id,
      object: 'invoice',
      amount_due: total,
      amount_paid: 0,
      amount_remaining: total,
      attempt_count: 0,
      attempted: false,
      auto_advance: true,
      billing_reason,
      collection_method: 'charge_automatically',
      created: desk.now(),
      currency: subscription.currency,
      customer: customer.id,
      customer_email: customer.email,
      customer_name: customer.name,
      default_payment_method: null,
      description: null,
      due_date: null,
      hosted_invoice_url: null,
      invoice_pdf: null,
      lines: { object: 'list', data: lines, has_more: false, url: `/v1/invoices/${id}/lines` },
      livemode: false,
      metadata: {},
      next_payment_attempt: null,
      number: null,
      parent: {
        type: 'subscription_details',
        quote_details: null,
        subscription_details: { subscription: subscription.id, metadata: subscription.metadata },
      },
      period_end: period.end,
      period_start: period.start,
      status: 'draft',
      status_transitions: {
        finalized_at: null,
        marked_uncollectible_at: null,
        paid_at: null,
        voided_at: null,
      },
      subtotal: total,
      test_clock: desk.clock || null,
      total,
    } as unknown as Invoice,
    { subscription: subscription.id },
  )
  desk.emit('invoice.created', invoice)
  return invoice
}

/** From now on it is owed: an intent waits for its money; an invoice over nothing is paid. */
export function finalize(desk: Desk, invoice: Invoice, subscription: Subscription): Invoice {
  const { customer, currency, total, status_transitions } = invoice
  const number = `${customer.slice(-8).toUpperCase()}-${desk.id('n', 4).slice(2)}`
  const open = desk.set(invoice, {
    status: 'open',
    number,
    status_transitions: { ...status_transitions, finalized_at: desk.now() },
  } as Partial<Invoice>)
  desk.emit('invoice.finalized', open)
  if (total === 0) return markPaid(desk, open)
  const percent = subscription.application_fee_percent
  const given = {
    amount: total,
    currency,
    customer,
    description: 'Subscription',
    ...(percent && { application_fee_amount: Math.round((total * percent) / 100) }),
    ...(subscription.transfer_data && { transfer_data: subscription.transfer_data }),
  }
  const intent = makeIntent(desk, given, { invoice: open.id })
  return desk.set(open, {}, { intent: intent.id, ...shownPayments(open, intent) })
}

/** Only shown when they are asked for by `expand`. */
const shownPayments = (invoice: Invoice, intent: Intent) => ({
  confirmation_secret: JSON.stringify({ client_secret: intent.client_secret, type: 'payment_intent' }),
  payments: JSON.stringify({
    object: 'list',
    data: [
      {
        id: `inpay_${invoice.id.slice(3)}`,
        object: 'invoice_payment',
        amount_requested: invoice.total,
        currency: invoice.currency,
        invoice: invoice.id,
        is_default: true,
        payment: { type: 'payment_intent', payment_intent: intent.id },
      },
    ],
    has_more: false,
    url: `/v1/invoice_payments?invoice=${invoice.id}`,
  }),
})

export const intentOf = (desk: Desk, invoice: Invoice): Intent | null =>
  desk.find<Intent>('payment_intent', desk.inner(invoice.id).intent ?? '')

/** Asks the bank for what is owed. Throws what the bank answers when it refuses. */
export function collect(desk: Desk, invoice: Invoice, method: string | null, offSession: boolean): Invoice {
  const intent = intentOf(desk, invoice)
  if (invoice.status !== 'open' || !intent)
    throw new StripeRefusal(400, `This invoice is ${invoice.status} and cannot be paid.`, {
      code: 'invoice_not_open',
    })
  const tried = desk.set(invoice, {
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
  } as Partial<Invoice>)
  if (!method)
    throw new StripeRefusal(400, 'This customer has no attached payment source or default payment method.', {
      code: 'resource_missing',
    })
  const asked = confirm(desk, intent, { method, offSession })
  return asked.status === 'succeeded' ? markPaid(desk, tried) : tried
}

export function markPaid(desk: Desk, invoice: Invoice): Invoice {
  const paid = desk.set(invoice, {
    status: 'paid',
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    next_payment_attempt: null,
    status_transitions: { ...invoice.status_transitions, paid_at: desk.now() },
  })
  desk.world.unschedule('invoice retries', invoice.id)
  desk.emit('invoice.paid', paid)
  desk.emit('invoice.payment_succeeded', paid)
  return paid
}

export function voidInvoice(desk: Desk, invoice: Invoice): Invoice {
  const intent = intentOf(desk, invoice)
  if (intent && intent.status !== 'succeeded' && intent.status !== 'canceled')
    cancel(desk, intent, 'void_invoice')
  const voided = desk.set(invoice, {
    status: 'void',
    amount_remaining: 0,
    status_transitions: { ...invoice.status_transitions, voided_at: desk.now() },
  })
  desk.emit('invoice.voided', voided)
  return voided
}
