import { beforeAll, expect, test } from 'vitest'
import { type Actor, anonymous } from '@/lib/kernel/access'
import { rawSql } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { type Trader, tradingPost } from '@/tests/harness/trading-post'
import { changePrice, delist, listItem, myListings, publish, viewListing } from './index'

beforeAll(async () => {
  await freshDatabase({ max: 30 })
})
const post = await tradingPost({ bots: 0 })

const offer = (trader: Trader, change: Record<string, unknown> = {}) => {
  const [assetId] = post.steam.assetIds(trader.account.id)
  const input = { appId: 570, assetId, priceMinor: 2_410, currency: 'EUR', ...change }
  return listItem.run({ actor: trader.actor }, input)
}

const listingsOf = async ({ actor }: Trader) => (await myListings.run({ actor }, {})).items

const eventsAbout = async (listingId: string) => {
  const rows = await rawSql()<{ type: string; rooms: string[] }[]>`
    select type, rooms from event where aggregate = ${listingId} order by aggregate_seq`
  return rows.map(({ type, rooms }) => ({ type, rooms }))
}

test('a price of zero, below zero, too large or broken, and another currency are refused with a sentence and list nothing', async () => {
  const seller = await post.newSeller()
  const cases: [Record<string, unknown>, RegExp][] = [
    [{ priceMinor: 0 }, /above zero/],
    [{ priceMinor: -2_410 }, /above zero/],
    [{ priceMinor: 100_000_001 }, /limit of 1,000,000/],
    [{ priceMinor: 1e20 }, /price/i],
    [{ priceMinor: 12.5 }, /two decimals/],
    [{ priceMinor: '2410' }, /price/i],
    [{ currency: 'USD' }, /in euro/],
    [{ currency: 'XXX' }, /in euro/],
    [{ assetId: 'all of them' }, /asset id/],
  ]
  for (const [change, sentence] of cases) {
    await expect(offer(seller, change)).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(sentence),
    })
  }
  expect(await listingsOf(seller)).toEqual([])
})

test('an item of somebody else, one that nobody has, and one that has left are refused alike and list nothing', async () => {
  const owner = await post.newSeller()
  const seller = await post.newSeller()
  const [theirs] = post.steam.assetIds(owner.account.id)
  for (const assetId of [theirs, '99999999999']) {
    await expect(offer(seller, { assetId })).rejects.toMatchObject({
      code: 'item_gone',
      message: 'This item is not in your Steam inventory any more.',
    })
  }
  expect(await listingsOf(seller)).toEqual([])
})

test('a Counter-Strike 2 item is refused with the reason and lists nothing', async () => {
  const seller = await post.newSeller(0)
  const { id } = post.steam.account({ items: 1, appId: 730 })
  const [asset] = post.steam.world.assetsOf(id)
  if (asset) post.steam.world.putAsset({ ...asset, owner: seller.account.id })
  await expect(offer(seller, { appId: 730 })).rejects.toMatchObject({
    code: 'not_listable',
    status: 422,
    message: expect.stringContaining('cannot move on for 7 days'),
  })
  expect(await listingsOf(seller)).toEqual([])
})

test('somebody without a session, without Steam or without a trade URL is told what to do first', async () => {
  const seller = await post.newSeller()
  await expect(offer({ ...seller, actor: anonymous as Trader['actor'] })).rejects.toMatchObject({
    status: 401,
  })
  await rawSql()`update person set steam_trade_token = null where id = ${seller.actor.id}`
  await expect(offer(seller)).rejects.toMatchObject({ code: 'trade_url_missing' })
  expect(await listingsOf(seller)).toEqual([])
})

test('sixteen calls at once make one open listing of an item', async () => {
  const seller = await post.newSeller()
  const answers = await Promise.allSettled(
    Array.from({ length: 16 }, (_, n) => offer(seller, { publish: n % 2 === 0 })),
  )
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused).toHaveLength(15)
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'already_listed', status: 409 })
  expect(await listingsOf(seller)).toHaveLength(1)
})

