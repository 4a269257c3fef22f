import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Person } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import {
  buy,
  dealReaches,
  ledgerIsSound,
  type Trader,
  tradingPost,
  walletOf,
} from '@/tests/harness/trading-post'
import { adminDeals, askForHelp, noteDeal, refundDeal, retryDeal, sendAgain, viewDeal } from './index'

let admin: Person

beforeAll(async () => {
  await freshDatabase()
  admin = await newPerson(rawDb(), 'admin')
})
const post = await tradingPost()

const reason = 'Both parties agreed by mail.'

async function bought(): Promise<{ seller: Trader; buyer: Trader; dealId: string }> {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const { dealId } = await buy(buyer, await post.list(seller))
  return { seller, buyer, dealId }
}

/** A deal whose trade with the buyer was rolled back by Steam: a person has to look. */
async function stuck() {
  const deal = await bought()
  post.accepts(deal.seller)
  await dealReaches(deal.buyer, deal.dealId, 'giving')
  const failing = post.steam.faults.add({ name: 'fails', act: { kind: 'tradeFails' }, phase: 'after' })
  post.accepts(deal.buyer)
  await dealReaches(deal.buyer, deal.dealId, 'stuck')
  post.steam.faults.remove(failing.id)
  return deal
}

const auditOf = async (dealId: string) =>
  await rawDb().execute<{ act: string; reason: string; actor: string }>(
    sql`select act, reason, actor from audit where subject = ${dealId} order by at`,
  )

test('a stuck deal is tried again by an admin and ends as if nothing had happened', async () => {
  const { seller, buyer, dealId } = await stuck()
  const list = await adminDeals.run({ actor: admin }, { queue: 'stuck' })
  expect(list.items.map((row) => row.id)).toContain(dealId)
  await retryDeal.run({ actor: admin }, { dealId, reason })
  await dealReaches(seller, dealId, 'settled')
  expect(await walletOf(seller)).toBe(2_338)
  expect(await auditOf(dealId)).toMatchObject([{ act: 'deals.retry', reason, actor: admin.id }])
  expect(await walletOf(buyer)).toBe(100_000 - 2_410)
  expect(await ledgerIsSound()).toBe(true)
})

test('a stuck deal is refunded by an admin: the buyer has the money, the seller the item', async () => {
  const { seller, buyer, dealId } = await stuck()
  await refundDeal.run({ actor: admin }, { dealId, reason })
  await dealReaches(seller, dealId, 'returned')
  expect(await walletOf(buyer)).toBe(100_000)
  expect(post.steam.assetIds(seller.account.id)).toHaveLength(1)
  await expect(refundDeal.run({ actor: admin }, { dealId, reason })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  expect(await ledgerIsSound()).toBe(true)
})

test('an admin refunds a deal that waits for its seller: the offer is cancelled, the listing returns to the market', async () => {
  const { buyer, dealId } = await bought()
  await dealReaches(buyer, dealId, 'taking')
  await refundDeal.run({ actor: admin }, { dealId, reason })
  const deal = await dealReaches(buyer, dealId, 'refunded')
  expect(deal.next.text).toContain('An admin ended the deal')
  expect(await walletOf(buyer)).toBe(100_000)
})

test('admin acts need a reason, and for everybody else they do not exist', async () => {
  const { buyer, seller, dealId } = await bought()
  for (const act of [retryDeal, refundDeal, noteDeal]) {
    await expect(act.run({ actor: admin }, { dealId, reason: ' ' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    for (const { actor } of [buyer, seller]) {
      await expect(act.run({ actor }, { dealId, reason })).rejects.toMatchObject({ code: 'not_found' })
    }
  }
  expect(await auditOf(dealId)).toHaveLength(0)
})

test('a call for help stands in the work list until an admin answers; admins’ notes are for admins', async () => {
  const { buyer, seller, dealId } = await bought()
  await askForHelp.run({ actor: buyer.actor }, { dealId, reason: 'Nothing happens.' })
  const asked = await adminDeals.run({ actor: admin }, { queue: 'help' })
  expect(asked.items.map((row) => row.id)).toContain(dealId)
  await noteDeal.run({ actor: admin }, { dealId, reason: 'The seller sleeps; told the buyer.' })
  const answered = await adminDeals.run({ actor: admin }, { queue: 'help' })
  expect(answered.items.map((row) => row.id)).not.toContain(dealId)
  const forSeller = await viewDeal.run({ actor: seller.actor }, { dealId })
  expect(forSeller.notes.map((note) => note.kind)).toEqual(['help'])
  const forAdmin = await viewDeal.run({ actor: admin }, { dealId })
  expect(forAdmin.notes.map((note) => note.kind)).toEqual(['help', 'note'])
})

test('a seller whose item waits with the bot has it sent again; nobody else can', async () => {
  const { buyer, seller, dealId } = await bought()
  await expect(sendAgain.run({ actor: seller.actor }, { dealId })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  post.accepts(seller)
  await dealReaches(buyer, dealId, 'giving')
  post.declines(seller)
  post.declines(buyer)
  await dealReaches(seller, dealId, 'stuck')
  expect(await walletOf(buyer)).toBe(100_000)
  await expect(sendAgain.run({ actor: buyer.actor }, { dealId })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  post.accepts(seller)
  await sendAgain.run({ actor: seller.actor }, { dealId })
  await dealReaches(seller, dealId, 'returned')
  expect(post.steam.assetIds(seller.account.id)).toHaveLength(1)
})
