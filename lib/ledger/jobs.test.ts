import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { balanceOf, clearing, fees, ledgerHealth, openHold, post, proveLedger, wallet } from './index'
import { expireHolds, recordProof, rollUp } from './jobs'

const { db } = await freshDatabase()

const currency = 'EUR'
const memo = { title: 'Test' }
const asTest = system('test')
const admin = { actor: { kind: 'person', id: newId('user'), role: 'admin' } } as const

const earn = (amountMinor: number) => ({
  key: newId('request'),
  kind: 'sale' as const,
  currency: 'EUR' as const,
  memo,
  legs: [
    { account: clearing(), amountMinor: -amountMinor },
    { account: fees, amountMinor },
  ],
})

async function richWith(amountMinor: number) {
  const account = wallet(newId('user'))
  const legs = [
    { account: clearing(), amountMinor: -amountMinor },
    { account, amountMinor },
  ]
  await inTransaction(asTest, (ctx) =>
    post(ctx, { key: newId('request'), kind: 'top_up', currency, memo, legs }),
  )
  return account
}

const rolled = async () => {
  const [row] = await db.execute<{ balance: string }>(sql`
    select balance from ledger_rollup where account_id =
      (select id from ledger_account where code = ${fees} and currency = 'EUR')`)
  return Number(row?.balance ?? 0)
}

test('overdue holds are given back and said, others stay', async () => {
  const payer = await richWith(1_000)
  const open = (amountMinor: number, ttlMs: number) =>
    inTransaction(asTest, (ctx) =>
      openHold(ctx, {
        key: newId('request'),
        account: payer,
        amountMinor,
        currency,
        expiresAt: inMs(ctx.now, ttlMs),
        memo,
      }),
    )
  const overdue = [await open(100, -1), await open(200, -1)]
  await open(300, 60_000)
  expect(await expireHolds()).toBe(2)
  expect(await balanceOf(db, payer)).toMatchObject({ heldMinor: 300, availableMinor: 700 })
  const said = await db.execute<{ aggregate: string }>(
    sql`select aggregate from event where type = 'ledger.holdExpired' order by aggregate`,
  )
  expect(said.map((row) => row.aggregate)).toEqual(overdue.map((made) => made.holdId).sort())
  expect(await expireHolds()).toBe(0)
})

test('a roll-up never loses an entry that commits after a younger one', async () => {
  await inTransaction(asTest, (ctx) => post(ctx, earn(1)))
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const late = db.transaction(async (tx) => {
    await post({ tx, now: new Date() }, earn(7))
    begun.resolve()
    await gate.promise
  })
  await begun.promise
  await inTransaction(asTest, (ctx) => post(ctx, earn(100)))
  for (let round = 0; round < 3; round++) await rollUp()
  expect((await balanceOf(db, fees)).postedMinor).toBe(101)
  gate.resolve()
  await late
  expect((await balanceOf(db, fees)).postedMinor).toBe(108)
  await expect.poll(async () => [await rollUp(), await rolled()][1], { timeout: 15_000 }).toBe(108)
  await inTransaction(asTest, (ctx) => post(ctx, earn(1)))
  expect((await balanceOf(db, fees)).postedMinor).toBe(109)
  expect(await proveLedger(db)).toMatchObject({ sound: true })
})

test('the regular proof is kept, and only admins may read it', async () => {
  await recordProof()
  const health = await ledgerHealth.run(admin, {})
  expect(health).toMatchObject({ last: { sound: true }, lastUnsoundAt: null })
  const stranger = { actor: { kind: 'person', id: newId('user'), role: 'user' } } as const
  await expect(ledgerHealth.run(stranger, {})).rejects.toMatchObject({ code: 'not_found' })
})

test.each([
  ['drifted', sql`update ledger_account set posted = posted + 1 where code like 'user:%'`],
  ['heldDrifted', sql`update ledger_account set held = held + 1 where code like 'user:%'`],
  ['rollupDrifted', sql`update ledger_rollup set balance = balance + 1`],
])('the proof finds what is %s', async (figure, damage) => {
  await richWith(50)
  const undo = new Error('undo')
  const work = db.transaction(async (tx) => {
    await tx.execute(damage)
    const proof = await proveLedger(tx)
    expect(proof.sound).toBe(false)
    expect(proof.figures[figure as keyof typeof proof.figures]).toBeGreaterThan(0)
    throw undo
  })
  await expect(work).rejects.toBe(undo)
})

test('the proof finds entries written behind the back of the functions', async () => {
  const undo = new Error('undo')
  const work = db.transaction(async (tx) => {
    await tx.execute(sql`
      with t as (insert into ledger_transfer (idem_key, kind, request_hash, memo, at)
        values ('forged', 'sale', '\\x01', '{}', now()) returning id)
      insert into ledger_entry (account_id, transfer_id, leg, amount, currency, balance_after)
      select a.id, t.id, 1, 5, 'EUR', 1 from t, ledger_account a where a.code like 'user:%' limit 1`)
    const { figures, sound } = await proveLedger(tx)
    expect(sound).toBe(false)
    expect(figures).toMatchObject({ currenciesNotZero: 1, drifted: 1, unbalanced: 1, chainBroken: 1 })
    throw undo
  })
  await expect(work).rejects.toBe(undo)
})
