import { type Reply, redirect } from '../http'
import { h, type Markup, page } from '../page'
import { said, when } from '../steam/page-parts'
import type { Call, Route } from '../steam/route'
import { changed } from './billing'
import { cardOf, keepCard } from './cards'
import type { Desk } from './desk'
import { payInvoice } from './invoice-endpoints'
import type { Invoice } from './invoices'
import { nothingHere, seen, shownMoney } from './page-kit'
import { StripeRefusal } from './refusal'
import type { Customer, PaymentMethod, Thing } from './rows'
import { over, type Subscription } from './subscription-rows'
import { inTimeOf } from './subscriptions'

export interface PortalSession extends Thing {
  object: 'billing_portal.session'
  customer: string
  return_url: string
}

const gone = 'This link does not exist.'

const button = (id: string, act: string, of: string, label: string, kind = ''): Markup =>
  h`<form method="post" action="/stripe/portal/${id}"><input type="hidden" name="of" value="${of}"><button type="submit" name="act" value="${act}" class="${kind}">${label}</button></form>`

function show(call: Call): Reply {
  const found = seen<PortalSession>(call, 'billing_portal.session')
  if (!found) return nothingHere(gone)
  const { desk, view } = found
  const list = <T extends Thing>(object: T['object']) =>
    desk.all<T>(object, 'customer', view.customer).toReversed()
  const card = cardShown(desk, view.customer)
  const body = h`<p class="lead">Stripe’s page, played by the sandbox. <a href="${view.return_url}">Back to the shop</a></p>
<h2>Subscriptions</h2><div class="stack">${list<Subscription>('subscription').map((one) => subscription(view.id, one))}</div>
<h2>Card</h2><p>${card ? `${card.card.brand} ending in ${card.card.last4}` : 'None yet.'}</p>
<form method="post" action="/stripe/portal/${view.id}" class="card row"><label>Card number<input name="number" inputmode="numeric" autocomplete="cc-number" required maxlength="23"></label><button type="submit" name="act" value="card">Use this card</button></form>
<h2>Invoices</h2><div class="scroll" tabindex="0" role="region" aria-label="Invoices"><table><thead><tr><th scope="col">When</th><th scope="col">Amount</th><th scope="col">State</th><td></td></tr></thead><tbody>${list<Invoice>('invoice').map((one) => invoice(view.id, one))}</tbody></table></div>`
  return page({ title: 'Your subscriptions', body, ...said(call) })
}

const subscription = (
  session: string,
  { id, status, items, cancel_at_period_end: leaving }: Subscription,
): Markup => {
  const [item] = items.data
  return h`<div class="card"><b>${item ? `${shownMoney(item.price.unit_amount * item.quantity, item.price.currency)} per ${item.price.recurring?.interval ?? ''}` : id}</b>
<p><span class="tag">${status}</span> ${leaving ? 'ends' : 'paid until'} ${when(item?.current_period_end ?? 0)}</p>${over.includes(status) ? null : leaving ? button(session, 'keep', id, 'Keep it') : button(session, 'cancel', id, 'Cancel at the end', 'stop')}</div>`
}

const invoice = (session: string, { id, created, total, currency, status }: Invoice): Markup =>
  h`<tr><td>${when(Number(created))}</td><td>${shownMoney(total, currency)}</td><td><span class="tag">${status}</span></td><td>${status === 'open' ? button(session, 'pay', id, 'Pay now', 'go') : null}</td></tr>`

const customerIn = (desk: Desk, id: string) => desk.get<Customer>('customer', id)

function cardShown(desk: Desk, customer: string): PaymentMethod | null {
  const { default_payment_method: method } = customerIn(desk, customer).invoice_settings
  return method ? desk.get<PaymentMethod>('payment_method', method) : null
}

function mine<T extends Thing & { customer: string }>(
  desk: Desk,
  object: T['object'],
  id: string,
  customer: string,
): T {
  const view = desk.get<T>(object, id)
  if (view.customer !== customer) throw new StripeRefusal(404, 'This belongs to somebody else.')
  return view
}

const acts: Record<string, (desk: Desk, customer: string, form: Record<string, string>) => string> = {
  cancel: (desk, customer, { of = '' }) => {
    changed(desk, mine<Subscription>(desk, 'subscription', of, customer), {
      cancel_at_period_end: true,
      canceled_at: desk.now(),
    })
    return 'It ends with the paid period.'
  },
  keep: (desk, customer, { of = '' }) => {
    changed(desk, mine<Subscription>(desk, 'subscription', of, customer), {
      cancel_at_period_end: false,
      canceled_at: null,
    })
    return 'It goes on.'
  },
  card: (desk, customer, { number = '' }) => {
    const card = cardOf(number)
    if (!card) throw new StripeRefusal(402, 'Your card number is incorrect.')
    const { id } = keepCard(desk, card, customer)
    desk.emit(
      'customer.updated',
      desk.set(customerIn(desk, customer), { invoice_settings: { default_payment_method: id } }),
    )
    for (const one of desk.all<Subscription>('subscription', 'customer', customer))
      if (!over.includes(one.status)) changed(desk, one, { default_payment_method: id })
    return 'The card is kept.'
  },
  pay: (desk, customer, { of = '' }) => {
    const paid = payInvoice(desk, mine<Invoice>(desk, 'invoice', of, customer), undefined)
    return paid.status === 'paid' ? 'Paid.' : 'The bank wants to ask you first.'
  },
}

function press(call: Call): Reply {
  const found = seen<PortalSession>(call, 'billing_portal.session')
  const act = acts[call.form.act ?? '']
  if (!found || !act) return nothingHere(gone)
  const { desk, view } = found
  const back = (words: string, bad = '') =>
    redirect(`/stripe/portal/${view.id}?said=${encodeURIComponent(words)}${bad}`, 303)
  try {
    return back(act(inTimeOf(desk, view.customer), view.customer, call.form))
  } catch (error) {
    if (error instanceof StripeRefusal) return back(error.message, '&bad=1')
    throw error
  }
}

const path = /^\/stripe\/portal\/(bps_\w+)$/

/** Where a subscriber cancels, changes the card and pays what is open. */
export const portalPages: Route[] = [
  { site: 'house', method: 'GET', path, handle: show },
  { site: 'house', method: 'POST', path, handle: press },
]
