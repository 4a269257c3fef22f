/** What Stripe's answers are made of: the fields that the product reads, under their own names. */
export interface Thing {
  id: string
  object: string
  created: number | string
}
export type Metadata = Record<string, string>

export interface Kept<T extends Thing = Thing> {
  id: string
  /** Whose sandbox it is: the part of the secret key that names the account. */
  merchant: string
  /** The account it belongs to: the platform or a connected one. */
  owner: string
  seq: number
  /** Never smaller than `created`, and never smaller than in the row before. */
  made: number
  view: T
  /** What Stripe knows and does not say. */
  inner: Record<string, string>
}

export interface Customer extends Thing {
  object: 'customer'
  email: string | null
  name: string | null
  metadata: Metadata
  test_clock: string | null
  invoice_settings: { default_payment_method: string | null }
}

export interface PaymentMethod extends Thing {
  object: 'payment_method'
  type: 'card'
  customer: string | null
  card: {
    brand: string
    last4: string
    exp_month: number
    exp_year: number
    funding: string
    country: string
  }
  metadata: Metadata
}

export interface PaymentError {
  type: 'card_error' | 'invalid_request_error'
  code: string
  message: string
  decline_code?: string
}

export interface Intent extends Thing {
  object: 'payment_intent'
  amount: number
  amount_received: number
  amount_capturable: number
  application_fee_amount: number | null
  cancellation_reason: string | null
  canceled_at: number | null
  capture_method: string
  client_secret: string
  currency: string
  customer: string | null
  description: string | null
  last_payment_error: PaymentError | null
  latest_charge: string | null
  metadata: Metadata
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string | null } } | null
  payment_method: string | null
  status: string
  transfer_data: { destination: string; amount?: number } | null
  transfer_group: string | null
}

export interface Charge extends Thing {
  object: 'charge'
  amount: number
  amount_captured: number
  amount_refunded: number
  application_fee: string | null
  application_fee_amount: number | null
  balance_transaction: string | null
  captured: boolean
  currency: string
  customer: string | null
  disputed: boolean
  failure_code: string | null
  failure_message: string | null
  metadata: Metadata
  paid: boolean
  payment_intent: string | null
  payment_method: string | null
  refunded: boolean
  status: 'succeeded' | 'pending' | 'failed'
  source_transfer: string | null
  transfer: string | null
  transfer_group: string | null
}

export interface Refund extends Thing {
  object: 'refund'
  amount: number
  balance_transaction: string | null
  failure_balance_transaction?: string
  failure_reason?: string
  charge: string
  currency: string
  metadata: Metadata
  payment_intent: string | null
  reason: string | null
  status: 'pending' | 'succeeded' | 'failed' | 'canceled'
  transfer_reversal: string | null
}

export interface BalanceTransaction extends Thing {
  object: 'balance_transaction'
  amount: number
  available_on: number
  currency: string
  description: string | null
  fee: number
  fee_details: { amount: number; application: null; currency: string; description: string; type: string }[]
  net: number
  reporting_category: string
  source: string | null
  status: 'available' | 'pending'
  type: string
}

export interface Event extends Thing {
  object: 'event'
  account?: string
  api_version: string
  data: { object: object; previous_attributes?: object }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null } | null
  type: string
}

/** What has been booked but cannot be seen in any one object: moved only by `book`. */
export interface Balance {
  id: string
  available: Record<string, number>
  pending: Record<string, number>
}

export interface Merchant {
  id: string
  offsetSeconds: number
  /** How many ids were given away. */
  count: number
  made: number
}

/** Something that happens when its time has come. */
export interface Due {
  id: string
  at: number
  merchant: string
  owner: string
  /** The test clock whose time counts; empty for the clock of the merchant. */
  clock: string
  kind: string
  ref: string
}

export interface Session extends Thing {
  object: 'checkout.session'
  amount_total: number
  cancel_url: string | null
  client_reference_id: string | null
  currency: string
  customer: string | null
  customer_creation: string | null
  customer_details: { email: string | null; name: string | null } | null
  customer_email: string | null
  expires_at: number
  metadata: Metadata
  mode: 'payment' | 'subscription'
  payment_intent: string | null
  payment_status: 'paid' | 'unpaid' | 'no_payment_required'
  status: 'open' | 'complete' | 'expired'
  subscription: string | null
  success_url: string | null
  url: string | null
}
