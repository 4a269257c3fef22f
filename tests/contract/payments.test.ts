import { Stripe } from 'stripe'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { stripeProcessor } from '@/lib/payments/adapters/stripe'
import type { CardProcessor } from '@/lib/payments/port'
import { startSandbox } from '@/sandbox/start'
import type { PresetName } from '@/sandbox/steam/fault-kinds'
import { stripeControlOf } from '@/sandbox/stripe/control'
import { realChannels } from '@/tests/harness/real-channels'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())
beforeEach(() => sandbox.faults.clear())

const run = Date.now().toString(36)
let made = 0
const newKey = (what: string) => `contract:${run}:${what}:${++made}`
const itself = 'https://api.stripe.com'

interface Side {
  processor: CardProcessor
  stripe: Stripe
}
const sideAt = (url: string, key: string): Side => {
  const { hostname, port, protocol } = new URL(url)
  const http = protocol === 'http:' ? { host: hostname, port, protocol: 'http' as const } : {}
  return { processor: stripeProcessor({ url, key }), stripe: new Stripe(key, { ...http, telemetry: false }) }
}

const sandboxSide = (merchant = 'contract') => sideAt(sandbox.url, `sk_test_${merchant}`)
const sides: [name: string, key: string | undefined, side: () => Side][] = [
  ['the sandbox', 'known', () => sandboxSide()],
  [
    'Stripe itself: set CONTRACT_STRIPE_KEY',
    realChannels.stripe,
    () => sideAt(itself, realChannels.stripe ?? ''),
  ],
]

const checkoutAsk = (order: string) => ({
  key: newKey('checkout'),
  order,
  currency: 'usd',
  lines: [
    { name: 'A crate', unitMinor: 1_250, quantity: 2 },
    { name: 'A sticker', unitMinor: 499, quantity: 1 },
  ],
  successUrl: 'https://tradepost.example/thanks?session={CHECKOUT_SESSION_ID}',
  cancelUrl: 'https://tradepost.example/cart',
  expiresAt: new Date(Date.now() + 3_600_000),
})
const sellerAsk = () => ({
  key: newKey('seller'),
  seller: newKey('usr'),
  email: 'seller@example.com',
  name: 'Mara',
  country: 'DE',
})

