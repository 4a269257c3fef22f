import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Person } from '@/lib/kernel/access'
import { newId } from '@/lib/kernel/ids'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { adjust, balanceOf, clearing, proveLedger, wallet } from './index'

const { db } = await freshDatabase()

const run = (actor: Person, input: object, idempotencyKey?: string) =>
  adjust.run({ actor, ...(idempotencyKey ? { idempotencyKey } : {}) }, input)

test('an admin credits and debits a wallet; who, why and how much stay in the audit log', async () => {
  const [admin, me] = [await newPerson(db, 'admin'), await newPerson(db)]
  const outside = (await balanceOf(db, clearing())).postedMinor
  const credit = await run(admin, { userId: me.id, amountMinor: 5_000, reason: 'Goodwill for a late deal' })
  expect(credit).toMatchObject({ availableMinor: 5_000 })
  expect(await run(admin, { userId: me.id, amountMinor: -2_000, reason: 'Paid twice' })).toMatchObject({
    availableMinor: 3_000,
  })
  expect((await balanceOf(db, clearing())).postedMinor).toBe(outside - 3_000)
  const rows = await db.execute(sql`
    select actor, reason, detail from audit where act = 'ledger.adjust' and subject = ${me.id} order by at`)
  expect(rows).toMatchObject([
    {
      actor: admin.id,
      reason: 'Goodwill for a late deal',
      detail: { postingId: credit.postingId, amountMinor: 5_000, currency: 'EUR' },
    },
    { actor: admin.id, reason: 'Paid twice' },
  ])
  const [said] = await db.execute(sql`select rooms from event where aggregate = ${credit.postingId}`)
  expect(said).toMatchObject({ rooms: [`user:${me.id}`] })
})

test('a stranger cannot adjust, not even their own wallet', async () => {
  const me = await newPerson(db)
  const input = { userId: me.id, amountMinor: 5_000, reason: 'I want it' }
  await expect(run(me, input)).rejects.toMatchObject({ code: 'not_found' })
  expect((await balanceOf(db, wallet(me.id))).postedMinor).toBe(0)
})

test.each([
  [{ amountMinor: 0 }, 'The amount must not be zero.'],
  [{ amountMinor: 1.5 }, 'An amount has at most two decimals.'],
  [{ amountMinor: 100_000_001 }, 'The amount is above the limit of 1,000,000.00.'],
  [{ reason: '  ' }, 'Say why, in a few words.'],
])('%j is refused with a sentence', async (wrong, message) => {
  const [admin, me] = [await newPerson(db, 'admin'), await newPerson(db)]
  const input = { userId: me.id, amountMinor: 100, reason: 'Because', ...wrong }
  await expect(run(admin, input)).rejects.toMatchObject({ code: 'invalid_input', message })
})

test('a debit above the balance is refused and leaves no audit row', async () => {
  const [admin, me] = [await newPerson(db, 'admin'), await newPerson(db)]
  const input = { userId: me.id, amountMinor: -1, reason: 'Too much' }
  await expect(run(admin, input)).rejects.toMatchObject({ code: 'insufficient_funds' })
  expect(await db.execute(sql`select 1 from audit where subject = ${me.id}`)).toHaveLength(0)
})

test('a person who does not exist has no wallet to adjust', async () => {
  const admin = await newPerson(db, 'admin')
  const input = { userId: newId('user'), amountMinor: 100, reason: 'Nobody' }
  await expect(run(admin, input)).rejects.toMatchObject({ code: 'not_found' })
})

test('the same Idempotency-Key adjusts once', async () => {
  const [admin, me] = [await newPerson(db, 'admin'), await newPerson(db)]
  const input = { userId: me.id, amountMinor: 100, reason: 'Once only' }
  const first = await run(admin, input, 'key-1')
  expect(await run(admin, input, 'key-1')).toEqual(first)
  expect((await balanceOf(db, wallet(me.id))).postedMinor).toBe(100)
  expect(await proveLedger(db)).toMatchObject({ sound: true })
})
