import type { Price } from './catalog'
import type { Metadata, Thing } from './rows'

export interface Item {
  id: string
  object: 'subscription_item'
  created: number
  current_period_end: number
  current_period_start: number
  metadata: Metadata
  price: Price
  quantity: number
  subscription: string
}

export interface Subscription extends Thing {
  object: 'subscription'
  application_fee_percent: number | null
  billing_cycle_anchor: number
  cancel_at_period_end: boolean
  canceled_at: number | null
  currency: string
  customer: string
  default_payment_method: string | null
  ended_at: number | null
  items: { object: 'list'; data: Item[]; has_more: false; url: string }
  latest_invoice: string | null
  metadata: Metadata
  status: 'incomplete' | 'incomplete_expired' | 'trialing' | 'active' | 'past_due' | 'canceled'
  transfer_data: { destination: string; amount_percent: null } | null
  trial_end: number | null
}

/** States in which nothing is billed any more. */
export const over: Subscription['status'][] = ['incomplete_expired', 'canceled']