describe.each(sides)('against %s', (_, key, sideOf) => {
  const { processor, stripe } = key ? sideOf() : sandboxSide()
  const paid = async (payment_method = 'pm_card_visa') => {
    const order = newKey('order')
    const rest = {
      metadata: { order },
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' as const },
    }
    const { id } = await stripe.paymentIntents.create({
      amount: 10_000,
      currency: 'usd',
      payment_method,
      confirm: true,
      ...rest,
    })
    return { id, order }
  }

  test.skipIf(!key)(
    'a checkout is opened once, knows its order, and can be ended while it is open',
    async () => {
      const ask = checkoutAsk(newKey('order'))
      const opened = await processor.openCheckout(ask)
      expect(opened).toMatchObject({
        state: 'open',
        amountMinor: 2_999,
        currency: 'usd',
        order: ask.order,
        payment: null,
      })
      expect(opened.url).toMatch(/^http/)
      expect((await processor.openCheckout(ask)).id).toBe(opened.id)
      expect((await processor.expireCheckout(opened.id)).state).toBe('expired')
      expect((await processor.checkout(opened.id)).state).toBe('expired')
    },
  )

  test.skipIf(!key)('a payment is read with its charge, and refunded in parts under our keys', async () => {
    const { id, order } = await paid()
    const before = await processor.payment(id)
    expect(before).toMatchObject({
      state: 'paid',
      receivedMinor: 10_000,
      refundedMinor: 0,
      disputed: false,
      order,
    })
    expect(before.charge).toMatch(/^(ch|py)_/)
    const ask = { key: newKey('refund'), payment: id, amountMinor: 4_000, refund: newKey('rf') }
    const [first, again] = [await processor.refund(ask), await processor.refund(ask)]
    expect(again.id).toBe(first.id)
    expect((await processor.readRefund(first.id)).amountMinor).toBe(4_000)
    await processor.refund({ ...ask, key: newKey('refund'), amountMinor: 6_000 })
    expect((await processor.payment(id)).refundedMinor).toBe(10_000)
    const third = processor.refund({ ...ask, key: newKey('refund'), amountMinor: 1 })
    await expect(third).rejects.toMatchObject({ name: 'Refusal', code: 'already_refunded' })
  })

  test.skipIf(!key)('a key that is used for something else is our mistake, and nothing happens', async () => {
    const { id } = await paid()
    const ask = { key: newKey('refund'), payment: id, amountMinor: 1_000, refund: newKey('rf') }
    await processor.refund(ask)
    await expect(processor.refund({ ...ask, amountMinor: 2_000 })).rejects.toMatchObject({ name: 'Bug' })
    expect((await processor.payment(id)).refundedMinor).toBe(1_000)
  })

  test.skipIf(!key)('what is not there is refused as not found', async () => {
    await expect(processor.payment('pi_nothing')).rejects.toMatchObject({
      name: 'Refusal',
      code: 'not_found',
    })
    await expect(processor.seller('acct_nothing')).rejects.toMatchObject({
      name: expect.stringMatching(/Refusal|Outage/),
    })
  })

  test.skipIf(!key)('a new seller has questions to answer on a page, and cannot be paid before', async () => {
    const ask = sellerAsk()
    const seller = await processor.openSeller(ask)
    expect((await processor.openSeller(ask)).id).toBe(seller.id)
    expect(await processor.seller(seller.id)).toMatchObject({ state: 'restricted' })
    expect(seller.missing.length).toBeGreaterThan(0)
    const urls = { again: 'https://tradepost.example/again', back: 'https://tradepost.example/back' }
    expect(await processor.onboardingUrl(seller.id, urls)).toMatch(/^http/)
    const { charge } = await processor.payment((await paid()).id)
    const early = {
      key: newKey('transfer'),
      seller: seller.id,
      amountMinor: 100,
      currency: 'usd',
      charge: charge ?? '',
      order: 'ord',
    }
    await expect(processor.transfer(early)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'seller_not_ready',
    })
  })

  test.skipIf(!key)('our own books and hints can be read back from a moment on', async () => {
    const since = new Date(Date.now() - 60_000)
    const { id } = await paid('pm_card_bypassPending')
    const { charge } = await processor.payment(id)
    const kinds: string[] = []
    for await (const { source, kind, amountMinor, feeMinor } of processor.bookings(since))
      if (source === charge) kinds.push(`${kind} ${amountMinor} ${feeMinor > 0}`)
    expect(kinds).toEqual(['charge 10000 true'])
    const told: string[] = []
    for await (const { about, type } of processor.hints(since)) if (about === id) told.push(type)
    expect(told).toContain('payment_intent.succeeded')
    expect((await processor.balance()).available.usd).toBeTypeOf('number')
  })
})

