import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { databaseError } from '@/lib/kernel/db'
import { newId, uuidOf } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import {
  type Account,
  balanceOf,
  clearing,
  escrow,
  fees,
  type Posting,
  post,
  proveLedger,
  wallet,
} from './index'

const { db } = await freshDatabase()

const memo = { title: 'Test' }
const somebody = () => wallet(newId('user'))
const send = (posting: Posting) => inTransaction(system('test'), (ctx) => post(ctx, posting))

const move = (from: Account, to: Account, amountMinor: number, key = newId('request')): Posting => ({
  key,
  kind: 'purchase',
  currency: 'EUR',
  memo,
  legs: [
    { account: from, amountMinor: -amountMinor },
    { account: to, amountMinor },
  ],
})

async function rich(amountMinor: number): Promise<Account> {
  const account = somebody()
  await send(move(clearing(), account, amountMinor))
  return account
}

const posted = async (account: Account) => (await balanceOf(db, account)).postedMinor

/** The SQLSTATE and constraint that a statement, or the commit after it, ends with. */
async function faultOf(statement: ReturnType<typeof sql>) {
  const failed = await db.transaction((tx) => tx.execute(statement)).catch((error: unknown) => error)
  return databaseError(failed)
}

const postSql = (accounts: Account[], amounts: number[], key = newId('request')) => sql`
  select ledger_post(${key}, '\\x01', 'purchase', ${sql.param(accounts)}::text[], ${sql.param(amounts)}::bigint[],
    'EUR', '{"title":"Test"}', now())`

test('money goes from one account to the other, and a posting id comes back', async () => {
  const [from, to] = [await rich(1_000), somebody()]
  const { postingId, replayed } = await send(move(from, to, 400))
  expect(postingId).toMatch(/^pst_/)
  expect(replayed).toBe(false)
  expect([await posted(from), await posted(to)]).toEqual([600, 400])
})

test('a payment above the balance is refused with both sums, and nothing moves', async () => {
  const [from, to] = [await rich(1_000), somebody()]
  const posting = move(from, to, 2_410)
  await expect(send(posting)).rejects.toMatchObject({
    name: 'Refusal',
    code: 'insufficient_funds',
    message: 'This needs €24.10, and €10.00 is available.',
  })
  expect([await posted(from), await posted(to)]).toEqual([1_000, 0])
  await send(move(clearing(), from, 2_000))
  expect(await send(posting)).toMatchObject({ replayed: false })
})

test('escrow cannot be paid out twice, under whatever key', async () => {
  const [buyer, seller, pot] = [await rich(500), somebody(), escrow(newId('order'))]
  await send(move(buyer, pot, 500))
  await send(move(pot, seller, 500))
  await expect(send(move(pot, buyer, 500))).rejects.toMatchObject({ code: 'insufficient_funds' })
})

test('the same key with the same legs moves money once and answers the same', async () => {
  const [from, to] = [await rich(1_000), somebody()]
  const posting = move(from, to, 300)
  const first = await send(posting)
  const second = await send({ ...posting, memo: { title: 'Other words' } })
  expect(second).toEqual({ postingId: first.postingId, replayed: true })
  expect(await posted(to)).toBe(300)
})

test('the same key with other money is refused', async () => {
  const [from, to] = [await rich(1_000), somebody()]
  await send(move(from, to, 300, 'used key'))
  const refused = { name: 'Refusal', code: 'idempotency_mismatch', status: 422 }
  await expect(send(move(from, to, 301, 'used key'))).rejects.toMatchObject(refused)
  await expect(send(move(to, from, 300, 'used key'))).rejects.toMatchObject(refused)
  expect(await posted(to)).toBe(300)
})

test('twelve posts with one key at the same instant move money once', async () => {
  const [from, to] = [await rich(1_000), somebody()]
  const posting = move(from, to, 100)
  const answers = await Promise.all(Array.from({ length: 12 }, () => send(posting)))
  expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1)
  expect(new Set(answers.map((answer) => answer.postingId)).size).toBe(1)
  expect(await posted(to)).toBe(100)
})

test('two legs of one account are netted; legs that cancel out altogether are a bug', async () => {
  const [from, to] = [await rich(1_000), somebody()]
  const legs = [
    { account: from, amountMinor: -500 },
    { account: to, amountMinor: 300 },
    { account: from, amountMinor: 200 },
  ]
  await send({ ...move(from, to, 1), legs })
  expect([await posted(from), await posted(to)]).toEqual([700, 300])
  await expect(send(move(from, from, 5))).rejects.toThrow(/moves nothing/)
})