test('the same idempotency key lists once and answers the same', async () => {
  const seller = await post.newSeller()
  const [assetId] = post.steam.assetIds(seller.account.id)
  const caller = { actor: seller.actor, idempotencyKey: 'list-once' }
  const input = { appId: 570, assetId, priceMinor: 2_410, currency: 'EUR' }
  const first = await listItem.run(caller, input)
  expect(await listItem.run(caller, input)).toEqual(first)
  expect(await listingsOf(seller)).toHaveLength(1)
})

test('to a stranger a listing that is not theirs cannot be told from one that does not exist', async () => {
  const seller = await post.newSeller()
  const stranger = await post.newSeller()
  const { listingId } = await offer(seller)
  const missing = 'lst_01k00000000000000000000000'
  const acts = (actor: Actor, id: string) => [
    changePrice.run({ actor }, { listingId: id, priceMinor: 1 }),
    delist.run({ actor }, { listingId: id }),
    publish.run({ actor }, { listingId: id }),
  ]
  const words = async (id: string) => {
    const answers = await Promise.allSettled(acts(stranger.actor, id))
    return answers.map(
      (answer) => answer.status === 'rejected' && [answer.reason.status, answer.reason.message],
    )
  }
  const refusals = await words(listingId)
  expect(refusals).toEqual(await words(missing))
  expect(refusals.map((each) => (each ? each[0] : null))).toEqual([404, 404, 404])
  expect(await listingsOf(seller)).toMatchObject([{ state: 'active', priceMinor: 2_410 }])
})

test('a draft is seen and heard of by its seller only, until it is published', async () => {
  const seller = await post.newSeller()
  const stranger = await post.newBuyer(0)
  const { listingId } = await offer(seller, { publish: false })
  await changePrice.run({ actor: seller.actor }, { listingId, priceMinor: 2_000 })
  expect((await eventsAbout(listingId)).flatMap(({ rooms }) => rooms)).not.toContain('public')
  await expect(viewListing.run({ actor: stranger.actor }, { listingId })).rejects.toMatchObject({
    status: 404,
  })
  expect((await viewListing.run({ actor: seller.actor }, { listingId })).own).toBe(true)
  await publish.run({ actor: seller.actor }, { listingId })
  expect((await viewListing.run({ actor: stranger.actor }, { listingId })).priceMinor).toBe(2_000)
  expect((await eventsAbout(listingId)).at(-1)).toMatchObject({
    type: 'listings.active',
    rooms: expect.arrayContaining(['public']),
  })
})

test('a draft whose item has left the inventory is not published', async () => {
  const seller = await post.newSeller()
  const { listingId } = await offer(seller, { publish: false })
  const [asset] = post.steam.world.assetsOf(seller.account.id)
  if (asset) post.steam.world.putAsset({ ...asset, owner: post.steam.account().id })
  await rawSql()`update steam_inventory set read_at = read_at - interval '1 hour'`
  await expect(publish.run({ actor: seller.actor }, { listingId })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  expect(await listingsOf(seller)).toMatchObject([{ state: 'invalid' }])
})

test('an item taken off the market can be listed anew, and a listing that ended stays as it is', async () => {
  const seller = await post.newSeller()
  const { listingId } = await offer(seller)
  await delist.run({ actor: seller.actor }, { listingId })
  const again = [
    () => delist.run({ actor: seller.actor }, { listingId }),
    () => publish.run({ actor: seller.actor }, { listingId }),
    () => changePrice.run({ actor: seller.actor }, { listingId, priceMinor: 1 }),
  ]
  for (const act of again) {
    await expect(act()).rejects.toMatchObject({ code: 'wrong_state', status: 409 })
  }
  await offer(seller)
  expect((await listingsOf(seller)).map(({ state }) => state)).toEqual(['active', 'delisted'])
})
