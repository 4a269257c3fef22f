import type { z } from 'zod'
import { begin } from './billing'
import { periodEnd } from './calendar'
import { type inlinePrice, priceFor } from './catalog'
import type { Desk } from './desk'
import { merged, type metadata } from './input'
import type { Invoice } from './invoices'
import { refused, StripeRefusal } from './refusal'
import type { Customer } from './rows'
import { mustBeSharable } from './shares'
import type { Item, Subscription } from './subscription-rows'

interface Wished {
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
