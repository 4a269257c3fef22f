import { z } from 'zod'
import { changed, endSubscription, invoicePaid, methodOf } from './billing'
import { methodNamed } from './cards'
import { inlinePrice, priceFor } from './catalog'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, facts, int, merged, metadata, text } from './input'
import { collect, type Invoice, voidInvoice } from './invoices'
import { found, readable } from './lists'
import { refused, StripeRefusal } from './refusal'
import { type Item, over, type Subscription } from './subscription-rows'
import { inTimeOf, subscribe } from './subscriptions'

const percent = z.union([z.number(), z.string().transform(Number)]).pipe(z.number().min(0).max(100))
const itemShape = z.strictObject({
  id: text.optional(),
  price: text.optional(),
  price_data: inlinePrice.optional(),
  quantity: int.pipe(z.int().min(1, 'positive').max(999_999)).default(1),
  metadata: metadata.optional(),
})
const fields = {
  application_fee_percent: percent.optional(),
  cancel_at_period_end: bool.optional(),
  default_payment_method: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  payment_settings: facts.optional(),
  proration_behavior: z.enum(['none', 'create_prorations', 'always_invoice']).optional(),
  off_session: bool.optional(),
}
const create = z.strictObject({
  ...fields,
  customer: text,
  items: z.array(itemShape).min(1).max(20),
  payment_behavior: z
    .enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete'])
    .default('allow_incomplete'),
  transfer_data: z.strictObject({ destination: text }).optional(),
  trial_period_days: int.pipe(z.int().min(1).max(730)).optional(),
  billing_mode: facts.optional(),
})

function make(desk: Desk, given: z.infer<typeof create>): Subscription {
  const inTime = inTimeOf(desk, given.customer)
  const method = given.default_payment_method && methodNamed(inTime, given.default_payment_method).id
  const { subscription, invoice } = subscribe(inTime, {
    ...given,
    default_payment_method: method || undefined,
  })
  const { id, status } = subscription
  if (status !== 'trialing' && given.payment_behavior !== 'default_incomplete')
    firstPayment(
      inTime,
      subscription,
      invoice,
      given.payment_behavior === 'error_if_incomplete',
      given.off_session ?? false,
    )
  return inTime.get<Subscription>('subscription', id)
}

function firstPayment(
  desk: Desk,
  subscription: Subscription,
  invoice: Invoice,
  strict: boolean,
  offSession: boolean,
) {
  try {
    const tried = collect(desk, invoice, methodOf(desk, subscription), offSession)
    if (tried.status === 'paid') invoicePaid(desk, invoice.id)
    else if (strict)
      throw new StripeRefusal(402, 'This payment requires additional action.', {
        type: 'card_error',
        code: 'subscription_payment_intent_requires_action',
      })
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error
    const lost = strict || error.status !== 402
    if (lost) endSubscription(desk, desk.get<Subscription>('subscription', subscription.id))
    if (lost) voidInvoice(desk, desk.get<Invoice>('invoice', invoice.id))
    if (lost) throw error
    desk.emit('invoice.payment_failed', desk.get<Invoice>('invoice', invoice.id))
  }
}

const update = z.strictObject({ ...fields, items: z.array(itemShape).max(20).optional() })

function alter(
  desk: Desk,
  before: Subscription,
  {
    items,
    metadata: tags,
    off_session: _,
    proration_behavior,
    payment_settings: __,
    ...given
  }: z.infer<typeof update>,
): Subscription {
  if (over.includes(before.status))
    throw new StripeRefusal(
      400,
      `A subscription that is ${before.status} can only have its metadata changed.`,
    )
  if (items && proration_behavior !== 'none')
    throw new StripeRefusal(400, 'SIM: proration is not modelled; send proration_behavior=none with items.', {
      param: 'proration_behavior',
    })
  const data = items ? before.items.data.map((item) => priced(desk, item, items)) : before.items.data
  const known = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Subscription>
  const leaving = given.cancel_at_period_end
  return changed(desk, before, {
    ...known,
    ...(leaving !== undefined && { canceled_at: leaving ? desk.now() : null }),
    items: { ...before.items, data },
    metadata: merged(before.metadata, tags),
  })
}

function priced(desk: Desk, item: Item, wished: z.infer<typeof itemShape>[]): Item {
  const mine = wished.find(({ id }) => id === item.id)
  if (!mine) return item
  return {
    ...item,
    quantity: mine.quantity,
    ...((mine.price || mine.price_data) && { price: priceFor(desk, mine) }),
  }
}

const subscriptionIn = (desk: Desk, id: string) => {
  const view = desk.get<Subscription>('subscription', id)
  return { view, inTime: inTimeOf(desk, view.customer) }
}

export const subscriptionEndpoints: Endpoint[] = [
  endpoint('POST /v1/subscriptions', create, make),
  endpoint('POST /v1/subscriptions/:id', update, (desk, given, id = '') => {
    const { view, inTime } = subscriptionIn(desk, id)
    return alter(inTime, view, given)
  }),
  endpoint(
    'DELETE /v1/subscriptions/:id',
    z.strictObject({
      invoice_now: z.literal('false').optional(),
      prorate: z.literal('false').optional(),
      cancellation_details: facts.optional(),
    }),
    (desk, _, id = '') => {
      const { view, inTime } = subscriptionIn(desk, id)
      if (over.includes(view.status)) throw refused('resource_missing', `No such subscription: '${id}'`, 'id')
      return endSubscription(inTime, view)
    },
  ),
  found('subscription', '/v1/subscriptions'),
  ...readable('subscription', '/v1/subscriptions', { by: ['customer'], also: ['status'] }),
]
