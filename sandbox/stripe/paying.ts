import { methodNamed, outcomeOf } from './cards'
import { captureCharge, makeCharge } from './charges'
import type { Desk } from './desk'
import { StripeRefusal } from './refusal'
import type { Charge, Intent, PaymentError, PaymentMethod } from './rows'
import { share } from './shares'

/** What an intent can do, by its state. Anything else is refused in Stripe's words. */
const allowed: Record<string, string[]> = {
  confirm: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  capture: ['requires_capture'],
  cancel: [
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'requires_capture',
    'processing',
  ],
  update: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
}
/** An authorisation that nobody captured lapses. */
const authorisedSeconds = 7 * 86_400

export function mustBe(intent: Intent, what: keyof typeof allowed) {
  if (allowed[what]?.includes(intent.status)) return
  throw new StripeRefusal(
    400,
    `You cannot ${what} this PaymentIntent because it has a status of ${intent.status}.`,
    { code: 'payment_intent_unexpected_state', payment_intent: intent },
  )
}

interface Confirming {
  method?: string | undefined
  returnUrl?: string | null | undefined
  /** The buyer is not there to answer the bank. */
  offSession?: boolean
}

/** The bank is asked: paid, authorised, waiting for 3-D Secure, or refused with 402. */
export function confirm(
  desk: Desk,
  before: Intent,
  { method: named, returnUrl, offSession }: Confirming,
): Intent {
  mustBe(before, 'confirm')
  const chosen = named ?? before.payment_method
  if (!chosen)
    throw new StripeRefusal(
      400,
      'You cannot confirm this PaymentIntent because it is missing a payment method.',
      { code: 'payment_intent_unexpected_state', payment_intent: before },
    )
  const method = methodNamed(desk, chosen)
  const intent = desk.set(before, { payment_method: method.id, last_payment_error: null, next_action: null })
  const { challenge, declined } = outcomeOf(desk, method.id)
  if (!challenge) return declined ? refuse(desk, intent, method, declined) : authorise(desk, intent, method)
  if (offSession)
    return refuse(desk, intent, method, {
      type: 'card_error',
      code: 'authentication_required',
      decline_code: 'authentication_required',
      message: 'Your card was declined. This transaction requires authentication.',
    })
  const url = `${desk.origin}/stripe/3ds/${intent.id}`
  const waiting = desk.set(intent, {
    status: 'requires_action',
    next_action: { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl ?? null } },
  })
  desk.emit('payment_intent.requires_action', waiting)
  return waiting
}

/** The buyer has answered the bank's question. */
export function answerChallenge(desk: Desk, intent: Intent, approved: boolean): Intent {
  const method = methodNamed(desk, intent.payment_method ?? '')
  const { declined } = outcomeOf(desk, method.id)
  if (approved && !declined) return authorise(desk, desk.set(intent, { next_action: null }), method)
  if (approved && declined) return refuse(desk, intent, method, declined)
  const failed = back(desk, intent, {
    type: 'invalid_request_error',
    code: 'payment_intent_authentication_failure',
    message: 'The provided PaymentMethod has failed authentication.',
  })
  desk.emit('payment_intent.payment_failed', failed)
  return failed
}

/** A refused intent waits for another way to pay. */
const back = (desk: Desk, intent: Intent, error: PaymentError): Intent =>
  desk.set(intent, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: error,
  })

function refuse(desk: Desk, intent: Intent, method: PaymentMethod, error: PaymentError): never {
  const charge = makeCharge(desk, intent, method, error)
  const failed = desk.set(back(desk, intent, error), { latest_charge: charge.id })
  desk.emit('charge.failed', charge)
  desk.emit('payment_intent.payment_failed', failed)
  const { type, message, ...rest } = error
  throw new StripeRefusal(402, message, { type, ...rest, charge: charge.id, payment_intent: failed })
}

function authorise(desk: Desk, intent: Intent, method: PaymentMethod): Intent {
  const charge = makeCharge(desk, intent, method, null)
  const charged = desk.set(intent, { latest_charge: charge.id })
  if (intent.capture_method !== 'manual') return settle(desk, charged, charge, intent.amount)
  const held = desk.set(charged, { status: 'requires_capture', amount_capturable: intent.amount })
  desk.due(desk.now() + authorisedSeconds, 'authorisation', intent.id)
  desk.emit('charge.succeeded', charge)
  desk.emit('payment_intent.amount_capturable_updated', held)
  return held
}

export function capture(desk: Desk, intent: Intent, amount: number): Intent {
  mustBe(intent, 'capture')
  if (amount > intent.amount_capturable)
    throw new StripeRefusal(
      400,
      `The amount_to_capture (${amount}) is more than the ${intent.amount_capturable} that can be captured.`,
      {
        code: 'amount_too_large',
        param: 'amount_to_capture',
      },
    )
  desk.world.unschedule('authorisation', intent.id)
  return settle(desk, intent, desk.get<Charge>('charge', intent.latest_charge ?? ''), amount)
}

function settle(desk: Desk, intent: Intent, charge: Charge, amount: number): Intent {
  const taken = share(desk, intent, captureCharge(desk, charge, amount))
  const paid = desk.set(intent, { status: 'succeeded', amount_received: amount, amount_capturable: 0 })
  desk.emit(intent.status === 'requires_capture' ? 'charge.captured' : 'charge.succeeded', taken)
  desk.emit('payment_intent.succeeded', paid)
  return paid
}

export function cancel(desk: Desk, intent: Intent, reason: string | null): Intent {
  mustBe(intent, 'cancel')
  const held =
    intent.status === 'requires_capture' ? desk.get<Charge>('charge', intent.latest_charge ?? '') : null
  if (held) desk.set(held, { amount_refunded: held.amount, refunded: true })
  desk.world.unschedule('authorisation', intent.id)
  const canceled = desk.set(intent, {
    status: 'canceled',
    canceled_at: desk.now(),
    cancellation_reason: reason,
    amount_capturable: 0,
    next_action: null,
  })
  desk.emit('payment_intent.canceled', canceled)
  return canceled
}
