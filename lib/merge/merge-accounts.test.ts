import { beforeAll, expect, test } from 'vitest'
import { viewDeal } from '@/lib/deals'
import { viewGoods } from '@/lib/goods'
import {
  addPasskey,
  askPasskey,
  createToken,
  makeMergeCode,
  me,
  mySessions,
  startPasskey,
  suspendPerson,
} from '@/lib/identity'
import { verifyPasskey } from '@/lib/identity/verify-passkey'
import type { Person } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { balances } from '@/lib/ledger'
import { myListings } from '@/lib/listings'
import { authenticator } from '@/tests/harness/authenticator'
import { freshDatabase } from '@/tests/harness/database'
import { factorOf } from '@/tests/harness/factor'
import { lettersTo, newStranger, passwordMember, signedInAs } from '@/tests/harness/mailbox'
import { newPerson } from '@/tests/harness/people'
import { buy, dealReaches, ledgerIsSound, tradingPost } from '@/tests/harness/trading-post'
import { until } from '@/tests/harness/until'
import { goodsOf } from '@/tests/matrix/goods'
import { mergeAccounts } from './index'

beforeAll(async () => {
  await freshDatabase()
})
const post = await tradingPost()

const mailMember = async () => {
  const { actor, email } = await passwordMember('a long password')
  return { actor: await signedInAs(actor.id), email }
}
const codeOf = async (actor: Person) => (await makeMergeCode.run({ actor }, {})).code
const merge = (actor: Person, code: string) => mergeAccounts.run({ actor }, { code })
const join = async (from: Person, into: Person) => merge(into, await codeOf(from))

const oldSteam = (id: string) => signedInAs(id, 'steam')

async function stateOf(...ids: string[]) {
  const rows = await rawSql()`select * from person where id = any(${ids}) order by id`
  const listings = await rawSql()`select id, seller_id from listing where seller_id = any(${ids}) order by id`
  const money = await Promise.all(ids.map((id) => balances(rawDb(), id)))
  const open =
    await rawSql()`select id from session where person_id = any(${ids}) and ended_at is null order by id`
  return JSON.stringify({ rows, listings, money, open })
}

test('listings, goods, ended deals, money and ways in come over, once, and the other account is closed', async () => {
  const [seller, buyer] = [await post.newSeller(2), await post.newBuyer()]
  post.accepts(seller)
  post.accepts(buyer)
  const { dealId } = await buy(buyer, await post.list(seller))
  await dealReaches(seller, dealId, 'settled')
  const listingId = await post.list(seller)
  const goodsId = await goodsOf(seller)
  const from = await oldSteam(seller.actor.id)
  const { id: tokenId } = await createToken.run({ actor: from }, { name: 'x', scope: 'read', days: 1 })
  const earned = (await balances(rawDb(), from.id)).availableMinor
  expect(earned).toBeGreaterThan(0)
  const { actor: into, email } = await mailMember()

  const code = await codeOf(from)
  expect(await merge(into, code.toUpperCase())).toEqual({
    listings: 2,
    deals: 1,
    money: [{ currency: 'EUR', amountMinor: earned }],
    recoveryCodes: [],
  })
  expect(await me.run({ actor: into }, {})).toMatchObject({ email, steamId: seller.account.id })
  expect((await balances(rawDb(), into.id)).availableMinor).toBe(earned)
  expect((await balances(rawDb(), from.id)).availableMinor).toBe(0)
  expect(await ledgerIsSound()).toBe(true)
  expect((await myListings.run({ actor: into }, {})).items.map((row) => row.id)).toContain(listingId)
  expect((await viewGoods.run({ actor: into }, { goodsId })).own).toBe(true)
  expect((await viewDeal.run({ actor: into }, { dealId })).state).toBe('settled')
  expect((await mySessions.run({ actor: from }, {})).items).toEqual([])
  const [row] = await rawSql()`select merged_into, email, steam_id from person where id = ${from.id}`
  expect(row).toEqual({ merged_into: into.id, email: null, steam_id: null })
  const [token] = await rawSql()`select revoked_at from api_token where id = ${tokenId}`
  expect(token?.revoked_at).not.toBeNull()
  const log = await rawSql()`select subject from audit where act = 'merge.accounts' and actor = ${into.id}`
  expect(log.map(({ subject }) => subject).sort()).toEqual([from.id, into.id].sort())
  await expect(merge(into, code)).rejects.toMatchObject({ code: 'wrong_merge_code' })
})

test('an item listed before is sold after, and the money goes to the account that is left', async () => {
  const [seller, buyer] = [await post.newSeller(), await post.newBuyer()]
  post.accepts(seller)
  post.accepts(buyer)
  const listingId = await post.list(seller)
  const { actor: into } = await mailMember()
  await join(await oldSteam(seller.actor.id), into)
  const { dealId } = await buy(buyer, listingId)
  await dealReaches(buyer, dealId, 'settled')
  expect((await balances(rawDb(), into.id)).availableMinor).toBeGreaterThan(0)
})