test('legs that do not sum to zero, zero legs and fractions are bugs', async () => {
  const [from, to] = [await rich(1_000), somebody()]
  const legs = (a: number, b: number) => [
    { account: from, amountMinor: a },
    { account: to, amountMinor: b },
  ]
  const base = move(from, to, 1)
  await expect(send({ ...base, legs: legs(-5, 6) })).rejects.toThrow(/sum to zero/)
  await expect(send({ ...base, legs: legs(0, 0) })).rejects.toThrow(/not an amount/)
  await expect(send({ ...base, legs: legs(-0.5, 0.5) })).rejects.toThrow(/not an amount/)
})

test('one code in two currencies is two accounts', async () => {
  const person = somebody()
  await send(move(clearing(), person, 700))
  await send({ ...move(clearing(), person, 900), currency: 'USD' })
  expect((await balanceOf(db, person, 'EUR')).postedMinor).toBe(700)
  expect((await balanceOf(db, person, 'USD')).postedMinor).toBe(900)
  const usd = { ...move(person, somebody(), 800), currency: 'USD' as const }
  await expect(send(move(person, somebody(), 800))).rejects.toMatchObject({ code: 'insufficient_funds' })
  expect(await send(usd)).toMatchObject({ replayed: false })
})

test('hot accounts have an exact balance and no floor', async () => {
  const before = await posted(fees)
  const [from, to] = [await rich(1_000), somebody()]
  const legs = [
    { account: from, amountMinor: -1_000 },
    { account: to, amountMinor: 970 },
    { account: fees, amountMinor: 30 },
  ]
  await send({ ...move(from, to, 1), legs })
  expect(await posted(fees)).toBe(before + 30)
  await send(move(fees, to, 1_000_000))
  expect(await posted(fees)).toBe(before + 30 - 1_000_000)
})

test('the database itself refuses unbalanced transfers, zero legs, one account twice and unknown accounts', async () => {
  const [a, b] = [await rich(100), somebody()]
  const cases: [ReturnType<typeof sql>, string][] = [
    [postSql([a, b], [-5, 6]), 'ledger_balanced'],
    [postSql([b], [5]), 'ledger_balanced'],
    [postSql([a, b], [0, 0]), 'ledger_entry_amount'],
    [postSql([a, a], [-5, 5]), 'ledger_leg_per_account'],
    [postSql([a, b], [-5]), 'ledger_leg_per_account'],
    [postSql([a, 'user:x:pocket' as Account], [-5, 5]), 'ledger_account_code_known'],
    [
      sql`insert into ledger_transfer (idem_key, kind, request_hash, memo, at) values ('empty', 'x', '\\x01', '{}', now())`,
      'ledger_balanced',
    ],
    [sql`update ledger_account set held = posted + 1 where code = ${a}`, 'ledger_no_overdraft'],
  ]
  for (const [statement, constraint] of cases) {
    expect(await faultOf(statement)).toEqual({ code: '23514', constraint })
  }
  expect([await posted(a), await posted(b)]).toEqual([100, 0])
})

test('a key without a request hash is refused, so that a replay is never silent', async () => {
  const [a, b] = [await rich(100), somebody()]
  const without = sql`select ledger_post('no hash', null, 'purchase', ${sql.param([a, b])}::text[],
    ${sql.param([-5, 5])}::bigint[], 'EUR', '{}', now())`
  expect(await faultOf(without)).toMatchObject({ code: '23502' })
})

test('an entry cannot be added to an older transfer', async () => {
  const { postingId } = await send(move(await rich(100), somebody(), 50))
  const added = sql`insert into ledger_entry (account_id, transfer_id, leg, amount, currency)
    select id, ${uuidOf(postingId)}, 3, 7, 'EUR' from ledger_account where code = ${fees} limit 1`
  await send(move(clearing(), fees, 1))
  expect(await faultOf(added)).toMatchObject({ code: '23514', constraint: 'ledger_balanced' })
})

test.each([
  'update ledger_transfer set kind = kind',
  'delete from ledger_transfer',
  'truncate ledger_transfer cascade',
  'update ledger_entry set amount = amount + 1',
  'delete from ledger_entry',
  'truncate ledger_entry',
  'delete from ledger_account',
  "update ledger_account set code = 'platform:other'",
  'truncate ledger_account cascade',
  'truncate ledger_hold',
])('the journal is immutable: %s', async (statement) => {
  await send(move(await rich(100), somebody(), 50))
  expect(await faultOf(sql.raw(statement))).toMatchObject({ code: 'P0001' })
})

test('after all of this every account still adds up', async () => {
  expect(await proveLedger(db)).toMatchObject({ sound: true })
})
