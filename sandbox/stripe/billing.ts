import { periodEnd } from './calendar'
import type { Desk } from './desk'
import { collect, draft, finalize, type Invoice, markPaid, subscriptionOf, voidInvoice } from './invoices'
import { StripeRefusal } from './refusal'
import type { Customer, Intent } from './rows'
import { over, type Subscription } from './subscription-rows'

const lapseSeconds = 23 * 3_600
/** A renewal's invoice stays a draft for an hour, as Stripe lets shops add to it. */
const draftSeconds = 3_600
/** Days between the tries to collect a renewal; after the last one the subscription ends. */
const retryDays = [3, 5, 7]

export const changed = (desk: Desk, before: Subscription, change: Partial<Subscription>): Subscription => {
  const after = desk.set(before, change)
  const previous = Object.fromEntries(
    Object.keys(change).map((name) => [name, before[name as keyof Subscription]]),
  )
  desk.emit('customer.subscription.updated', after, previous)
  return after
}

/** The first invoice: its money decides whether the subscription begins. */
export function begin(desk: Desk, fresh: Subscription): { subscription: Subscription; invoice: Invoice } {
  const [item] = fresh.items.data
  const period = { start: item?.current_period_start ?? 0, end: item?.current_period_end ?? 0 }
  const free = fresh.status === 'trialing'
  const invoice = finalize(desk, draft(desk, fresh, 'subscription_create', period, free), fresh)
  const subscription = desk.set(fresh, { latest_invoice: invoice.id })
  desk.due(period.end, 'subscription renews', fresh.id)
  if (!free) desk.due(desk.now() + lapseSeconds, 'subscription lapses', fresh.id)
  desk.emit('customer.subscription.created', subscription)
  return { subscription, invoice }
}

/** The method that is charged when nobody is there to choose. */
export const methodOf = (desk: Desk, { default_payment_method, customer }: Subscription): string | null =>
  default_payment_method ??
  desk.find<Customer>('customer', customer)?.invoice_settings.default_payment_method ??
  null

/** Money arrived for an invoice: by the API, on a page, or at a retry. */
export function invoicePaid(desk: Desk, id: string) {
  const known = desk.get<Invoice>('invoice', id)
  const invoice = known.status === 'paid' ? known : markPaid(desk, known)
  const subscription = desk.get<Subscription>('subscription', subscriptionOf(invoice))
  desk.world.unschedule('subscription lapses', subscription.id)
  if (['incomplete', 'past_due'].includes(subscription.status))
    changed(desk, subscription, { status: 'active' })
}

/** An intent was settled outside of billing; when it is an invoice's, the invoice is paid. */
export function followIntent(desk: Desk, intent: Intent): Intent {
  const { invoice } = desk.inner(intent.id)
  const clock = invoice
    ? String(desk.get<Invoice & { test_clock: string | null }>('invoice', invoice).test_clock ?? '')
    : ''
  if (invoice && intent.status === 'succeeded') invoicePaid(desk.at({ clock }), invoice)
  return intent
}

/** The first payment never came. */
export function lapseSubscription(desk: Desk, id: string) {
  const subscription = desk.get<Subscription>('subscription', id)
  if (subscription.status !== 'incomplete') return
  const invoice = desk.find<Invoice>('invoice', subscription.latest_invoice ?? '')
  if (invoice?.status === 'open') voidInvoice(desk, invoice)
  desk.world.unschedule('subscription renews', id)
  changed(desk, subscription, { status: 'incomplete_expired', ended_at: desk.now() })
}

export function renew(desk: Desk, id: string) {
  const before = desk.get<Subscription>('subscription', id)
  if (over.includes(before.status) || before.status === 'incomplete') return
  if (before.cancel_at_period_end) {
    endSubscription(desk, before)
    return
  }
  const subscription = changed(desk, before, nextPeriod(desk, before))
  const [item] = subscription.items.data
  const end = item?.current_period_end ?? 0
  const invoice = draft(desk, subscription, 'subscription_cycle', {
    start: item?.current_period_start ?? 0,
    end,
  })
  desk.set(subscription, { latest_invoice: invoice.id })
  desk.due(desk.now() + draftSeconds, 'invoice finalizes', invoice.id)
  desk.due(end, 'subscription renews', id)
}

/** Periods are counted from the anchor, so that the 31st stays the 31st. */
function nextPeriod(
  desk: Desk,
  { id, items, billing_cycle_anchor, status }: Subscription,
): Partial<Subscription> {
  const cycle = Number(desk.inner(id).cycle ?? 1) + 1
  const data = items.data.map((item) => ({
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: item.price.recurring
      ? periodEnd(billing_cycle_anchor, item.price.recurring, cycle)
      : item.current_period_end,
  }))
  desk.set(desk.get<Subscription>('subscription', id), {}, { cycle: String(cycle) })
  return { items: { ...items, data }, ...(status === 'trialing' && { status: 'active' }) }
}

export function finalizeRenewal(desk: Desk, id: string) {
  const invoice = desk.get<Invoice>('invoice', id)
  const subscription = desk.get<Subscription>('subscription', subscriptionOf(invoice))
  if (invoice.status !== 'draft') return
  const open = finalize(desk, invoice, subscription)
  if (open.status === 'open') retry(desk, open.id)
}

/** One try to collect a renewal. */
export function retry(desk: Desk, id: string) {
  const invoice = desk.get<Invoice>('invoice', id)
  const subscription = desk.get<Subscription>('subscription', subscriptionOf(invoice))
  if (invoice.status !== 'open' || over.includes(subscription.status)) return
  try {
    const tried = collect(desk, invoice, methodOf(desk, subscription), true)
    if (tried.status === 'paid') invoicePaid(desk, id)
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error
    missed(desk, id, subscription)
  }
}

function missed(desk: Desk, id: string, subscription: Subscription) {
  const tried = desk.get<Invoice>('invoice', id)
  const days = retryDays[tried.attempt_count - 1]
  const next = days === undefined ? null : desk.now() + days * 86_400
  const failed = desk.set(tried, { next_payment_attempt: next })
  desk.emit('invoice.payment_failed', failed)
  if (next === null) {
    endSubscription(desk, subscription)
    return
  }
  desk.due(next, 'invoice retries', id)
  if (subscription.status !== 'past_due') changed(desk, subscription, { status: 'past_due' })
}

export function endSubscription(desk: Desk, before: Subscription): Subscription {
  for (const kind of ['subscription renews', 'subscription lapses']) desk.world.unschedule(kind, before.id)
  const now = desk.now()
  const ended = desk.set(before, {
    status: 'canceled',
    canceled_at: before.canceled_at ?? now,
    ended_at: now,
  })
  desk.emit('customer.subscription.deleted', ended)
  return ended
}
