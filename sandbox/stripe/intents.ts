import { z } from 'zod'
import type { Desk } from './desk'
import { facts, type Given, merged, positive, text } from './input'
import { refused } from './refusal'
import type { Intent } from './rows'
import { mustBeSharable } from './shares'

const least = 50

export const keptFields = {
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
export const known = (given: object) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))

interface NewIntent extends z.infer<z.ZodObject<typeof keptFields>> {
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
