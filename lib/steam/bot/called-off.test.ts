import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fleet, startBots } from '@/lib/steam'
import { accept } from '@/sandbox/steam/answer'
import { rollBackEscrow } from '@/sandbox/steam/exchange'
import { freshDatabase } from '@/tests/harness/database'
import { newBot, newOwner, newSubject, order, ownerOf, reaches } from '@/tests/harness/steam-trades'
import { steamWorld } from '@/tests/harness/steam-world'

const world = await steamWorld()
let fleet: Fleet

beforeAll(async () => {
  await freshDatabase()
  await newBot(world)
  fleet = await startBots()
})
afterAll(() => fleet.stop())

test('a held trade that is called off before we look is a hold, not a hijack', async () => {
  const seller = await newOwner(world)
  const subject = newSubject()
  await order({ subject, leg: 'take', partner: seller.account, itemId: seller.itemId })
  const { offerId } = await reaches(subject, 'active')
  world.world.accounts.put({ ...seller.account, escrowDays: 15 })
  accept(world.world, seller.account.id, offerId ?? '', true)
  const held = world.world.offers.get(offerId ?? '')
  if (held) rollBackEscrow(world.world, held)
  expect((await reaches(subject, 'cancelled')).reason).toBe('escrow_hold')
  expect(await ownerOf(seller.itemId)).toBe(seller.account.id)
})
