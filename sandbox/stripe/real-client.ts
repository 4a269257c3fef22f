import { Stripe } from 'stripe'
import type { Sandbox } from '../start'

let shops = 0

/** A platform of its own in this sandbox, reached through Stripe's own library. */
export function shopIn(sandbox: Sandbox) {
  const merchant = `shop${++shops}`
  return { merchant, stripe: clientOf(sandbox, `sk_test_${merchant}`) }
}

export function clientOf({ port }: Sandbox, key: string, options: Stripe.StripeConfig = {}): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    timeout: 40_000,
    telemetry: false,
    ...options,
  })
}

/** What Stripe's library throws. */
export async function refusalOf(work: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (outcome instanceof Stripe.errors.StripeError) return outcome
  throw new Error('this was not refused by Stripe', { cause: outcome })
}

/** A payment with a test card, 100.00 unless told. */
export const pay = (stripe: Stripe, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    amount: 10_000,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    confirm: true,
    ...more,
  })
