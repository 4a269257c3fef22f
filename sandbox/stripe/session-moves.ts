import { followIntent, lapseSubscription } from './billing'
import { type Card, keepCard } from './cards'
import { makeCustomer } from './customers'
import type { Desk } from './desk'
import { makeIntent } from './intents'
import { intentOf as invoiceIntent } from './invoices'
import type { Lines } from './lines'
import { answerChallenge, cancel, confirm } from './paying'
import { StripeRefusal } from './refusal'
import type { Intent, Session } from './rows'
import type { Subscription } from './subscription-rows'
import { inTimeOf, subscribe } from './subscriptions'

export interface Buyer {
  email: string
  name: string
}

export const mustBeOpen = (session: Session, what: string) => {
  if (session.status === 'open') return
  throw new StripeRefusal(
    400,
    `Only Checkout Sessions with a status in ["open"] can be ${what}. This Checkout Session has a status of \`${session.status}\`.`,
    { code: 'checkout_session_not_open' },
  )
}

/** A person presses "Pay": the intent as it is afterwards. A refused card throws, and the session stays open. */
export function paySession(desk: Desk, session: Session, card: Card, buyer: Buyer): Intent {
  mustBeOpen(session, 'paid')
  const customer = session.customer ?? customerFor(desk, session, buyer)
  const intent = intentOf(desk, desk.set(session, {}, { ...buyer, customer: customer ?? '' }), customer)
  const method = keepCard(desk, card, customer)
  const asked = confirm(desk, intent, { method: method.id, returnUrl: session.url })
  if (asked.status !== 'requires_action') complete(desk, session, asked)
  return asked
}

/** The buyer answered the bank about the intent of a session, or about any other one. */
export function answerBank(desk: Desk, intent: Intent, approved: boolean): Intent {
  const answered = answerChallenge(desk, intent, approved)
  const session = desk.find<Session>('checkout.session', desk.inner(intent.id).session ?? '')
  if (!session) return followIntent(desk, answered)
  if (answered.status !== 'requires_payment_method') complete(desk, session, answered)
  return answered
}

const customerFor = (desk: Desk, session: Session, { email, name }: Buyer): string | null =>
  desk.inner(session.id).customer ||
  (session.customer_creation === 'always' || session.mode === 'subscription'
    ? makeCustomer(desk, { email, name }).id
    : null)

/** One intent for all tries of a session; the session shows it once it is paid. */
function intentOf(desk: Desk, session: Session, customer: string | null): Intent {
  const { intent: known, data = '{}' } = desk.inner(session.id)
  if (known) return desk.get<Intent>('payment_intent', known)
  if (session.mode === 'subscription') return subscriptionIntent(desk, session, customer ?? '')
  const { amount_total: amount, currency } = session
  const given = { ...JSON.parse(data), amount, currency, ...(customer && { customer }) }
  const intent = makeIntent(desk, given, { session: session.id })
  desk.set(session, {}, { intent: intent.id })
  return intent
}

/** The subscription waits, incomplete, until its first invoice is paid. */
function subscriptionIntent(desk: Desk, session: Session, customer: string): Intent {
  const { line_items = '{}', data = '{}' } = desk.inner(session.id)
  const lines: Lines = JSON.parse(line_items)
  const items = lines.data.map(({ price, quantity }) => ({ price: price.id, quantity }))
  const inTime = inTimeOf(desk, customer)
  const { subscription, invoice } = subscribe(inTime, { ...JSON.parse(data), customer, items })
  const intent = invoiceIntent(desk, invoice)
  if (!intent) throw new StripeRefusal(400, 'SIM: a subscription that costs nothing is not modelled.')
  desk.set(session, {}, { intent: intent.id, subscription: subscription.id, invoice: invoice.id })
  return desk.set(intent, {}, { session: session.id })
}

function complete(desk: Desk, session: Session, intent: Intent) {
  const { email = '', name = '', customer = '', subscription = '', invoice = '' } = desk.inner(session.id)
  desk.world.unschedule('session', session.id)
  const done = desk.set(session, {
    status: 'complete',
    payment_status: intent.status === 'succeeded' ? 'paid' : 'unpaid',
    payment_intent: subscription ? null : intent.id,
    ...(subscription && { subscription, invoice }),
    customer: customer || null,
    customer_details: { email, name },
    url: null,
  })
  if (subscription) {
    followIntent(desk, intent)
    const begun = desk.get<Subscription>('subscription', subscription)
    desk.set(begun, { default_payment_method: intent.payment_method })
  }
  desk.emit('checkout.session.completed', done)
}

export function expire(desk: Desk, session: Session): Session {
  mustBeOpen(session, 'expired')
  desk.world.unschedule('session', session.id)
  const { subscription, intent: known = '' } = desk.inner(session.id)
  const intent = subscription ? null : desk.find<Intent>('payment_intent', known)
  if (subscription) lapseSubscription(inTimeOf(desk, desk.inner(session.id).customer ?? ''), subscription)
  if (intent) cancel(desk, intent, 'automatic')
  const expired = desk.set(session, { status: 'expired', url: null })
  desk.emit('checkout.session.expired', expired)
  return expired
}

export const lapse = (desk: Desk, id: string) => expire(desk, desk.get<Session>('checkout.session', id))
