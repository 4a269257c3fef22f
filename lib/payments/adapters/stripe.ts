import { Stripe } from 'stripe'
import { Refusal } from '@/lib/kernel/errors'
import type { Balance, CardProcessor, CheckoutAsk } from '../port'
import { inOurWords } from './stripe-errors'
import {
  bookingOf,
  checkoutOf,
  disputeOf,
  hintOf,
  isThin,
  paymentOf,
  payoutOf,
  refundOf,
  sellerOf,
  sums,
  thinHint,
} from './stripe-views'

/** What our types and tests were written for; Stripe answers in it whatever the account's default is. */
const apiVersion = '2026-10-28.endive'
const include = ['configuration.recipient', 'requirements'] as const

export interface StripeSettings {
  /** `https://api.stripe.com`, or the sandbox. */
  url: string
  key: string
  withinMs?: number
  retries?: number
}

/** Cards, sellers and their money at Stripe. Every call that changes something carries our own key. */
export function stripeProcessor(settings: StripeSettings): CardProcessor {
  const stripe = clientOf(settings)
  const change = <T>(work: Promise<T>) => work.catch((error) => Promise.reject(inOurWords(error, true)))
  const read = <T>(work: Promise<T>) => work.catch((error) => Promise.reject(inOurWords(error, false)))
  return {
    openCheckout: async (ask) =>
      checkoutOf(await change(stripe.checkout.sessions.create(sessionFor(ask), { idempotencyKey: ask.key }))),
    checkout: async (id) =>
      checkoutOf(await read(stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] }))),
    expireCheckout: async (id) =>
      checkoutOf(await change(stripe.checkout.sessions.expire(id, {}, { idempotencyKey: `expire:${id}` }))),
    payment: async (id) =>
      paymentOf(await read(stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }))),
    refund: async ({ key, payment, amountMinor: amount, refund }) => {
      const ask = { payment_intent: payment, amount, metadata: { refund } }
      return refundOf(await change(stripe.refunds.create(ask, { idempotencyKey: key })))
    },
    readRefund: async (id) => refundOf(await read(stripe.refunds.retrieve(id))),
    dispute: async (id) => disputeOf(await read(stripe.disputes.retrieve(id))),
    sendEvidence: async ({ key, dispute, text }) => {
      const ask = { evidence: { uncategorized_text: text }, submit: true }
      return disputeOf(await change(stripe.disputes.update(dispute, ask, { idempotencyKey: key })))
    },
    ...sellersOf(stripe, change, read),
    balance: async (seller) => {
      // Options come second: as the first argument they would be parameters, and the answer ours.
      const { available, pending } = await read(stripe.balance.retrieve({}, actingFor(seller)))
      return { available: sums(available), pending: sums(pending) } satisfies Balance
    },
    async *bookings(since) {
      const list = stripe.balanceTransactions.list({ limit: 100, created: { gte: seconds(since) } })
      for await (const one of heard(list)) yield bookingOf(one)
    },
    async *hints(since) {
      const list = stripe.events.list({ limit: 100, created: { gte: seconds(since) } })
      for await (const event of heard(list)) yield hintOf(event)
    },
    readHint: (raw, signature, secret) => {
      try {
        return isThin(raw)
          ? thinHint(stripe.parseEventNotification(raw, signature, secret))
          : hintOf(stripe.webhooks.constructEvent(raw, signature, secret))
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
        throw new Refusal('wrong_signature', 'This call was not signed by the payment provider.', {
          status: 403,
        })
      }
    },
  }
}

type Guard = <T>(work: Promise<T>) => Promise<T>

function sellersOf(stripe: Stripe, change: Guard, read: Guard) {
  return {
    openSeller: async ({ key, seller, email, name, country }) => {
      const ask = {
        contact_email: email,
        display_name: name,
        dashboard: 'express' as const,
        identity: { country },
        configuration: {
          recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
        },
        metadata: { seller },
        include: [...include],
      }
      return sellerOf(await change(stripe.v2.core.accounts.create(ask, { idempotencyKey: key })))
    },
    seller: async (id) =>
      sellerOf(await read(stripe.v2.core.accounts.retrieve(id, { include: [...include] }))),
    onboardingUrl: async (account, { again: refresh_url, back: return_url }) => {
      const use_case = { type: 'account_onboarding', account_onboarding: { refresh_url, return_url } }
      return (await change(stripe.v2.core.accountLinks.create({ account, use_case }))).url
    },
    transfer: async ({ key, seller: destination, amountMinor: amount, currency, charge, order }) => {
      const ask = { amount, currency, destination, transfer_group: order, metadata: { order } }
      const source = charge === undefined ? {} : { source_transaction: charge }
      return (await change(stripe.transfers.create({ ...ask, ...source }, { idempotencyKey: key }))).id
    },
    reverseTransfer: async ({ key, transfer, amountMinor: amount }) =>
      (await change(stripe.transfers.createReversal(transfer, { amount }, { idempotencyKey: key }))).id,
    payOut: async ({ key, seller, amountMinor: amount, currency, payout }) => {
      const ask = { amount, currency, metadata: { payout } }
      return payoutOf(await change(stripe.payouts.create(ask, { idempotencyKey: key, ...actingFor(seller) })))
    },
    payout: async (seller, id) => payoutOf(await read(stripe.payouts.retrieve(id, {}, actingFor(seller)))),
  } satisfies Partial<CardProcessor>
}

function clientOf({ url, key, withinMs = 20_000, retries = 2 }: StripeSettings): Stripe {
  const { hostname, port, protocol } = new URL(url)
  return new Stripe(key, {
    apiVersion,
    host: hostname,
    protocol: protocol === 'http:' ? 'http' : 'https',
    ...(port && { port }),
    maxNetworkRetries: retries,
    timeout: withinMs,
    telemetry: false,
    appInfo: { name: 'Tradepost' },
  })
}

const actingFor = (seller: string | undefined) => (seller === undefined ? {} : { stripeAccount: seller })
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

const sessionFor = ({
  order,
  currency,
  lines,
  ...ask
}: CheckoutAsk): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  line_items: lines.map(({ name, unitMinor, quantity }) => ({
    price_data: { currency, unit_amount: unitMinor, product_data: { name } },
    quantity,
  })),
  success_url: ask.successUrl,
  cancel_url: ask.cancelUrl,
  client_reference_id: order,
  metadata: { order },
  payment_intent_data: { metadata: { order }, transfer_group: order },
  expires_at: seconds(ask.expiresAt),
  ...(ask.email !== undefined && { customer_email: ask.email }),
})

async function* heard<T>(list: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* list
  } catch (error) {
    throw inOurWords(error, false)
  }
}
