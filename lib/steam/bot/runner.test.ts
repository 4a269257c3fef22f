import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fleet, startBots } from '@/lib/steam'
import { accept, decline } from '@/sandbox/steam/answer'
import { freshDatabase } from '@/tests/harness/database'
import { newBot, newOwner, newSubject, order, ownerOf, reaches } from '@/tests/harness/steam-trades'
import { steamWorld } from '@/tests/harness/steam-world'

const world = await steamWorld()
let bot: Awaited<ReturnType<typeof newBot>>
let fleet: Fleet

beforeAll(async () => {
  await freshDatabase()
  bot = await newBot(world)
  fleet = await startBots()
})
afterAll(async () => {
  await fleet?.stop()
})

test('an item is taken, then given, and its whereabouts follow', async () => {
  const seller = await newOwner(world)
  const buyer = world.account()
  const subject = newSubject()
  const asked = await order({ subject, leg: 'take', partner: seller.account, itemId: seller.itemId })
  const active = await reaches(subject, 'active')
  expect(active).toMatchObject({ botId: bot.botId, leg: 'take', attempt: 1, key: asked.key })
  const offer = world.world.offers.get(active.offerId ?? '')
  expect(offer?.message).toBe(`${asked.key} A test.`)
  accept(world.world, seller.account.id, active.offerId ?? '', true)
  const taken = await reaches(subject, 'exchanged')
  expect(taken.result?.[0]?.assetId).toBe(world.assetIds(bot.account.id)[0])
  expect(await ownerOf(seller.itemId)).toBe(bot.account.id)

  await order({ subject, leg: 'give', partner: buyer, itemId: seller.itemId })
  const given = await reaches(subject, 'active')
  expect(given.leg).toBe('give')
  accept(world.world, buyer.id, given.offerId ?? '', true)
  await reaches(subject, 'exchanged')
  expect(world.assetIds(buyer.id)).toHaveLength(1)
  expect(await ownerOf(seller.itemId)).toBe(buyer.id)
})

test('a declined offer ends the trade and leaves the item where it was', async () => {
  const seller = await newOwner(world)
  const subject = newSubject()
  await order({ subject, leg: 'take', partner: seller.account, itemId: seller.itemId })
  const active = await reaches(subject, 'active')
  decline(world.world, seller.account.id, active.offerId ?? '')
  const ended = await reaches(subject, 'declined')
  expect(ended).toMatchObject({ reason: 'declined', sentence: 'The trade offer was declined in Steam.' })
  expect(await ownerOf(seller.itemId)).toBe(seller.account.id)
})
