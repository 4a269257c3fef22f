import { expect, test } from 'vitest'
import { rawSql } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { buy, dealReaches, tradingPost } from '@/tests/harness/trading-post'
import { myEarnings } from './index'

await freshDatabase()
const post = await tradingPost()

test('what a Steam deal paid is earned at once, and leaves only when Steam cannot undo the trade any more', async () => {
  const [seller, buyer] = [await post.newSeller(), await post.newBuyer()]
  post.accepts(seller)
  post.accepts(buyer)
  const { dealId } = await buy(buyer, await post.list(seller))
  await dealReaches(seller, dealId, 'settled')
  const actor = seller.actor
  const fresh = await myEarnings.run({ actor }, {})
  expect(fresh.holds.map(({ rule }) => rule)).toEqual(['new_seller', 'protected_deals'])
  expect([fresh.earnedMinor, fresh.withdrawableMinor]).toEqual([2_338, 0])
  expect(fresh.holds[1]).toMatchObject({ amountMinor: 2_338 })
  await rawSql()`update deal set updated_at = updated_at - interval '8 days' where id = ${dealId}`
  const later = await myEarnings.run({ actor }, {})
  expect(later.holds.map(({ rule }) => rule)).toEqual(['new_seller'])
})
