import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startSandbox } from '../start'
import { catalogueOf, dataFolder } from './catalogue'
import { tradeUrlOf } from './numbers'

const files = ['cs2', 'dota2', 'tf2'] as const
const apps = { cs2: 730, dota2: 570, tf2: 440 }

test('the demo world has the people, bots and inventories it promises', async () => {
  const sandbox = await startSandbox()
  const { world } = sandbox
  const json = JSON.parse(readFileSync(path.join(dataFolder, 'demo-world.json'), 'utf8'))
  for (const one of [...json.people, ...json.bots]) {
    const account = world.accounts.get(one.steamId)
    expect(account?.login).toBe(one.login)
    expect(account && tradeUrlOf(account)).toBe(one.tradeUrl)
    expect(Buffer.from(one.sharedSecret, 'base64')).toHaveLength(20)
  }
  const count = (end: string) => world.assetsOf(`76561198000000${end}`).length
  expect(['201', '202', '203'].map(count)).toEqual([0, 0, 0])
  for (const id of ['102', '104']) expect(count(id)).toBeGreaterThanOrEqual(40)
  for (const id of ['101', '103', '105', '106', '107', '108']) expect(count(id)).toBeGreaterThanOrEqual(20)
  expect(world.accounts.get('76561198000000105')?.private).toBe(true)
  expect(world.accounts.get('76561198000000106')?.escrowDays).toBe(15)
  expect(world.accounts.get('76561198000000107')?.cannotTrade).toBe(true)
  await sandbox.close()
})

test('the same seed makes the same inventories, another seed others', async () => {
  const namesFor = async (seed: number) => {
    const sandbox = await startSandbox({ seed })
    const names = sandbox.world
      .assetsOf('76561198000000102')
      .map((asset) => [asset.classid, asset.properties])
    await sandbox.close()
    return JSON.stringify(names)
  }
  const first = await namesFor(1)
  expect(await namesFor(1)).toBe(first)
  expect(await namesFor(2)).not.toBe(first)
})

test.each(files)('%s: ids are unique, rarities known, prices whole and wear ranges ordered', (game) => {
  const { items, rarities } = catalogueOf(apps[game])
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
  for (const item of items) {
    expect(rarities[item.rarity], item.id).toBeDefined()
    expect(Number.isSafeInteger(item.refPriceMinor) && item.refPriceMinor > 0, item.id).toBe(true)
    if (item.wear) expect(item.wear[0], item.id).toBeLessThan(item.wear[1])
  }
  expect(statSync(path.join(dataFolder, `${game}.json`)).size).toBeLessThan(1_500_000)
})
