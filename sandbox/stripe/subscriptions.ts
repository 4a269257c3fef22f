import { z } from 'zod'
import { begin, changed, endSubscription, invoicePaid, methodOf } from './billing'
import { periodEnd } from './calendar'
import { methodNamed } from './cards'
import { inlinePrice, priceFor } from './catalog'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, facts, int, merged, metadata, text } from './input'
import { collect, type Invoice, voidInvoice } from './invoices'
import { found, readable } from './lists'
import { refused, StripeRefusal } from './refusal'
import type { Customer } from './rows'
import { mustBeSharable } from './shares'
import { type Item, over, type Subscription } from './subscription-rows'

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

export interface Wished {
  customer: string
  items: {
    price?: string | undefined
    price_data?: z.infer<typeof inlinePrice> | undefined
    quantity: number
  }[]
  application_fee_percent?: number | undefined
  cancel_at_period_end?: boolean | undefined
  default_payment_method?: string | undefined
  description?: string | undefined
  metadata?: z.infer<typeof metadata> | undefined
  transfer_data?: { destination: string } | undefined
  trial_period_days?: number | undefined
}

/** The desk on whose clock a customer lives. */
export const inTimeOf = (desk: Desk, customer: string): Desk =>
  desk.at({ clock: desk.get<Customer>('customer', customer, 'customer').test_clock ?? '' })

/** A subscription with its first invoice; nothing has been collected yet. */
export function subscribe(desk: Desk, wished: Wished): { subscription: Subscription; invoice: Invoice } {
  const id = desk.id('sub')
  const now = desk.now()
  const trialEnd = wished.trial_period_days ? now + wished.trial_period_days * 86_400 : null
  const anchor = trialEnd ?? now
  const data = wished.items.map((each) => itemFor(desk, id, each, anchor, trialEnd))
  const [first] = data
  if (data.some(({ price }) => price.currency !== first?.price.currency))
    throw new StripeRefusal(400, 'All prices of a subscription must have the same currency.')
  const total = data.reduce((sum, { price, quantity }) => sum + price.unit_amount * quantity, 0)
  mustBeSharable(desk, { amount: total, transfer_data: wished.transfer_data })
  const fresh = desk.add<Subscription>(
    {
      id,
      object: 'subscription',
      application: null,
      application_fee_percent: wished.application_fee_percent ?? null,
      automatic_tax: { enabled: false, liability: null },
      billing_cycle_anchor: anchor,
      cancel_at: null,
      cancel_at_period_end: wished.cancel_at_period_end ?? false,
      canceled_at: null,
      collection_method: 'charge_automatically',
      created: now,
      currency: first?.price.currency ?? '',
      customer: wished.customer,
      default_payment_method: wished.default_payment_method ?? null,
      description: wished.description ?? null,
      discounts: [],
      ended_at: null,
      items: { object: 'list', data, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
      latest_invoice: null,
      livemode: false,
      metadata: merged({}, wished.metadata),
      pause_collection: null,
      pending_setup_intent: null,
      schedule: null,
      start_date: now,
      status: trialEnd ? 'trialing' : 'incomplete',
      test_clock: desk.clock || null,
      transfer_data: wished.transfer_data ? { ...wished.transfer_data, amount_percent: null } : null,
      trial_end: trialEnd,
      trial_start: trialEnd ? now : null,
    } as Subscription,
    { cycle: trialEnd ? '0' : '1' },
  )
  return begin(desk, fresh)
}

function itemFor(
  desk: Desk,
  subscription: string,
  each: Wished['items'][number],
  anchor: number,
  trialEnd: number | null,
): Item {
  const price = priceFor(desk, each)
  if (!price.recurring)
    throw refused('parameter_invalid', `The price ${price.id} is not recurring.`, 'items[0][price]')
  return {
    id: desk.id('si'),
    object: 'subscription_item',
    created: desk.now(),
    current_period_end: trialEnd ?? periodEnd(anchor, price.recurring, 1),
    current_period_start: desk.now(),
    discounts: [],
    metadata: {},
    plan: {
      id: price.id,
      object: 'plan',
      amount: price.unit_amount,
      currency: price.currency,
      interval: price.recurring.interval,
    },
    price,
    quantity: each.quantity,
    subscription,
  } as Item
}

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
