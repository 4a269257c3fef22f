import { expect, test } from 'vitest'
import { type Person, system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { escrow, proveLedger } from '@/lib/ledger'
import { freshDatabase } from '@/tests/harness/database'
import { inEscrow, moneyOn, newPayer, openedPage, pay } from '@/tests/harness/paying'
import { newPerson } from '@/tests/harness/people'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { followDispute } from './disputes'
import { expectBooking } from './expected'
import { handleHint, readMissedHints } from './hints'
import {
  cardDisputes,
  coverDispute,
  differences,
  disputeClosed,
  look,
  paymentDisputed,
  refundPayment,
  resolveDifference,
  sendEvidence,
} from './index'
import { moveMoney } from './money'
import { reconcile } from './reconcile'
import { followRefund } from './refund-jobs'
import { bringEvidence } from './send-evidence'

const { control } = await stripeWorld()
await freshDatabase()
const admin = await newPerson(rawDb(), 'admin')
const tester = system('test')

async function paid(buyer?: Person) {
  const actor = buyer ?? (await newPayer())
  const { orderId, paymentId } = await pay(actor)
  await control.paySession(await openedPage(actor, paymentId))
  await look.run({ actor }, { paymentId })
  const [row] = await rawSql()`select processor_charge as charge from payment where id = ${paymentId}`
  return { actor, orderId, paymentId, charge: String(row?.charge) }
}
const open = async () => (await differences.run({ actor: admin }, {})).items
const told = async (orderId: string, type: string) =>
  (await rawSql()`select payload from event where aggregate = ${orderId} and type = ${type} order by id`).map(
    ({ payload }) => payload,
  )
const hold = async () => ({
  disputes: await moneyOn('platform:disputes'),
  fees: await moneyOn('platform:processor_fees'),
})

/** What the processor says it has, after its fees. */
const netThere = async () => (await control.record()).net.eur ?? 0

test('payments, refunds and fees agree line by line, and the whole is what the processor has', async () => {
  const { orderId } = await paid()
  await paid()
  const refundId = newId('request')
  await inTransaction(tester, (ctx) =>
    refundPayment(ctx, { orderId, amountMinor: 410, refundId, reason: 'x' }),
  )
  expect(await reconcile()).toBe(0)
  await followRefund(refundId)
  expect(await reconcile()).toBe(0)
  expect(await open()).toEqual([])
  expect(-(await moneyOn('external:stripe'))).toBe(await netThere())
  expect((await hold()).fees).toBeLessThan(0)
})

test('a line of theirs that we know nothing of is put on the list once, and an admin resolves it with a note', async () => {
  const { paymentId, charge } = await paid()
  await rawSql()`update processor_expected set source = 'ch_gone' where subject = ${paymentId}`
  await rawSql()`update processor_expected set at = at - interval '2 hours' where subject = ${paymentId}`
  expect([await reconcile(), await reconcile()]).toEqual([2, 2])
  const found = await open()
  expect(
    found.map(({ kind, subject, oursMinor, theirsMinor }) => [kind, subject, oursMinor, theirsMinor]),
  ).toEqual(
    expect.arrayContaining([
      ['missing_here', charge, 0, 2_410],
      ['missing_there', 'ch_gone', 2_410, 0],
    ]),
  )
  const [first] = found
  const done = { differenceId: first?.id ?? '', reason: 'A test payment.' }
  await expect(resolveDifference.run({ actor: await newPayer() }, done)).rejects.toMatchObject({
    status: 404,
  })
  await resolveDifference.run({ actor: admin }, done)
  await expect(resolveDifference.run({ actor: admin }, done)).rejects.toMatchObject({ status: 404 })
  const resolved = await differences.run({ actor: admin }, { show: 'resolved' })
  expect(resolved.items).toMatchObject([{ id: first?.id, note: 'A test payment.', resolvedBy: admin.id }])
  expect(await rawSql()`select 1 from audit where subject = ${done.differenceId}`).toHaveLength(1)
  await rawSql()`update processor_expected set source = ${charge} where subject = ${paymentId}`
  expect(await reconcile()).toBe(0)
  expect(await open()).toEqual([])
})

test('money that we moved without telling what the processor must show is found', async () => {
  const { orderId } = await paid()
  await inTransaction(tester, (ctx) =>
    moveMoney(ctx, {
      key: `test:${orderId}`,
      kind: 'adjustment',
      from: escrow(orderId),
      to: 'external:stripe',
      amountMinor: 100,
      currency: 'EUR',
      title: 'A mistake',
      detail: 'of ours',
      subject: orderId,
    }),
  )
  await reconcile()
  const [found] = await open()
  expect(found).toMatchObject({ kind: 'balance', subject: 'EUR' })
  expect((found?.theirsMinor ?? 0) - (found?.oursMinor ?? 0)).toBe(100)
  const known = { key: `test:${orderId}`, source: `x${orderId}`, subject: orderId, currency: 'EUR' as const }
  await inTransaction(tester, (ctx) => expectBooking(ctx, { ...known, amountMinor: -100 }))
  await reconcile()
  expect(await open()).toEqual([])
  await rawSql()`delete from processor_expected where subject = ${orderId} and amount_minor = -100`
  await inTransaction(tester, (ctx) =>
    moveMoney(ctx, {
      key: `test:${orderId}:back`,
      kind: 'adjustment',
      from: 'external:stripe',
      to: escrow(orderId),
      amountMinor: 100,
      currency: 'EUR',
      title: 'Put right',
      detail: 'again',
      subject: orderId,
    }),
  )
})

test('a bank takes a payment back and loses: the money leaves and returns, and both are told once', async () => {
  const { orderId, charge } = await paid()
  const before = await hold()
  const dispute = await control.openDispute(charge, 'fraudulent')
  await followDispute(dispute.id)
  await followDispute(dispute.id)
  expect((await hold()).disputes).toBe(before.disputes - 2_410)
  expect(await told(orderId, paymentDisputed.type)).toMatchObject([{ amountMinor: 2_410, withdrawn: true }])
  expect(await reconcile()).toBe(0)
  await control.closeDispute(dispute.id, 'won')
  await followDispute(dispute.id)
  await followDispute(dispute.id)
  expect((await hold()).disputes).toBe(before.disputes)
  expect(await told(orderId, disputeClosed.type)).toMatchObject([{ won: true, amountMinor: 2_410 }])
  expect(await reconcile()).toBe(0)
})

test('a dispute that is lost is made good from the order’s money', async () => {
  const { orderId, charge } = await paid()
  const before = await hold()
  const dispute = await control.openDispute(charge, 'product_not_received')
  await control.closeDispute(dispute.id, 'lost')
  await followDispute(dispute.id)
  const [closed] = await told(orderId, disputeClosed.type)
  expect(closed).toMatchObject({ won: false, orderId })
  await inTransaction(tester, (ctx) => coverDispute(ctx, closed))
  expect(await inEscrow(orderId)).toBe(0)
  expect((await hold()).disputes).toBe(before.disputes)
  expect(await reconcile()).toBe(0)
})

test('an admin answers the bank once, with words that decide', async () => {
  const { orderId, charge } = await paid()
  const { id } = await control.openDispute(charge, 'fraudulent')
  await followDispute(id)
  const { items } = await cardDisputes.run({ actor: admin }, {})
  const disputeId = items.find((each) => each.orderId === orderId)?.id ?? ''
  const answer = { disputeId, text: 'winning_evidence, and many more words' }
  await expect(sendEvidence.run({ actor: await newPayer() }, answer)).rejects.toMatchObject({ status: 404 })
  await sendEvidence.run({ actor: admin }, answer)
  await expect(sendEvidence.run({ actor: admin }, answer)).rejects.toMatchObject({ code: 'wrong_state' })
  const context = { jobId: '1', signal: AbortSignal.timeout(60_000) }
  const transaction: Parameters<typeof bringEvidence.run>[1]['transaction'] = (body) =>
    inTransaction(tester, body)
  await bringEvidence.run({ disputeId }, { ...context, transaction })
  const { items: after } = await cardDisputes.run({ actor: admin }, {})
  expect(after.find((each) => each.id === disputeId)).toMatchObject({ state: 'under_review', answered: true })
})

test('calls that never arrived are found in the processor’s own list, and each is looked into once', async () => {
  const { actor, orderId, paymentId } = await (async () => {
    const buyer = await newPayer()
    const made = await pay(buyer)
    await control.paySession(await openedPage(buyer, made.paymentId))
    return { actor: buyer, ...made }
  })()
  expect(await readMissedHints()).toBeGreaterThan(0)
  expect(await readMissedHints()).toBe(0)
  const waiting = await rawSql()<{ id: string }[]>`select id from processor_event where handled_at is null`
  for (const { id } of waiting) await handleHint(id)
  expect(await inEscrow(orderId)).toBe(2_410)
  expect(await look.run({ actor }, { paymentId })).toMatchObject({ state: 'paid' })
  expect((await proveLedger(rawDb())).sound).toBe(true)
})
