import { beforeAll, beforeEach, expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { giveItems } from '@/sandbox/steam/stock'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { steamWorld } from '@/tests/harness/steam-world'
import { identifyItem, inventoryOf, myInventory, refreshInventory, whereIs } from './index'

const world = await steamWorld()
beforeAll(async () => {
  await freshDatabase()
})
beforeEach(() => world.faults.clear())

const identify = (steamId: string, appId: number, assetId: string) =>
  inTransaction(system('test'), (ctx) => identifyItem(ctx, steamId, appId, assetId))

test('an inventory shows facts, picture, price and whether an item can be listed', async () => {
  const owner = world.account()
  giveItems(world.world, owner.id, {
    appid: 730,
    name: 'cs2/glock-18-groundwater',
    wear: 0.21,
    paintSeed: 77,
  })
  const { state, items } = await inventoryOf(owner.id, 730)
  expect(state).toBe('known')
  expect(items).toMatchObject([
    {
      marketHashName: 'Glock-18 | Groundwater (Field-Tested)',
      category: 'Pistol',
      exterior: 'Field-Tested',
      paintSeed: 77,
      collection: 'The Mirage Collection',
      wearRange: [0.06, 0.8],
      artSrc: expect.stringMatching(/^\/art\/730\/Glock-18\//),
      listable: { ok: false },
    },
  ])
  expect(items[0]?.wear).toBeCloseTo(0.21)
  expect(items[0]?.referenceMinor).toBeGreaterThan(0)
})

test('within its age a reading is not repeated, and many callers share one', async () => {
  const owner = world.account({ items: 2 })
  const asked = () => world.requests.find({ path: `/inventory/${owner.id}`, limit: 100 }).length
  await Promise.all(Array.from({ length: 8 }, () => refreshInventory(owner.id, 570)))
  expect(asked()).toBe(1)
  await refreshInventory(owner.id, 570, { maxAgeMs: 60_000 })
  expect(asked()).toBe(1)
  await refreshInventory(owner.id, 570)
  expect(asked()).toBe(2)
})

test('a private inventory is explained', async () => {
  const owner = world.account({ items: 1 })
  world.world.accounts.put({ ...owner, private: true })
  const view = await inventoryOf(owner.id, 570)
  expect(view).toMatchObject({ state: 'private', items: [] })
  expect(view.problem).toMatch(/private.*public/)
})

test('when Steam does not answer, the last reading is shown and said to be old', async () => {
  const owner = world.account({ items: 1 })
  await refreshInventory(owner.id, 570)
  world.faults.add({ preset: 'rateLimited', path: '^/inventory' })
  expect((await refreshInventory(owner.id, 570)).state).toBe('unavailable')
  const view = await inventoryOf(owner.id, 570, { maxAgeMs: 0 })
  expect(view.items).toHaveLength(1)
  expect(view.problem).toMatch(/does not answer/)
  const stranger = await inventoryOf(world.account({ items: 1 }).id, 570)
  expect(stranger).toMatchObject({ state: 'unavailable', items: [] })
})

test('an asset becomes one item, however often and by however many it is identified', async () => {
  const owner = world.account({ items: 1 })
  const { items } = await refreshInventory(owner.id, 570)
  const assetId = items[0]?.assetId ?? ''
  const found = await Promise.all(Array.from({ length: 6 }, () => identify(owner.id, 570, assetId)))
  expect(new Set(found.map((one) => one.itemId)).size).toBe(1)
  const place = await whereIs(rawDb(), found[0]?.itemId ?? '')
  expect(place).toMatchObject({ ownerSteamId: owner.id, assetId, botId: null })
})

test('an item with a float is known again under another asset id', async () => {
  const owner = world.account()
  const same = { appid: 730, name: 'cs2/glock-18-groundwater', wear: 0.333, paintSeed: 9 } as const
  const [first] = giveItems(world.world, owner.id, same)
  await refreshInventory(owner.id, 730)
  const before = await identify(owner.id, 730, first?.id ?? '')
  if (first) world.world.dropAsset(first)
  const [second] = giveItems(world.world, owner.id, same)
  await refreshInventory(owner.id, 730)
  const after = await identify(owner.id, 730, second?.id ?? '')
  expect(after.itemId).toBe(before.itemId)
  expect((await whereIs(rawDb(), after.itemId))?.assetId).toBe(second?.id)
})

test('an asset that is not in the inventory, or was never read, is refused', async () => {
  const owner = world.account({ items: 1 })
  await expect(identify(owner.id, 570, '1')).rejects.toMatchObject({ code: 'inventory_unavailable' })
  await refreshInventory(owner.id, 570)
  await expect(identify(owner.id, 570, '1')).rejects.toMatchObject({ code: 'item_gone' })
})

test('people see their own inventory only when they are signed in and have a Steam account', async () => {
  await expect(myInventory.run({ actor: { kind: 'anonymous' } }, { appId: 570 })).rejects.toMatchObject({
    code: 'sign_in_required',
  })
  const actor = await newPerson(rawDb())
  expect(await myInventory.run({ actor }, { appId: '570' })).toMatchObject({ appId: 570, items: [] })
  await expect(myInventory.run({ actor }, { appId: 10 })).rejects.toMatchObject({ code: 'invalid_input' })
})
