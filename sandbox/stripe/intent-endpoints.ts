import { z } from 'zod'
import { followIntent } from './billing'
import { methodNamed } from './cards'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, currency, facts, merged, metadata, positive, text } from './input'
import { keptFields, known, makeIntent } from './intents'
import { found, readable } from './lists'
import { cancel, capture, confirm, mustBe } from './paying'
import type { Intent } from './rows'

const fields = { ...keptFields, metadata: metadata.optional(), payment_method: text.optional() }
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
    followIntent(
      desk,
      confirm(desk, desk.get<Intent>('payment_intent', id), {
        method: given.payment_method,
        returnUrl: given.return_url,
        offSession: given.off_session ?? false,
      }),
    ),
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