/** What nobody can make the real Stripe do from a test. */
describe('against the sandbox alone', () => {
  let shops = 0
  /** A shop with a clock of its own. */
  const shop = () => {
    const merchant = `contract${run}${++shops}`
    const control = stripeControlOf(sandbox.url, merchant)
    const { processor, stripe } = sandboxSide(merchant)
    const bought = async (card = 'visa') => {
      const { id } = await processor.openCheckout(checkoutAsk(newKey('order')))
      await control.paySession(id, { card })
      return processor.checkout(id)
    }
    return { processor, stripe, control, bought, key: `sk_test_${merchant}` }
  }

  test('a paid checkout names its payment, and can no longer be ended', async () => {
    const { processor, bought } = shop()
    const done = await bought()
    expect(done).toMatchObject({ state: 'paid', url: null })
    expect(await processor.payment(done.payment ?? '')).toMatchObject({ state: 'paid', order: done.order })
    await expect(processor.expireCheckout(done.id)).rejects.toMatchObject({ code: 'checkout_over' })
  })

  test('a disputed payment says so, and cannot be refunded', async () => {
    const { processor, bought } = shop()
    const { payment } = await bought('createDispute')
    expect(await processor.payment(payment ?? '')).toMatchObject({ disputed: true })
    const ask = { key: newKey('refund'), payment: payment ?? '', amountMinor: 1, refund: 'rf' }
    await expect(processor.refund(ask)).rejects.toMatchObject({ code: 'payment_disputed' })
  })

  test('a seller is paid out of a charge, and out of their own balance to their bank', async () => {
    const { processor, control, bought } = shop()
    const { id: seller } = await processor.openSeller(sellerAsk())
    await control.setAccount(seller)
    const { payment } = await bought('bypassPending')
    const { charge } = await processor.payment(payment ?? '')
    const ask = {
      key: newKey('transfer'),
      seller,
      amountMinor: 2_000,
      currency: 'usd',
      charge: charge ?? '',
      order: 'ord',
    }
    const transfer = await processor.transfer(ask)
    expect(await processor.transfer(ask)).toBe(transfer)
    await processor.reverseTransfer({ key: newKey('reverse'), transfer, amountMinor: 500 })
    expect((await processor.balance(seller)).available).toEqual({ usd: 1_500 })
    expect((await processor.balance()).available).not.toEqual({ usd: 1_500 })
    const out = { key: newKey('payout'), seller, amountMinor: 1_500, currency: 'usd', payout: 'po' }
    const { id } = await processor.payOut(out)
    await expect(processor.payOut({ ...out, key: newKey('payout') })).rejects.toMatchObject({
      code: 'money_not_there',
    })
    expect((await processor.payout(seller, id)).state).toBe('on_its_way')
    await control.advance(2 * 86_400)
    expect((await processor.payout(seller, id)).state).toBe('paid')
    await control.failPayout(id)
    expect(await processor.payout(seller, id)).toMatchObject({
      state: 'failed',
      failure: 'could_not_process',
    })
    expect((await processor.balance(seller)).available).toEqual({ usd: 1_500 })
  })

  test('a signed call becomes a hint, a forged one is refused, and both kinds of event are read', async () => {
    const { processor, stripe } = shop()
    const event = {
      id: 'evt_1',
      object: 'event',
      type: 'payment_intent.succeeded',
      account: 'acct_1',
      data: { object: { id: 'pi_1' } },
    }
    const about = { id: 'acct_1', type: 'v2.core.account', url: '/v2/core/accounts/acct_1' }
    const told = {
      id: 'evt_2',
      object: 'v2.core.event',
      type: 'v2.core.account[requirements].updated',
      related_object: about,
    }
    const secret = 'whsec_test'
    const signed = (payload: string) => stripe.webhooks.generateTestHeaderString({ payload, secret })
    const [raw, thin] = [JSON.stringify(event), JSON.stringify(told)]
    expect(processor.readHint(raw, signed(raw), secret)).toEqual({
      id: 'evt_1',
      type: 'payment_intent.succeeded',
      about: 'pi_1',
      account: 'acct_1',
    })
    expect(processor.readHint(thin, signed(thin), secret)).toMatchObject({ id: 'evt_2', about: 'acct_1' })
    for (const [body, signature] of [
      [raw.replace('pi_1', 'pi_2'), signed(raw)],
      [raw, 'none'],
      [thin, signed(raw)],
    ] as const)
      expect(() => processor.readHint(body, signature, secret)).toThrow('not signed')
  })

  test.each<[PresetName, boolean]>([
    ['stripeServerError', true],
    ['stripeServerErrorAfter', true],
    ['stripeHtml', true],
    ['stripeHtmlOk', true],
    ['stripeLockTimeout', true],
    ['stripeRateLimited', false],
    ['stripeHang', true],
    ['stripeHangAfter', true],
    ['stripeReset', true],
    ['stripeResetAfter', true],
  ])('%s: an Outage, doubtful %s, and the same key finds out what happened', async (preset, doubtful) => {
    const { processor, bought, key } = shop()
    const { payment } = await bought()
    const hasty = stripeProcessor({
      url: sandbox.url,
      key,
      retries: 0,
      withinMs: preset.startsWith('stripeHang') ? 2_000 : 40_000,
    })
    const ask = { key: newKey('refund'), payment: payment ?? '', amountMinor: 1_000, refund: 'rf' }
    // The library tries a lost connection once more by itself.
    const fault = sandbox.faults.add({
      preset,
      path: '^/v1/refunds$',
      count: preset.startsWith('stripeReset') ? 2 : 1,
    })
    await expect(hasty.refund(ask)).rejects.toMatchObject({ name: 'Outage', system: 'stripe', doubtful })
    while (fault.hits === 0) await new Promise((done) => setTimeout(done, 5))
    sandbox.faults.clear()
    expect((await processor.refund(ask)).amountMinor).toBe(1_000)
    expect((await processor.payment(payment ?? '')).refundedMinor).toBe(1_000)
  })

  test('a wrong key is an outage of ours, not a mistake of the buyer', async () => {
    const locked = stripeProcessor({ url: sandbox.url, key: 'sk_nothing' })
    await expect(locked.balance()).rejects.toMatchObject({
      name: 'Outage',
      code: 'key_refused',
      doubtful: false,
    })
  })
})
