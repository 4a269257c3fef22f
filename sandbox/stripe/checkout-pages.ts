import { type Reply, redirect } from '../http'
import { h, type Markup, page } from '../page'
import type { Call, Route } from '../steam/route'
import { cardOf, cards } from './cards'
import type { Line, Lines } from './lines'
import { nothingHere, problem, seen, shownMoney } from './page-kit'
import { StripeRefusal } from './refusal'
import type { Intent, Session } from './rows'
import { answerBank, paySession } from './session-moves'

const gone = 'This payment page does not exist.'

const successOf = ({ success_url, id }: Session): string =>
  (success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', id)

function checkout(call: Call): Reply {
  const found = seen<Session>(call, 'checkout.session')
  if (!found) return nothingHere(gone)
  return found.view.status === 'open' ? form(call, found.view, call.query.get('problem')) : over(found.view)
}

function over(session: Session): Reply {
  const [title, said, to] =
    session.status === 'complete'
      ? (['Already paid', 'This order has been paid. Nothing more is taken.', successOf(session)] as const)
      : (['Too late', 'This payment page has run out. Nothing was taken.', session.cancel_url] as const)
  return page({
    title,
    body: h`<p class="lead">${said}</p>${to ? h`<p><a href="${to}">Back to the shop</a></p>` : null}`,
  })
}

function form(call: Call, session: Session, wrong: string | null): Reply {
  const { amount_total, currency, cancel_url, customer_email } = session
  const lines: Lines = JSON.parse(call.stripe.world.get(session.id)?.inner.line_items ?? '{}')
  const described = wrong ? h` aria-describedby="problem"` : null
  const typed = (name: string) => call.form[name] ?? ''
  const body = h`${problem(wrong)}
<p class="lead">Stripe’s page, played by the sandbox. No card is charged.</p>
<div class="sides"><section aria-labelledby="what"><h2 id="what">What you pay for</h2>
<table>${lines.data.map(row)}</table>
<p><br>Total <b class="name">${shownMoney(amount_total, currency)}</b></p>
${cancel_url ? h`<p><a href="${cancel_url}">Cancel and go back</a></p>` : null}</section>
<form method="post" action="/stripe/checkout/${session.id}" class="card stack" aria-label="Card">
<label>E-mail<input name="email" type="email" autocomplete="email" required value="${typed('email') || (customer_email ?? '')}"></label>
<label>Card number<input name="number" inputmode="numeric" autocomplete="cc-number" required maxlength="23" placeholder="4242 4242 4242 4242" value="${typed('number')}"${described}></label>
<div class="row"><label>Expiry (MM / YY)<input name="expiry" inputmode="numeric" autocomplete="cc-exp" required maxlength="7" size="8" value="${typed('expiry')}"${described}></label>
<label>CVC<input name="cvc" inputmode="numeric" autocomplete="cc-csc" required maxlength="4" size="5"${described}></label></div>
<label>Name on the card<input name="name" autocomplete="cc-name" required maxlength="100" value="${typed('name')}"></label>
<button type="submit" class="go">Pay ${shownMoney(amount_total, currency)}</button></form></div>
${testCards()}`
  return page({ title: 'Pay by card', body, status: wrong && call.method === 'POST' ? 402 : 200 })
}

const row = ({ description, quantity, amount_total, currency }: Line): Markup =>
  h`<tr><td>${description}${quantity > 1 ? ` × ${quantity}` : ''}</td><td>${shownMoney(amount_total, currency)}</td></tr>`

const testCards = (): Markup =>
  h`<h2>Cards that work here</h2><p class="dim">Any expiry in the future and any three digits behind the card will do.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Test cards"><table><thead><tr><th scope="col">Number</th><th scope="col">What happens</th></tr></thead><tbody>${cards.map((card) => h`<tr><td class="mono">${card.number.replace(/(\d{4})(?=\d)/g, '$1 ')}</td><td>${effectOf(card)}</td></tr>`)}</tbody></table></div>`

function effectOf({ declined, challenge, dispute, instant, refund }: (typeof cards)[number]): string {
  if (challenge) return declined ? 'The bank asks you first, then declines' : 'The bank asks you first'
  if (declined) return `Declined: ${declined.message}`
  if (dispute) return `Paid, then disputed: ${dispute.replaceAll('_', ' ')}`
  if (refund)
    return refund === 'pending' ? 'Paid; a refund is pending for a day' : 'Paid; a refund fails after a day'
  return instant ? 'Paid, and the money is available at once' : 'Paid'
}

/** What is wrong with the form; null when the bank may be asked. */
function wrongWith(
  { email = '', number = '', expiry = '', cvc = '', name = '' }: Record<string, string>,
  now: number,
): string | null {
  if (!/^\S+@\S+$/.test(email)) return 'Your e-mail address is incomplete.'
  if (!cardOf(number)) return 'Your card number is incorrect. Only the test cards below work here.'
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s*\/\s*(?:20)?(\d{2})\s*$/.exec(expiry) ?? []
  if (!month || Number(month) < 1 || Number(month) > 12) return 'Your card’s expiry date is incomplete.'
  if (Date.UTC(2000 + Number(year), Number(month)) / 1000 <= now)
    return 'Your card’s expiry date is in the past.'
  if (!/^\d{3,4}$/.test(cvc)) return 'Your card’s security code is incomplete.'
  return name.trim() === '' ? 'The name on the card is missing.' : null
}

function submit(call: Call): Reply {
  const found = seen<Session>(call, 'checkout.session')
  if (!found) return nothingHere(gone)
  const { desk, view: session } = found
  if (session.status !== 'open') return over(session)
  const card = cardOf(call.form.number ?? '')
  const wrong = wrongWith(call.form, desk.now())
  if (wrong || !card) return form(call, session, wrong)
  try {
    const buyer = { email: call.form.email ?? '', name: call.form.name ?? '' }
    const { next_action } = paySession(desk, session, card, buyer)
    return redirect(next_action?.redirect_to_url.url ?? successOf(session), 303)
  } catch (error) {
    if (error instanceof StripeRefusal) return form(call, session, error.message)
    throw error
  }
}

function challenge(call: Call): Reply {
  const found = seen<Intent>(call, 'payment_intent')
  if (found?.view.status !== 'requires_action') return nothingHere('Your bank has no question for you.')
  const { id, amount, currency } = found.view
  const body = h`<p class="lead">Your bank asks: do you want to pay <b>${shownMoney(amount, currency)}</b>?</p>
<form method="post" action="/stripe/3ds/${id}" class="row"><button type="submit" class="go" name="answer" value="approve">Yes, pay</button><button type="submit" class="stop" name="answer" value="fail">No, this is not me</button></form>`
  return page({ title: '3-D Secure', body })
}

function answer(call: Call): Reply {
  const found = seen<Intent>(call, 'payment_intent')
  if (found?.view.status !== 'requires_action') return nothingHere('Your bank has no question for you.')
  const { desk, view } = found
  const back = view.next_action?.redirect_to_url.return_url ?? '/stripe'
  const session = desk.find<Session>('checkout.session', desk.inner(view.id).session ?? '')
  const intent = answered(() => answerBank(desk, view, call.form.answer === 'approve'))
  const failed = intent instanceof StripeRefusal ? intent.message : intent.last_payment_error?.message
  if (session)
    return redirect(failed ? `${back}?problem=${encodeURIComponent(failed)}` : successOf(session), 303)
  const to = new URL(back, `http://${call.host}`)
  to.searchParams.set('payment_intent', view.id)
  to.searchParams.set('redirect_status', failed ? 'failed' : 'succeeded')
  return redirect(to.href, 303)
}

function answered(work: () => Intent): Intent | StripeRefusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof StripeRefusal) return error
    throw error
  }
}

const at = (method: Route['method'], path: RegExp, handle: Route['handle']): Route => ({
  site: 'house',
  method,
  path,
  handle,
})

/** Pages on which a buyer pays; they need no script. */
export const checkoutPages: Route[] = [
  at('GET', /^\/stripe\/checkout\/(cs_test_\w+)$/, checkout),
  at('POST', /^\/stripe\/checkout\/(cs_test_\w+)$/, submit),
  at('GET', /^\/stripe\/3ds\/(pi_\w+)$/, challenge),
  at('POST', /^\/stripe\/3ds\/(pi_\w+)$/, answer),
]