test('while a deal is open there, nothing is changed, and the sentence says why', async () => {
  const [seller, buyer] = [await post.newSeller(), await post.newBuyer()]
  post.ignores(seller)
  await buy(buyer, await post.list(seller))
  const { actor: into } = await mailMember()
  for (const { actor } of [seller, buyer]) {
    const from = await oldSteam(actor.id)
    const code = await codeOf(from)
    const before = await stateOf(from.id, into.id)
    await expect(merge(into, code)).rejects.toMatchObject({
      code: 'open_deals',
      message: expect.stringContaining('an open deal'),
    })
    expect(await stateOf(from.id, into.id)).toBe(before)
  }
})

test('what the two sold each other stays as it was written', async () => {
  const [seller, buyer] = [await post.newSeller(), await post.newBuyer()]
  post.accepts(seller)
  post.accepts(buyer)
  const { dealId } = await buy(buyer, await post.list(seller))
  await dealReaches(seller, dealId, 'settled')
  await rawSql()`update person set steam_id = null, email = ${`${seller.actor.id}@example.com`},
    password_hash = 'x' where id = ${seller.actor.id}`
  await join(await signedInAs(seller.actor.id), await oldSteam(buyer.actor.id))
  const [row] = await rawSql()`select buyer_id, seller_id from deal where id = ${dealId}`
  expect(row).toEqual({ buyer_id: buyer.actor.id, seller_id: seller.actor.id })
})

test('two accounts with a Steam account each stay apart', async () => {
  const [one, two] = [await newPerson(rawDb()), await newPerson(rawDb())]
  const [from, into] = [await oldSteam(one.id), await oldSteam(two.id)]
  const before = await stateOf(from.id, into.id)
  await expect(join(from, into)).rejects.toMatchObject({ code: 'two_steam_accounts' })
  expect(await stateOf(from.id, into.id)).toBe(before)
})

test('a second factor comes over, with new recovery codes, and a passkey still knows its owner', async () => {
  const { actor: from, email } = await mailMember()
  await factorOf(from)
  const device = authenticator()
  const { options } = await startPasskey.run({ actor: from }, {})
  await addPasskey.run({ actor: from }, { answer: device.make(options), name: 'Phone' })
  const into = await oldSteam((await newPerson(rawDb())).id)
  const { recoveryCodes } = await join(from, into)
  expect(recoveryCodes).toHaveLength(10)
  const stranger = newStranger()
  const asked = await askPasskey.run(stranger, {})
  const shown = await verifyPasskey.run(stranger, { answer: device.show(asked.options) })
  expect(shown.id).toBe(into.id)
  expect(await me.run({ actor: into }, {})).toMatchObject({ email, hasPassword: true })
  const [row] = await rawSql()`select person_id from totp where person_id = ${into.id}`
  expect(row).toBeDefined()
  await until('the letter to the address that moved', async () =>
    (await lettersTo(email)).find(({ kind }) => kind === 'merged'),
  )
})

test('an account that holds an office, or is suspended, is not joined to another', async () => {
  const { actor: into } = await mailMember()
  const staff = await oldSteam((await newPerson(rawDb(), 'moderator')).id)
  await expect(join(staff, into)).rejects.toMatchObject({ code: 'holds_office' })
  const { actor: bad } = await mailMember()
  const code = await codeOf(bad)
  const admin = await newPerson(rawDb(), 'admin')
  const input = { personId: bad.id, reason: 'a reason', until: null }
  await suspendPerson.run({ actor: admin }, input)
  await expect(merge(into, code)).rejects.toMatchObject({ code: 'other_suspended' })
})

test('a code counts once, for ten minutes, and never for the account it was made in', async () => {
  const [{ actor: from }, { actor: into }, { actor: other }] = [
    await mailMember(),
    await mailMember(),
    await mailMember(),
  ]
  const first = await codeOf(from)
  await expect(merge(from, first)).rejects.toMatchObject({ code: 'same_account' })
  const code = await codeOf(from)
  await expect(merge(into, first)).rejects.toMatchObject({ code: 'wrong_merge_code' })
  await rawSql()`update challenge set expires_at = now() where person_id = ${from.id}`
  await expect(merge(into, code)).rejects.toMatchObject({ code: 'wrong_merge_code' })
  const last = await codeOf(from)
  const tries = await Promise.allSettled([merge(into, last), merge(other, last)])
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('both accounts show who they are first', async () => {
  const [{ actor: from }, { actor: into }] = [await mailMember(), await mailMember()]
  const code = await codeOf(from)
  await rawSql()`update session set created_at = now() - interval '11 minutes' where person_id in (${from.id}, ${into.id})`
  await expect(codeOf(from)).rejects.toMatchObject({ code: 'confirm_required' })
  await expect(merge(into, code)).rejects.toMatchObject({ code: 'confirm_required' })
})
