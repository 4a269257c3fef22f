import fc from 'fast-check'
import { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { proveLedger } from '@/lib/ledger'
import type { Event } from '@/sandbox/stripe/rows'
import { freshDatabase } from '@/tests/harness/database'
import { availableTo, inEscrow, moneyOn, newPayer, openedPage, pay } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { closeAtProcessor } from './close-payment'
import { handleHint } from './hints'
import { closePayment, hearProcessor, look, viewPayment } from './index'

const world = await stripeWorld()
await freshDatabase({ max: 20 })

/** What the processor has to tell about one payment, as it would send it. */
const eventsAbout = (paymentId: string): { id: string; raw: string }[] =>
  world
    .desk()
    .all<Event>('event')
    .filter(({ data }) => aboutSchema.safeParse(data.object).data?.metadata.order === paymentId)
    .map((event) => ({ id: event.id, raw: JSON.stringify(event) }))

const aboutSchema = z.object({ metadata: z.object({ order: z.string() }) })

const sign = (payload: string) => Stripe.webhooks.generateTestHeaderString({ payload, secret: world.secret })

async function hear({ id, raw }: { id: string; raw: string }) {
  await hearProcessor(raw, sign(raw))
  await handleHint(id)
}

interface Schedule {
  method: 'card' | 'wallet_and_card'
  outcome: 'pays' | 'leaves'
  /** Which of the calls arrive, in which order, and how often: numbers are drawn modulo their count. */
  calls: number[]
  /** The browser comes back before so many calls; and again. */
  browser: number[]
  /** The order's time ends before so many calls; null: not before the end. */
  closes: number | null
}

const schedule: fc.Arbitrary<Schedule> = fc.record({
  method: fc.constantFrom('card', 'wallet_and_card'),
  outcome: fc.constantFrom('pays', 'pays', 'leaves'),
  calls: fc.array(fc.nat(50), { maxLength: 8 }),
  browser: fc.array(fc.nat(8), { maxLength: 2 }),
  closes: fc.option(fc.nat(8), { nil: null, freq: 3 }),
})

/** Plays one schedule with a payment of its own, and gives where everything ended. */
async function play({ method, outcome, calls, browser, closes }: Schedule) {
  const buyer = await newPayer(1_000)
  const { orderId, paymentId } = await pay(buyer, { method })
  const sessionId = await openedPage(buyer, paymentId)
  if (outcome === 'pays') await world.control.paySession(sessionId)
  const told = eventsAbout(paymentId)
  for (let step = 0; step <= 8; step++) {
    if (closes === step) await inTransaction(system('test'), (ctx) => closePayment(ctx, orderId))
    if (browser.includes(step)) await look.run({ actor: system('test') }, { paymentId })
    const call = calls[step]
    const event = call === undefined ? undefined : told[call % told.length]
    if (event) await hear(event)
  }
  // Whatever was lost, the sweeps find: the time ends, and the processor is asked.
  await inTransaction(system('test'), (ctx) => closePayment(ctx, orderId))
  await closeAtProcessor(paymentId)
  const { state } = await viewPayment.run({ actor: buyer }, { paymentId })
  return { state, escrow: await inEscrow(orderId), wallet: await availableTo(buyer) }
}

test('1,000 random schedules of the same calls end in the same state', async () => {
  const schedules = fc.sample(schedule, 1_000)
  const lanes = Array.from({ length: 8 }, async () => {
    for (let next = schedules.pop(); next; next = schedules.pop()) {
      const paid = next.outcome === 'pays'
      const fromWallet = next.method === 'card' ? 0 : 1_000
      const expected = paid
        ? { state: 'paid', escrow: 2_410, wallet: 1_000 - fromWallet }
        : { state: 'expired', escrow: 0, wallet: 1_000 }
      expect(await play(next), JSON.stringify(next)).toEqual(expected)
    }
  })
  await Promise.all(lanes)
  expect((await proveLedger(rawDb())).sound).toBe(true)
  const { booked, payments } = await world.control.record()
  expect(payments.filter(({ charges }) => charges > 1)).toEqual([])
  expect(-(await moneyOn('external:stripe'))).toBe(Object.values(booked).reduce((sum, each) => sum + each, 0))
}, 300_000)

test('a call that was forged, or was signed long ago, is refused and nothing is kept', async () => {
  const raw = JSON.stringify({
    id: 'evt_forged',
    object: 'event',
    type: 'checkout.session.completed',
    data: { object: { id: 'cs_1' } },
  })
  const old = Math.floor(Date.now() / 1_000) - 400
  const { secret } = world
  const forged = [
    Stripe.webhooks.generateTestHeaderString({ payload: raw, secret: 'whsec_of_somebody_else' }),
    Stripe.webhooks.generateTestHeaderString({ payload: raw, secret, timestamp: old }),
    sign(`${raw} `),
    '',
  ]
  for (const signature of forged)
    await expect(hearProcessor(raw, signature)).rejects.toMatchObject({
      code: 'wrong_signature',
      status: 403,
    })
  expect(await rawSql()`select 1 from processor_event where id = 'evt_forged'`).toHaveLength(0)
})

test('a replayed call is kept once and looked into once', async () => {
  const buyer = await newPayer()
  const { orderId, paymentId } = await pay(buyer)
  const sessionId = await openedPage(buyer, paymentId)
  await world.control.paySession(sessionId)
  for (const event of eventsAbout(paymentId)) for (let n = 0; n < 5; n++) await hear(event)
  expect(await inEscrow(orderId)).toBe(2_410)
  const told = await rawSql()`select 1 from event where type = 'payments.paid' and aggregate = ${orderId}`
  expect(told).toHaveLength(1)
})

test('a thin event of v2 is heard by the same door', async () => {
  const raw = JSON.stringify({
    id: 'evt_thin',
    object: 'v2.core.event',
    type: 'v2.core.account[requirements].updated',
    created: '2026-11-20T10:00:00.000Z',
    livemode: false,
    related_object: { id: 'acct_1', type: 'v2.core.account', url: '/v2/core/accounts/acct_1' },
  })
  await hear({ id: 'evt_thin', raw })
  const [row] = await rawSql()`select about, handled_at from processor_event where id = 'evt_thin'`
  expect(row).toMatchObject({ about: 'acct_1' })
  expect(row?.handled_at).not.toBeNull()
})
