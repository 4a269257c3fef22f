import { beforeAll, expect, test } from 'vitest'
import { rawDb } from '@/lib/kernel/db'
import { delist, viewListing } from '@/lib/listings'
import { freshDatabase } from '@/tests/harness/database'
import { buy, ledgerIsSound, tradingPost, walletOf } from '@/tests/harness/trading-post'
import { buyItem } from './index'

beforeAll(async () => {
  await freshDatabase({ max: 30 })
})
const post = await tradingPost()

const price = 2_410

test('a listing bought by 24 people at the same instant goes to exactly one; 23 get a sentence and keep their money', async () => {
  const seller = await post.newSeller()
  const buyers = await Promise.all(Array.from({ length: 24 }, () => post.newBuyer(5_000)))
  const listingId = await post.list(seller)
  const answers = await Promise.allSettled(buyers.map((buyer) => buy(buyer, listingId)))
  const winners = answers.filter((answer) => answer.status === 'fulfilled')
  const losers = answers.filter((answer) => answer.status === 'rejected')
  expect(winners).toHaveLength(1)
  expect(losers).toHaveLength(23)
  for (const { reason } of losers) {
    expect(reason).toMatchObject({ code: 'already_sold', status: 409 })
    expect(reason.message).toContain('Nothing was taken from your wallet')
  }
  const wallets = await Promise.all(buyers.map(walletOf))
  expect(wallets.filter((amount) => amount === 5_000)).toHaveLength(23)
  expect(wallets.filter((amount) => amount === 5_000 - price)).toHaveLength(1)
  expect(await ledgerIsSound()).toBe(true)
})

test('the same idempotency key buys once and answers the same', async () => {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const listingId = await post.list(seller)
  const caller = { actor: buyer.actor, idempotencyKey: 'once' }
  const input = { listingId, priceMinor: price, currency: 'EUR' }
  const first = await buyItem.run(caller, input)
  expect(await buyItem.run(caller, input)).toEqual(first)
  expect(await walletOf(buyer)).toBe(100_000 - price)
  await expect(buyItem.run(caller, { ...input, priceMinor: 1 })).rejects.toMatchObject({ status: 422 })
})

test('money that is not there is refused with both sums, and the listing stays on the market', async () => {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer(1_000)
  const listingId = await post.list(seller)
  await expect(buy(buyer, listingId)).rejects.toMatchObject({ code: 'insufficient_funds' })
  expect(await walletOf(buyer)).toBe(1_000)
  expect((await viewListing.run({ actor: buyer.actor }, { listingId })).state).toBe('active')
})

test('a price that has changed, a wrong currency and an own listing are refused and change nothing', async () => {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const listingId = await post.list(seller)
  await expect(buy(buyer, listingId, price - 1)).rejects.toMatchObject({ code: 'price_changed' })
  await expect(
    buyItem.run({ actor: buyer.actor }, { listingId, priceMinor: price, currency: 'USD' }),
  ).rejects.toMatchObject({ code: 'wrong_currency' })
  await expect(buy(seller, listingId)).rejects.toMatchObject({ code: 'own_listing' })
  for (const priceMinor of [0, -5, 1e12, 1.5]) {
    await expect(
      buyItem.run({ actor: buyer.actor }, { listingId, priceMinor, currency: 'EUR' }),
    ).rejects.toMatchObject({ code: 'invalid_input', status: 400 })
  }
  await expect(
    buyItem.run({ actor: buyer.actor }, { listingId, priceMinor: price, currency: 'XXX' }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
  expect(await walletOf(buyer)).toBe(100_000)
})

test('somebody who is not signed in, and one without a trade URL, are told what to do first', async () => {
  const seller = await post.newSeller()
  const listingId = await post.list(seller)
  const input = { listingId, priceMinor: price, currency: 'EUR' }
  await expect(buyItem.run({ actor: { kind: 'anonymous' } }, input)).rejects.toMatchObject({ status: 401 })
  const buyer = await post.newBuyer()
  await rawDb().execute(`update person set steam_trade_token = null where id = '${buyer.actor.id}'`)
  await expect(buy(buyer, listingId)).rejects.toMatchObject({ code: 'trade_url_missing' })
})

test('an item that left the inventory cannot be bought, and its listing ends', async () => {
  const seller = await post.newSeller()
  const other = post.steam.account()
  const buyer = await post.newBuyer()
  const listingId = await post.list(seller)
  const [asset] = post.steam.world.assetsOf(seller.account.id)
  if (asset) post.steam.world.putAsset({ ...asset, owner: other.id })
  await rawDb().execute(`update steam_inventory set read_at = read_at - interval '1 hour'`)
  await expect(buy(buyer, listingId)).rejects.toMatchObject({ code: 'item_gone' })
  expect((await viewListing.run({ actor: buyer.actor }, { listingId })).state).toBe('invalid')
  expect(await walletOf(buyer)).toBe(100_000)
})

test('a delisted item cannot be bought', async () => {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const listingId = await post.list(seller)
  await delist.run({ actor: seller.actor }, { listingId })
  await expect(buy(buyer, listingId)).rejects.toMatchObject({ code: 'wrong_state' })
})
