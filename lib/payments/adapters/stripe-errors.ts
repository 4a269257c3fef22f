import { Stripe } from 'stripe'
import { Bug, Outage, Refusal } from '@/lib/kernel/errors'

/** Rules of Stripe that a person can run into; every other refusal of a request is a mistake of ours. */
const refusals: Record<string, () => Refusal> = {
  balance_insufficient: () =>
    new Refusal('money_not_there', 'This money has not arrived yet. Try again when it is available.'),
  charge_already_refunded: () => new Refusal('already_refunded', 'This payment has been refunded already.'),
  charge_disputed: () =>
    new Refusal(
      'payment_disputed',
      'The buyer’s bank has taken this payment back, so it cannot be refunded.',
    ),
  insufficient_capabilities_for_transfer: () =>
    new Refusal(
      'seller_not_ready',
      'This seller cannot be paid yet: the payment provider has questions first.',
    ),
  checkout_session_not_open: () =>
    new Refusal('checkout_over', 'This payment page is over: it was paid, or it ran out.'),
}
const unknown = new Set(['resource_missing', 'not_found'])
const retryAfterMs = 2_000

/** What Stripe's library throws, in the words of the house. `effect`: the call was to change something. */
export function inOurWords(error: unknown, effect: boolean): Error {
  if (!(error instanceof Stripe.errors.StripeError))
    return error instanceof Error ? error : new Error(String(error))
  const code = error.code ?? ''
  const known = refusals[code]
  if (known) return known()
  if (error instanceof Stripe.errors.StripeCardError)
    return new Refusal('card_declined', 'The card was declined. Nothing was taken; please pay another way.')
  if (unknown.has(code))
    return new Refusal('not_found', 'The payment provider does not know this.', { status: 404 })
  if (error.param === 'expires_at')
    return new Refusal(
      'checkout_over',
      'The time to pay is over: the payment page cannot be opened any more.',
    )
  if (error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400)
    return new Bug('a key was used for two different requests to Stripe', error)
  if (error.statusCode === 401 || error.statusCode === 403) return outage(error, 'key_refused', false)
  if (error.statusCode === 429) return outage(error, 'rate_limited', false)
  if (
    error.statusCode !== undefined &&
    error.statusCode >= 400 &&
    error.statusCode < 500 &&
    error.statusCode !== 409
  )
    return new Bug(`Stripe refused a request of ours: ${error.message}`, error)
  return outage(error, 'unavailable', effect)
}

const outage = (cause: Stripe.errors.StripeError, code: string, doubtful: boolean) =>
  new Outage('stripe', 'The payment provider did not answer as it should.', {
    cause,
    code,
    doubtful,
    retryAfterMs,
  })
