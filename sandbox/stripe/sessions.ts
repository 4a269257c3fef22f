import { z } from 'zod'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, facts, int, merged, metadata, positive, text } from './input'
import { type Lines, line, linesFor } from './lines'
import { readable } from './lists'
import { StripeRefusal } from './refusal'
import type { Customer, Session } from './rows'
import { expire } from './session-moves'

const shortest = 30 * 60
const longest = 24 * 3_600
const least = 50

const intentData = z.strictObject({
  application_fee_amount: positive.optional(),
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  receipt_email: text.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_data: z.strictObject({ destination: text, amount: positive.optional() }).optional(),
  transfer_group: text.optional(),
})
const subscriptionData = z.strictObject({
  application_fee_percent: z.string().transform(Number).pipe(z.number().min(0).max(100)).optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  transfer_data: z.strictObject({ destination: text }).optional(),
})
const create = z.strictObject({
  mode: z.enum(['payment', 'subscription']),
  ui_mode: z.literal('hosted_page').default('hosted_page'),
  line_items: z.array(line).min(1).max(100),
  success_url: text,
  cancel_url: text.optional(),
  client_reference_id: text.max(200).optional(),
  customer: text.optional(),
  customer_email: text.optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  expires_at: int.optional(),
  metadata: metadata.optional(),
  payment_intent_data: intentData.optional(),
  subscription_data: subscriptionData.optional(),
  allowed_payment_method_types: z.array(text).optional(),
  allow_promotion_codes: bool.optional(),
  billing_address_collection: text.optional(),
  locale: text.optional(),
  submit_type: text.optional(),
  shipping_address_collection: facts.optional(),
  automatic_tax: facts.optional(),
})
type Given = z.infer<typeof create>

function makeSession(desk: Desk, given: Given): Session {
  const id = desk.id('cs_test', 58)
  const now = desk.now()
  const expires_at = given.expires_at ?? now + longest
  if (expires_at < now + shortest || expires_at > now + longest)
    throw new StripeRefusal(
      400,
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      { param: 'expires_at' },
    )
  for (const name of ['success_url', 'cancel_url'] as const)
    if (given[name] && !URL.canParse(given[name]))
      throw new StripeRefusal(400, 'Not a valid URL', { code: 'url_invalid', param: name })
  const customer = given.customer ? desk.get<Customer>('customer', given.customer, 'customer') : null
  const lines = linesFor(desk, given.line_items, id)
  const amount_total = lines.data.reduce((sum, one) => sum + one.amount_total, 0)
  const currency = lines.data[0]?.currency ?? ''
  mustFit(given, lines)
  if (amount_total < least)
    throw new StripeRefusal(
      400,
      `The Checkout Session's total amount due must add up to at least ${least} of ${currency}.`,
      { code: 'amount_too_small' },
    )
  const session = desk.add<Session>(
    {
      ...blank,
      ...viewOf(given, customer),
      id,
      amount_subtotal: amount_total,
      amount_total,
      created: now,
      currency,
      expires_at,
    } as Session,
    {
      line_items: JSON.stringify(lines),
      data: JSON.stringify(
        (given.mode === 'payment' ? given.payment_intent_data : given.subscription_data) ?? {},
      ),
    },
  )
  desk.due(expires_at, 'session', id)
  return desk.set(session, { url: `${desk.origin}/stripe/checkout/${id}` })
}

/** What is paid once and what is paid every month are not mixed. */
function mustFit({ mode, payment_intent_data, subscription_data }: Given, { data }: Lines) {
  const recurring = mode === 'subscription'
  const stranger = data.find(({ price }) => (price.type === 'recurring') !== recurring)
  if (stranger)
    throw new StripeRefusal(
      400,
      `You specified \`${mode}\` mode but passed a ${stranger.price.type === 'recurring' ? 'recurring' : 'one-time'} price.`,
      { param: 'mode' },
    )
  if (recurring ? payment_intent_data : subscription_data)
    throw new StripeRefusal(400, `You can not pass this parameter in \`${mode}\` mode.`, {
      param: recurring ? 'payment_intent_data' : 'subscription_data',
    })
}

const viewOf = (given: Given, customer: Customer | null) => ({
  allow_promotion_codes: given.allow_promotion_codes ?? null,
  allowed_payment_method_types: given.allowed_payment_method_types ?? null,
  billing_address_collection: given.billing_address_collection ?? null,
  cancel_url: given.cancel_url ?? null,
  client_reference_id: given.client_reference_id ?? null,
  customer: customer?.id ?? null,
  customer_creation:
    customer || given.mode === 'subscription' ? null : (given.customer_creation ?? 'if_required'),
  customer_email: given.customer_email ?? null,
  locale: given.locale ?? null,
  metadata: merged({}, given.metadata),
  mode: given.mode,
  shipping_address_collection: given.shipping_address_collection ?? null,
  submit_type: given.submit_type ?? null,
  success_url: given.success_url,
  ui_mode: given.ui_mode,
})

/** What is the same for every session that nobody has paid yet. */
const blank = {
  object: 'checkout.session',
  adaptive_pricing: null,
  after_expiration: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer_details: null,
  discounts: [],
  invoice: null,
  livemode: false,
  payment_intent: null,
  payment_link: null,
  payment_method_options: {},
  payment_method_types: ['card'],
  payment_status: 'unpaid',
  setup_intent: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  url: null,
}

export const sessionEndpoints: Endpoint[] = [
  endpoint('POST /v1/checkout/sessions', create, makeSession),
  endpoint(
    'POST /v1/checkout/sessions/:id',
    z.strictObject({ metadata: metadata.optional() }),
    (desk, given, id = '') => {
      const session = desk.get<Session>('checkout.session', id)
      return desk.set(session, { metadata: merged(session.metadata, given.metadata) })
    },
  ),
  endpoint('POST /v1/checkout/sessions/:id/expire', z.strictObject({}), (desk, _, id = '') =>
    expire(desk, desk.get<Session>('checkout.session', id)),
  ),
  endpoint(
    'GET /v1/checkout/sessions/:id/line_items',
    z.strictObject({ limit: int.optional() }),
    (desk, _, id = '') => {
      const { line_items = '{}' } = desk.inner(desk.get<Session>('checkout.session', id).id)
      return JSON.parse(line_items)
    },
  ),
  ...readable('checkout.session', '/v1/checkout/sessions', {
    by: ['payment_intent', 'subscription', 'customer'],
    also: ['status'],
  }),
]
