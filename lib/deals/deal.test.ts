import { beforeAll, expect, test } from 'vitest'
import { viewListing } from '@/lib/listings'
import { freshDatabase } from '@/tests/harness/database'
import {
  buy,
  dealAs,
  dealReaches,
  ledgerIsSound,
  type Trader,
  tradingPost,
  walletOf,
} from '@/tests/harness/trading-post'
import { declineDeal } from './index'

beforeAll(async () => {
  await freshDatabase()
})
const post = await tradingPost({ bots: 2 })

const price = 2_410
const fee = 72

interface Deal {
  seller: Trader
  buyer: Trader
  listingId: string
  dealId: string
}

async function bought(): Promise<Deal> {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const listingId = await post.list(seller)
  const { dealId } = await buy(buyer, listingId)
  return { seller, buyer, listingId, dealId }
}

test('a deal that both accept ends with the item at the buyer and the price less the fee at the seller', async () => {
  const { seller, buyer, dealId, listingId } = await bought()
  expect(await walletOf(buyer)).toBe(100_000 - price)
  const [assetId] = post.steam.assetIds(seller.account.id)
  expect(assetId).toBeDefined()
  post.accepts(seller)
  const giving = await dealReaches(buyer, dealId, 'giving', 'settled')
  expect(giving.itemWith).not.toBe('seller')
  post.accepts(buyer)
  const deal = await dealReaches(seller, dealId, 'settled')
  expect(deal).toMatchObject({ money: 'seller', itemWith: 'buyer', ended: true })
  expect(await walletOf(seller)).toBe(price - fee)
  expect(post.steam.assetIds(seller.account.id)).toHaveLength(0)
  expect(post.steam.assetIds(buyer.account.id)).toHaveLength(1)
  const listing = await viewListing.run({ actor: buyer.actor }, { listingId })
  expect(listing.state).toBe('sold')
  expect(listing.recentSales).toMatchObject([{ priceMinor: price }])
  expect(deal.timeline.every((step) => step.phase === 'past')).toBe(true)
  expect(await ledgerIsSound()).toBe(true)
})

test('a seller who declines keeps the item, and the buyer has the money back with a sentence that says so', async () => {
  const { seller, buyer, dealId } = await bought()
  post.declines(seller)
  const deal = await dealReaches(buyer, dealId, 'refunded')
  expect(deal.next.text).toContain('declined')
  expect(deal.next.text).toContain('money')
  expect(await walletOf(buyer)).toBe(100_000)
  expect(post.steam.assetIds(seller.account.id)).toHaveLength(1)
  expect(await ledgerIsSound()).toBe(true)
})

test('a buyer who declines gets the money back, and the item goes back to the seller', async () => {
  const { seller, buyer, dealId } = await bought()
  post.declines(buyer)
  post.accepts(seller)
  const deal = await dealReaches(seller, dealId, 'returned')
  expect(deal.itemWith).toBe('seller')
  expect(await walletOf(buyer)).toBe(100_000)
  expect(await walletOf(seller)).toBe(0)
  expect(post.steam.assetIds(seller.account.id)).toHaveLength(1)
  expect(await ledgerIsSound()).toBe(true)
})

test('a seller can call the deal off on our side: the offer is cancelled and the money goes back', async () => {
  const { seller, buyer, dealId } = await bought()
  await dealReaches(seller, dealId, 'taking')
  await declineDeal.run({ actor: seller.actor }, { dealId })
  await dealReaches(buyer, dealId, 'refunded')
  expect(await walletOf(buyer)).toBe(100_000)
})

test('a stranger sees no deal of others and cannot act on one', async () => {
  const { dealId } = await bought()
  const stranger = await post.newBuyer(0)
  await expect(dealAs(stranger, dealId)).rejects.toMatchObject({ code: 'not_found', status: 404 })
  await expect(declineDeal.run({ actor: stranger.actor }, { dealId })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('the buyer cannot call off what waits for the seller', async () => {
  const { buyer, dealId } = await bought()
  await dealReaches(buyer, dealId, 'taking')
  await expect(declineDeal.run({ actor: buyer.actor }, { dealId })).rejects.toMatchObject({
    code: 'not_your_move',
  })
})
