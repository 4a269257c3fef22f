import { type Reply, redirect } from '../http'
import { h, type Markup, page } from '../page'
import { action, said, when } from '../steam/page-parts'
import type { Call, Route } from '../steam/route'
import { newest, sellerPresses, sellers, table } from './dashboard-sellers'
import type { Desk } from './desk'
import { closeDispute, type Dispute, openDispute } from './disputes'
import { balanceShown, nothingHere, shownMoney } from './page-kit'
import { failRefund } from './refunds'
import { StripeRefusal } from './refusal'
import type { Charge, Event, Intent, Kept, Refund, Thing } from './rows'

function shops({ stripe }: Call): Reply {
  const merchants = [...stripe.world.merchants.all()]
  const body = h`<p class="lead">Stripe, played by the sandbox. Every secret key <code>sk_test_name</code> is a shop of its own, with its own money and its own clock.</p>
${merchants.length === 0 ? h`<p>No shop has called yet.</p>` : h`<ul class="cards">${merchants.map(({ id }) => h`<li><a class="card" href="/stripe/shops/${id}"><span class="name">${id}</span><span class="dim">${stripe.world.list(stripe.desk(id).owner, 'payment_intent').size} payments</span></a></li>`)}</ul>`}`
  return page({ title: 'Payments', body })
}

function shop(call: Call): Reply {
  const [merchant = ''] = call.params
  if (!call.stripe.world.merchants.get(merchant)) return nothingHere('No shop of this name has called yet.')
  const desk = call.stripe.desk(merchant)
  const list = <T extends Thing>(object: T['object']) => newest<T>(desk, object)
  const body = h`<p class="lead">It is ${when(desk.now())} here. ${balanceShown(desk)}</p>
<form method="post" action="/do/stripe/${merchant}/advance" class="card row"><label>Move the clock by hours<input name="hours" type="number" min="0" step="any" value="48"></label><button type="submit" class="go">Move</button></form>
<h2>Payments</h2>${table(
    'Payments',
    ['When', 'Amount', 'State', 'Id', ''],
    list<Intent>('payment_intent').map((one) => payment(merchant, one)),
  )}
<h2>Disputes</h2>${table(
    'Disputes',
    ['When', 'Amount', 'Reason', 'State', ''],
    list<Dispute>('dispute').map((one) => dispute(merchant, one)),
  )}
${sellers(desk)}
<h2>Refunds</h2>${table(
    'Refunds',
    ['When', 'Amount', 'State', ''],
    list<Refund>('refund').map((one) => refund(merchant, one)),
  )}
<h2>Events</h2>${table(
    'Events',
    ['When', 'What', 'Id', ''],
    list<Event>('event').map((one) => event(merchant, one)),
  )}`
  return page({ title: merchant, body, ...said(call) })
}

const payment = (
  merchant: string,
  { id, created, amount, currency, status, latest_charge }: Intent,
): Markup =>
  h`<tr><td>${when(Number(created))}</td><td>${shownMoney(amount, currency)}</td><td><span class="tag">${status}</span></td><td class="mono">${id}</td><td>${status === 'succeeded' && latest_charge ? action(`/do/stripe/${merchant}/dispute`, { id: latest_charge }, `Dispute ${id}`) : null}</td></tr>`

const dispute = (merchant: string, { id, created, amount, currency, reason, status }: Dispute): Markup =>
  h`<tr><td>${when(Number(created))}</td><td>${shownMoney(amount, currency)}</td><td>${reason.replaceAll('_', ' ')}</td><td><span class="tag">${status}</span></td><td><div class="row">${['won', 'lost'].map((outcome) => action(`/do/stripe/${merchant}/dispute-${outcome}`, { id }, `${id} ${outcome}`))}</div></td></tr>`

const refund = (merchant: string, { id, created, amount, currency, status }: Refund): Markup =>
  h`<tr><td>${when(Number(created))}</td><td>${shownMoney(amount, currency)}</td><td><span class="tag">${status}</span></td><td>${status === 'failed' ? null : action(`/do/stripe/${merchant}/fail-refund`, { id }, `Let ${id} fail`)}</td></tr>`

const event = (merchant: string, { id, created, type }: Event): Markup =>
  h`<tr><td>${when(Number(created))}</td><td>${type}</td><td class="mono">${id}</td><td>${action(`/do/stripe/${merchant}/resend`, { id }, `Send ${id} again`)}</td></tr>`

const presses: Record<string, (call: Call, desk: Desk, row: Kept | undefined) => string> = {
  ...sellerPresses,
  advance: (call, { merchant }) => {
    call.stripe.advance(merchant, Number(call.form.hours) * 3_600)
    return 'The clock has moved.'
  },
  resend: (call, _, row) => {
    if (!row) throw new RangeError('There is no such event.')
    call.stripe.courier.resend(row)
    return 'Sent again.'
  },
  dispute: (_, desk, row) => {
    openDispute(desk, desk.get<Charge>('charge', row?.id ?? ''), 'fraudulent')
    return 'The buyer’s bank has taken the money back.'
  },
  'dispute-won': (_, desk, row) => {
    closeDispute(desk, desk.get<Dispute>('dispute', row?.id ?? ''), 'won')
    return 'Won: the money is back, the fee is not.'
  },
  'dispute-lost': (_, desk, row) => {
    closeDispute(desk, desk.get<Dispute>('dispute', row?.id ?? ''), 'lost')
    return 'Lost.'
  },
  'fail-refund': (_, desk, row) => {
    failRefund(desk, row?.id ?? '')
    return 'The bank has sent it back.'
  },
}

function press(call: Call): Reply {
  const [merchant = '', name = ''] = call.params
  const back = (words: string, bad = false) =>
    redirect(`/stripe/shops/${merchant}?said=${encodeURIComponent(words)}${bad ? '&bad=1' : ''}`, 303)
  const row = call.stripe.world.get(call.form.id ?? '')
  if (row && row.merchant !== merchant) return back('That belongs to another shop.', true)
  try {
    const work = presses[name]
    if (!work) throw new RangeError('There is no such button.')
    const desk = call.stripe.desk(merchant)
    return back(work(call, row ? desk.at({ owner: row.owner }) : desk, row))
  } catch (error) {
    if (error instanceof StripeRefusal || error instanceof RangeError) return back(error.message, true)
    throw error
  }
}

/** Stripe's dashboard, as far as a person who plays Stripe needs one. */
export const dashboardPages: Route[] = [
  { site: 'house', method: 'GET', path: /^\/stripe\/?$/, handle: shops },
  { site: 'house', method: 'GET', path: /^\/stripe\/shops\/([a-zA-Z0-9]+)\/?$/, handle: shop },
  { site: 'house', method: 'POST', path: /^\/do\/stripe\/([a-zA-Z0-9]+)\/([a-z-]+)$/, handle: press },
]
