import { z } from 'zod'
import type { Reply } from '../http'
import { controlled, parse } from '../steam/control-kit'
import type { Call, Route } from '../steam/route'
import { setStanding } from './accounts'
import type { Account } from './capability'
import { cardNamed } from './cards'
import { type Desk, viewAs } from './desk'
import { closeDispute, type Dispute, openDispute } from './disputes'
import { makeEndpoint } from './events'
import { failPayout } from './payouts'
import { recordOf } from './record'
import { failRefund } from './refunds'
import { missing, StripeRefusal } from './refusal'
import type { Charge, Intent, Kept, Session, Thing } from './rows'
import { answerBank, paySession } from './session-moves'

const control = (method: Route['method'], path: string, handle: (call: Call) => unknown): Route => ({
  site: 'house',
  method,
  path: new RegExp(`^/api/stripe/([a-zA-Z0-9]+)${path}/?$`),
  handle: async (call): Promise<Reply> => {
    try {
      return await controlled(handle)(call)
    } catch (error) {
      if (error instanceof StripeRefusal) return error.reply()
      throw error
    }
  },
})

/** The platform's desk, or that of the account which an object belongs to. */
const deskOf = ({ stripe, params, host }: Call): Desk => stripe.desk(params[0] ?? '', `http://${host}`)

function named<T extends Thing>(call: Call, object: T['object']): { desk: Desk; view: T; row: Kept } {
  const [merchant = '', id = ''] = call.params
  const row = call.stripe.world.get(id)
  if (row?.merchant !== merchant || row.view.object !== object) throw missing(object, id)
  return { desk: deskOf(call).at({ owner: row.owner }), view: viewAs<T>(row), row }
}

const endpointShape = z.strictObject({
  url: z.url(),
  secret: z.string().min(8).optional(),
  enabled_events: z.array(z.string()).min(1).default(['*']),
  connect: z.boolean().default(false),
})
const standing = z.strictObject({
  status: z.enum(['active', 'pending', 'restricted']).default('active'),
  bank: z.string().default('000123456789'),
})
const delivery = z.strictObject({ tries: z.int().min(1).max(20), firstPauseMs: z.int().min(1).max(60_000) })
const paying = z.strictObject({
  card: z.string().default('visa'),
  email: z.email().default('buyer@example.com'),
  name: z.string().default('A Buyer'),
  /** What the buyer tells the bank, if it asks. */
  approve: z.boolean().default(true),
})

/** A buyer pays: what the hosted page does, without the page. */
function pay(call: Call) {
  const { card, approve, ...buyer } = parse(paying, call)
  const { desk, view } = named<Session>(call, 'checkout.session')
  const intent = paySession(desk, view, cardNamed(card), buyer)
  return intent.status === 'requires_action' ? answerBank(desk, intent, approve) : intent
}

/** What a person or a test does to one merchant's Stripe, as JSON below `/api/stripe/<merchant>`. */
export const stripeControl: Route[] = [
  control('GET', '/record', (call) => {
    const account = call.query.get('account')
    return recordOf(account ? deskOf(call).at({ owner: account }) : deskOf(call))
  }),
  control('GET', '/clock', (call) => ({ now: deskOf(call).now() })),
  control('POST', '/clock/advance', (call) => {
    const { seconds } = parse(z.strictObject({ seconds: z.number().min(0) }), call)
    call.stripe.advance(call.params[0] ?? '', seconds)
    return { now: deskOf(call).now() }
  }),
  control('POST', '/sessions/(cs_test_\\w+)/pay', pay),
  control('POST', '/intents/(pi_\\w+)/answer', (call) => {
    const { desk, view } = named<Intent>(call, 'payment_intent')
    return answerBank(desk, view, parse(z.strictObject({ approve: z.boolean() }), call).approve)
  }),
  control('POST', '/refunds/(re_\\w+)/fail', (call) =>
    failRefund(named(call, 'refund').desk, call.params[1] ?? ''),
  ),
  control('POST', '/charges/(ch_\\w+)/dispute', (call) => {
    const { desk, view } = named<Charge>(call, 'charge')
    return openDispute(
      desk,
      view,
      parse(z.strictObject({ reason: z.string().default('fraudulent') }), call).reason,
    )
  }),
  control('POST', '/disputes/(du_\\w+)/close', (call) => {
    const { desk, view } = named<Dispute>(call, 'dispute')
    return closeDispute(desk, view, parse(z.strictObject({ outcome: z.enum(['won', 'lost']) }), call).outcome)
  }),
  control('POST', '/accounts/(acct_\\w+)/standing', (call) => {
    const { status, bank } = parse(standing, call)
    return setStanding(named<Account>(call, 'v2.core.account').desk, call.params[1] ?? '', status, bank)
  }),
  control('POST', '/payouts/(po_\\w+)/fail', (call) =>
    failPayout(named(call, 'payout').desk, call.params[1] ?? ''),
  ),
  control('POST', '/endpoints', (call) => {
    const { secret, ...wished } = parse(endpointShape, call)
    return makeEndpoint(deskOf(call), wished, secret)
  }),
  control('POST', '/events/(evt_\\w+)/resend', (call) => {
    const { row } = named(call, 'event')
    call.stripe.courier.resend(row)
  }),
  control('GET', '/deliveries', ({ stripe }) => ({ open: stripe.courier.open })),
  control('POST', '/deliveries', (call) => {
    call.stripe.courier.settings = parse(delivery, call)
    return call.stripe.courier.settings
  }),
]
