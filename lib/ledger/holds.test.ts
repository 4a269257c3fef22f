import { expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { databaseError } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import {
  type Account,
  balanceOf,
  type Capture,
  captureHold,
  clearing,
  fees,
  type NewHold,
  openHold,
  post,
  proveLedger,
  releaseHold,
  wallet,
} from './index'

const { db } = await freshDatabase({ max: 16 })

const currency = 'EUR'
const memo = { title: 'Test' }
const test1 = system('test')
const somebody = () => wallet(newId('user'))

async function rich(amountMinor: number): Promise<Account> {
  const account = somebody()
  const legs = [
    { account: clearing(), amountMinor: -amountMinor },
    { account, amountMinor },
  ]
  await inTransaction(test1, (ctx) =>
    post(ctx, { key: newId('request'), kind: 'top_up', currency, memo, legs }),
  )
  return account
}

const hold = (account: Account, amountMinor: number, more: Partial<NewHold> = {}) =>
  inTransaction(test1, (ctx) =>
    openHold(ctx, {
      key: newId('request'),
      account,
      amountMinor,
      currency,
      expiresAt: inMs(ctx.now, 60_000),
      memo,
      ...more,
    }),
  )

const capture = (holdId: string, to: [Account, number][], more: Partial<Capture> = {}) =>
  inTransaction(test1, (ctx) =>
    captureHold(ctx, {
      holdId,
      kind: 'purchase',
      currency,
      memo,
      to: to.map(([account, amountMinor]) => ({ account, amountMinor })),
      ...more,
    }),
  )

const release = (holdId: string) => inTransaction(test1, (ctx) => releaseHold(ctx, holdId))
const balance = (account: Account) => balanceOf(db, account)

test('held money is still there but cannot be spent or held again', async () => {
  const payer = await rich(1_000)
  await hold(payer, 700)
  expect(await balance(payer)).toEqual({ postedMinor: 1_000, heldMinor: 700, availableMinor: 300 })
  await expect(hold(payer, 301)).rejects.toMatchObject({
    code: 'insufficient_funds',
    message: 'This needs €3.01, and €3.00 is available.',
  })
  const legs = [
    { account: payer, amountMinor: -301 },
    { account: fees, amountMinor: 301 },
  ]
  const spend = inTransaction(test1, (ctx) =>
    post(ctx, { key: newId('request'), kind: 'payout', currency, memo, legs }),
  )
  await expect(spend).rejects.toMatchObject({ code: 'insufficient_funds' })
})

test('a hold is captured to many, once, and the same capture again is a replay', async () => {
  const [payer, seller] = [await rich(1_000), somebody()]
  const { holdId } = await hold(payer, 1_000)
  const first = await capture(holdId, [
    [seller, 970],
    [fees, 30],
  ])
  const again = await capture(holdId, [
    [seller, 970],
    [fees, 30],
  ])
  expect(first.replayed).toBe(false)
  expect(again).toEqual({ postingId: first.postingId, replayed: true })
  expect(await balance(payer)).toEqual({ postedMinor: 0, heldMinor: 0, availableMinor: 0 })
  expect((await balance(seller)).postedMinor).toBe(970)
})

test('a captured hold cannot be captured in another way or given back', async () => {
  const [payer, seller] = [await rich(100), somebody()]
  const { holdId } = await hold(payer, 100)
  await capture(holdId, [[seller, 100]])
  await expect(capture(holdId, [[payer, 100]])).rejects.toMatchObject({ code: 'idempotency_mismatch' })
  await expect(release(holdId)).rejects.toMatchObject({ code: 'hold_over' })
  expect((await balance(seller)).postedMinor).toBe(100)
})

test('part of a hold is captured by naming what the payer keeps', async () => {
  const [payer, seller] = [await rich(100), somebody()]
  const { holdId } = await hold(payer, 100)
  await capture(holdId, [
    [seller, 60],
    [payer, 40],
  ])
  expect(await balance(payer)).toEqual({ postedMinor: 40, heldMinor: 0, availableMinor: 40 })
  expect((await balance(seller)).postedMinor).toBe(60)
})

test('a capture that does not make up the hold is refused by the database and the hold stays', async () => {
  const [payer, seller] = [await rich(100), somebody()]
  const { holdId } = await hold(payer, 100)
  const wrong: [Account, number][][] = [
    [[seller, 60]],
    [[seller, 101]],
    [
      [seller, 150],
      [fees, -50],
    ],
  ]
  for (const to of wrong) {
    const failed = await capture(holdId, to).catch((error: unknown) => error)
    expect(databaseError(failed)).toEqual({ code: '23514', constraint: 'ledger_capture_sum' })
  }
  expect((await balance(payer)).heldMinor).toBe(100)
  await capture(holdId, [[seller, 100]])
})

test('a hold is given back once; the second time says so', async () => {
  const payer = await rich(100)
  const { holdId } = await hold(payer, 100)
  expect(await release(holdId)).toEqual({ released: true })
  expect(await release(holdId)).toEqual({ released: false })
  expect((await balance(payer)).availableMinor).toBe(100)
  await expect(capture(holdId, [[somebody(), 100]])).rejects.toMatchObject({ code: 'hold_over' })
})

test('the same hold key holds once; with another account or amount it is refused', async () => {
  const [payer, other] = [await rich(100), await rich(100)]
  const key = newId('request')
  const first = await hold(payer, 60, { key })
  const again = await hold(payer, 60, { key })
  expect(again).toEqual({ holdId: first.holdId, replayed: true })
  expect((await balance(payer)).heldMinor).toBe(60)
  await expect(hold(payer, 30, { key })).rejects.toMatchObject({ code: 'idempotency_mismatch', status: 422 })
  await expect(hold(other, 60, { key })).rejects.toMatchObject({ code: 'idempotency_mismatch' })
})

test('a hold nobody made does not exist', async () => {
  await expect(capture(newId('hold'), [[fees, 1]])).rejects.toMatchObject({ code: 'not_found' })
  await expect(release(newId('hold'))).rejects.toMatchObject({ code: 'not_found' })
})

test('hot accounts cannot hold money', async () => {
  const failed = await hold(fees, 1).catch((error: unknown) => error)
  expect(databaseError(failed)).toEqual({ code: '23514', constraint: 'ledger_sharded' })
})

test('capture and release of one hold at the same instant: exactly one wins', async () => {
  for (let round = 0; round < 10; round++) {
    const [payer, seller] = [await rich(100), somebody()]
    const { holdId } = await hold(payer, 100)
    const [captured, released] = await Promise.allSettled([capture(holdId, [[seller, 100]]), release(holdId)])
    expect([captured?.status, released?.status].filter((status) => status === 'fulfilled')).toHaveLength(1)
    const paid = (await balance(seller)).postedMinor
    expect(paid).toBe(captured?.status === 'fulfilled' ? 100 : 0)
    expect((await balance(payer)).availableMinor).toBe(100 - paid)
  }
})

test('480 crossing captures between two people end without one deadlock', async () => {
  const [a, b] = [await rich(10_000), await rich(10_000)]
  const holds = await Promise.all(
    Array.from({ length: 480 }, (_, n) => hold(n % 2 === 0 ? a : b, 10).then((made) => ({ n, ...made }))),
  )
  // Outside the kernel's retry, so that a deadlock would surface.
  const settle = ({ n, holdId }: { n: number; holdId: string }) =>
    db.transaction((tx) => {
      const to = [{ account: n % 2 === 0 ? b : a, amountMinor: 10 }]
      return captureHold({ tx, now: new Date() }, { holdId, kind: 'purchase', currency, memo, to })
    })
  const answers = await Promise.all(holds.map(settle))
  expect(answers.every((answer) => !answer.replayed)).toBe(true)
  expect((await balance(a)).availableMinor).toBe(10_000)
  expect(await proveLedger(db)).toMatchObject({ sound: true })
})
