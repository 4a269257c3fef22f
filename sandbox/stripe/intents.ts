import { z } from 'zod'
import { methodNamed } from './cards'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, currency, facts, type Given, merged, metadata, positive, text } from './input'
import { found, readable } from './lists'
import { cancel, capture, confirm, mustBe } from './paying'
import { refused } from './refusal'
import type { Intent } from './rows'
import { mustBeSharable } from './shares'

const least = 50

const kept = {
  customer: text.optional(),
  description: text.optional(),
  receipt_email: text.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  shipping: facts.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_group: text.optional(),
  application_fee_amount: positive.optional(),
}
const fields = { ...kept, metadata: metadata.optional(), payment_method: text.optional() }
const confirming = {
  return_url: text.optional(),
  off_session: bool.optional(),
  error_on_requires_action: bool.optional(),
}
const create = z.strictObject({
  ...fields,
  ...confirming,
  amount: positive,
  currency,
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).default('automatic'),
  confirm: bool.default(false),
  confirmation_method: z.enum(['automatic', 'manual']).default('automatic'),
  automatic_payment_methods: facts.optional(),
  allowed_payment_method_types: z.array(text).optional(),
  payment_method_options: facts.optional(),
  transfer_data: z.strictObject({ destination: text, amount: positive.optional() }).optional(),
  on_behalf_of: text.optional(),
})

const known = (given: object) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))

interface NewIntent extends z.infer<z.ZodObject<typeof kept>> {
  amount: number
  currency: string
  metadata?: Given | undefined
  capture_method?: string
  transfer_data?: { destination: string; amount?: number | undefined } | undefined
}

/** An intent that nobody has confirmed yet. `inner` ties it to what it pays for. */
export function makeIntent(desk: Desk, given: NewIntent, inner: Record<string, string> = {}): Intent {
  const { metadata: tags, ...plain } = given
  if (plain.amount < least)
    throw refused('amount_too_small', `Amount must be at least ${least} of ${plain.currency}`, 'amount')
  if (plain.customer) desk.get('customer', plain.customer, 'customer')
  mustBeSharable(desk, plain)
  const id = desk.id('pi')
  const intent = desk.add<Intent>(
    {
      id,
      object: 'payment_intent',
      allowed_payment_method_types: null,
      amount_capturable: 0,
      amount_details: { tip: {} },
      amount_received: 0,
      application: null,
      application_fee_amount: null,
      automatic_payment_methods: null,
      canceled_at: null,
      cancellation_reason: null,
      capture_method: 'automatic',
      client_secret: `${id}_secret_${desk.id('x', 25).slice(2)}`,
      confirmation_method: 'automatic',
      created: desk.now(),
      customer: null,
      description: null,
      last_payment_error: null,
      latest_charge: null,
      livemode: false,
      managed_payments: null,
      next_action: null,
      on_behalf_of: null,
      payment_method: null,
      payment_method_options: {},
      payment_method_types: ['card'],
      processing: null,
      receipt_email: null,
      review: null,
      setup_future_usage: null,
      shipping: null,
      source: null,
      statement_descriptor: null,
      statement_descriptor_suffix: null,
      status: 'requires_payment_method',
      transfer_data: null,
      transfer_group: null,
      ...known(plain),
      metadata: merged({}, tags),
    } as unknown as Intent,
    inner,
  )
  desk.emit('payment_intent.created', intent)
  return intent
}

function withMethod(desk: Desk, intent: Intent, named: string | undefined): Intent {
  if (!named) return intent
  return desk.set(intent, { payment_method: methodNamed(desk, named).id, status: 'requires_confirmation' })
}

const confirmed = z.strictObject({
  ...confirming,
  payment_method: text.optional(),
  receipt_email: text.optional(),
})

export const intentEndpoints: Endpoint[] = [
  endpoint('POST /v1/payment_intents', create, (desk, given) => {
    const {
      payment_method,
      confirm: now,
      return_url,
      off_session,
      error_on_requires_action: _,
      ...plain
    } = given
    const intent = withMethod(desk, makeIntent(desk, plain), payment_method)
    return now ? confirm(desk, intent, { returnUrl: return_url, offSession: off_session ?? false }) : intent
  }),
  endpoint(
    'POST /v1/payment_intents/:id',
    z.strictObject({ ...fields, amount: positive.optional() }),
    (desk, { metadata: tags, payment_method, ...given }, id = '') => {
      const before = desk.get<Intent>('payment_intent', id)
      if (given.amount !== undefined || payment_method) mustBe(before, 'update')
      const changed = desk.set(before, { ...known(given), metadata: merged(before.metadata, tags) })
      return withMethod(desk, changed, payment_method)
    },
  ),
  endpoint('POST /v1/payment_intents/:id/confirm', confirmed, (desk, given, id = '') =>
    confirm(desk, desk.get<Intent>('payment_intent', id), {
      method: given.payment_method,
      returnUrl: given.return_url,
      offSession: given.off_session ?? false,
    }),
  ),
  endpoint(
    'POST /v1/payment_intents/:id/capture',
    z.strictObject({ amount_to_capture: positive.optional(), metadata: metadata.optional() }),
    (desk, { amount_to_capture, metadata: tags }, id = '') => {
      const intent = desk.get<Intent>('payment_intent', id)
      const tagged = desk.set(intent, { metadata: merged(intent.metadata, tags) })
      return capture(desk, tagged, amount_to_capture ?? tagged.amount_capturable)
    },
  ),
  endpoint(
    'POST /v1/payment_intents/:id/cancel',
    z.strictObject({
      cancellation_reason: z
        .enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'])
        .optional(),
    }),
    (desk, { cancellation_reason: reason }, id = '') =>
      cancel(desk, desk.get<Intent>('payment_intent', id), reason ?? null),
  ),
  found('payment_intent', '/v1/payment_intents'),
  ...readable('payment_intent', '/v1/payment_intents', { by: ['customer'] }),
]
