import { beforeAll, expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { freshDatabase } from '@/tests/harness/database'
import { buy, dealReaches, tradingPost } from '@/tests/harness/trading-post'
import { adminCase } from './index'

beforeAll(async () => {
  await freshDatabase()
})
const post = await tradingPost()

const price = 2_410
const caseOf = (dealId: string) => adminCase.run({ actor: system('test') }, { dealId })

test('a case says where ledger and Steam have money and item, before and after they move', async () => {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const [listedAssetId] = post.steam.assetIds(seller.account.id)
  const { dealId } = await buy(buyer, await post.list(seller))
  await dealReaches(buyer, dealId, 'taking')
  expect(await caseOf(dealId)).toMatchObject({
    escrowMinor: price,
    listedAssetId,
    seen: { holder: 'seller', assetId: listedAssetId },
    trades: [{ leg: 'take', attempt: 1 }],
  })
  post.accepts(seller)
  post.accepts(buyer)
  await dealReaches(buyer, dealId, 'settled')
  const [newAssetId] = post.steam.assetIds(buyer.account.id)
  expect(await caseOf(dealId)).toMatchObject({
    escrowMinor: 0,
    listedAssetId,
    seen: { holder: 'buyer', assetId: newAssetId },
    trades: [
      { leg: 'take', state: 'exchanged' },
      { leg: 'give', state: 'exchanged' },
    ],
  })
})

test('a case is for admins only, also for the parties of the deal', async () => {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const { dealId } = await buy(buyer, await post.list(seller))
  for (const { actor } of [seller, buyer])
    await expect(adminCase.run({ actor }, { dealId })).rejects.toMatchObject({ status: 404 })
})
