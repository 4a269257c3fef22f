import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start'
import { createAccount } from './people'
import { type Client, called, clientOf, failureOf } from './real-client'
import { giveItems } from './stock'
import { personWith } from './trading-kit'

let sandbox: Sandbox
let bot: Client
beforeAll(async () => {
  sandbox = await startSandbox({ world: 'empty' })
  bot = await clientOf(sandbox, createAccount(sandbox.world, { bot: true }))
})
afterAll(async () => {
  bot.close()
  await sandbox.close()
})

interface Item {
  assetid: string
  market_hash_name: string
  tradable: boolean
  tags: { category: string; name: string }[]
  asset_properties: { propertyid: number; float_value?: string; int_value?: string }[]
}
const inventory = async (owner: string, appid: number, context = 2): Promise<Item[]> =>
  (
    await called<[Item[]]>((done) =>
      bot.manager.getUserInventoryContents(owner, appid, context, false, done as never),
    )
  )[0]

test('an inventory of 2,500 items takes three requests and loses none', async () => {
  const { person } = personWith(sandbox, { appid: 440, name: 'Refined Metal', count: 2_500 })
  sandbox.requests.clear()
  const items = await inventory(person.id, 440)
  expect(new Set(items.map((item) => item.assetid)).size).toBe(2_500)
  expect(sandbox.requests.find({ path: '^/inventory/' })).toHaveLength(3)
})

test('an empty inventory is an empty list', async () => {
  expect(await inventory(createAccount(sandbox.world, {}).id, 570)).toEqual([])
})

test('a private inventory says so, but its owner still sees it', async () => {
  const { person } = personWith(sandbox)
  sandbox.world.accounts.put({ ...person, private: true })
  expect((await failureOf(inventory(person.id, 570))).message).toBe('This profile is private.')
  sandbox.world.accounts.put({ ...bot.account, private: true })
  giveItems(sandbox.world, bot.account.id, { appid: 570, count: 3 })
  expect(await inventory(bot.account.id, 570)).toHaveLength(3)
  sandbox.world.accounts.put(bot.account)
})

test('a CS2 item carries its float, its seed, its exterior and its stickers', async () => {
  const gift = {
    appid: 730,
    name: 'AK-47 | Redline',
    wear: 0.2153,
    paintSeed: 661,
    stickers: ['Crown (Foil)'],
  }
  const { person } = personWith(sandbox, gift)
  const [item] = await inventory(person.id, 730)
  expect(item?.market_hash_name).toBe('AK-47 | Redline (Field-Tested)')
  expect(item?.tags.find((tag) => tag.category === 'Exterior')?.name).toBe('Field-Tested')
  const property = (id: number) => item?.asset_properties.find((one) => one.propertyid === id)
  expect(Number(property(2)?.float_value)).toBeCloseTo(0.2153, 6)
  expect(property(1)?.int_value).toBe('661')
  expect(JSON.stringify(item)).toContain('Sticker: Crown (Foil)')
})

test('an item that may not be traded is listed as such', async () => {
  const { person } = personWith(sandbox, { appid: 570, tradable: false })
  expect((await inventory(person.id, 570))[0]?.tradable).toBe(false)
})

test('a client without Accept-Language is answered 429 until the switch is off', async () => {
  const plain = await clientOf(sandbox, createAccount(sandbox.world, { bot: true }), { headers: {} })
  const look = () =>
    called((done) => plain.manager.getUserInventoryContents(bot.account.id, 570, 2, true, done as never))
  expect((await failureOf(look())).code).toBe(429)
  sandbox.world.putMeta({ acceptLanguage: false })
  await look()
  sandbox.world.putMeta({ acceptLanguage: true })
})

test('class info names what an offer only numbers', async () => {
  const { items } = personWith(sandbox, { appid: 570, name: 'Dragonclaw Hook' })
  const { _apiCall: call } = bot.manager as unknown as { _apiCall: (...args: unknown[]) => void }
  const input = {
    appid: 570,
    language: 'english',
    class_count: 1,
    classid0: items[0]?.classid,
    instanceid0: '0',
  }
  const [body] = await called<[{ result: Record<string, { market_hash_name: string }> }]>((done) =>
    call.call(bot.manager, 'GET', { iface: 'ISteamEconomy', method: 'GetAssetClassInfo' }, 1, input, done),
  )
  expect(body.result[items[0]?.classid ?? '']?.market_hash_name).toBe('Dragonclaw Hook')
})

test('a persona is read from the public profile', async () => {
  const { person } = personWith(sandbox, { appid: 570 }, { persona: 'Ann <& Bo>' })
  const [user] = await called<[{ name: string }]>((done) =>
    bot.community.getSteamUser(
      new (bot.manager.constructor as unknown as { SteamID: new (id: string) => never }).SteamID(person.id),
      done as never,
    ),
  )
  expect(user.name).toBe('Ann <& Bo>')
})
