import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start'
import { advance } from './clock'
import { day } from './numbers'
import { createAccount } from './people'
import { type Client, called, clientOf, failureOf } from './real-client'
import { reverse } from './reversal'
import { api, details, draft, personAccepts, personWith, read, sendTo, sent } from './trading-kit'

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

const redline = { appid: 730, name: 'AK-47 | Redline' }
const contextOfBot = async (context: number) =>
  (
    await called<[{ assetid: string; tradable: boolean; owner_descriptions: { value: string }[] }[]]>(
      (done) => bot.manager.getInventoryContents(730, context, false, done as never),
    )
  )[0]

async function takeCs2() {
  const seller = personWith(sandbox, redline)
  const offer = await sendTo(bot, seller.person, { take: seller.items })
  personAccepts(sandbox, offer)
  const { received } = await details(bot, offer)
  return { seller: seller.person, offer, got: received[0] }
}

test('a traded CS2 item lies in context 16 for seven days and then is free under the same asset id', async () => {
  const { got } = await takeCs2()
  expect(got?.new_contextid).toBe('16')
  const [locked] = await contextOfBot(16)
  expect([locked?.assetid, locked?.tradable]).toEqual([got?.new_assetid, false])
  expect(locked?.owner_descriptions[0]?.value).toMatch(/trade-protected .* until \w+ \d+, \d{4}/)
  expect(await contextOfBot(2)).toHaveLength(0)
  const asset = sandbox.world.assets.get(got?.new_assetid ?? '')
  const onward = draft(bot, personWith(sandbox).person, { give: asset ? [asset] : [] })
  expect((await failureOf(sent(onward))).eresult).toBe(26)
  advance(sandbox.world, 7 * day + 1)
  bot = await clientOf(sandbox, bot.account)
  expect(await contextOfBot(16)).toHaveLength(0)
  expect((await contextOfBot(2)).map((item) => item.assetid)).toEqual([got?.new_assetid])
})

test("somebody else's protected items are not shown", async () => {
  const other = await clientOf(sandbox, createAccount(sandbox.world, { bot: true }))
  const { got } = await takeCs2()
  const look = called((done) =>
    other.manager.getUserInventoryContents(bot.account.id, 730, 16, false, done as never),
  )
  expect((await failureOf(look)).message).toBe('This profile is private.')
  expect(got).toBeDefined()
})

test('a reversal returns the item, leaves the offer accepted and shows only in the trade', async () => {
  const { seller, offer, got } = await takeCs2()
  const changes: unknown[] = []
  bot.manager.on('sentOfferChanged', (one: unknown) => changes.push(one))
  reverse(sandbox.world, seller.id)
  expect((await read(bot, offer)).state).toBe(3)
  const after = await details(bot, offer)
  expect(after.status).toBe(12)
  expect(after.received[0]?.rollback_new_assetid).toBe(got?.new_assetid)
  const fresh = await read(bot, offer)
  const strict = await failureOf(called((done) => fresh.getExchangeDetails(done as never)))
  expect(strict.message).toBe('Trade status is 12')
  const { response } = await api<{
    response: { trades: { tradeid: string; status: number; rollback_trade?: string }[] }
  }>(bot, 'GetTradeHistory', { max_trades: 5, include_failed: 1 })
  const rollback = response.trades.find((trade) => trade.rollback_trade === fresh.tradeID)
  expect(rollback?.status).toBe(3)
  expect(sandbox.world.assets.get(got?.new_assetid ?? '')?.owner).toBe(seller.id)
  expect(changes).toEqual([])
})

test('who reversed a trade cannot trade for thirty days', async () => {
  const { seller } = await takeCs2()
  reverse(sandbox.world, seller.id)
  const items = sandbox.world.assetsOf(seller.id)
  const refused = await failureOf(sent(draft(bot, seller, { take: items })))
  expect(refused.cause).toBe('TargetCannotTrade')
  advance(sandbox.world, 30 * day + 1)
  bot = await clientOf(sandbox, bot.account)
  expect(await sent(draft(bot, seller, { take: items }))).toBe('sent')
})

test('Dota 2 items are never protected, and after seven days nothing can be reversed', async () => {
  const { person, items } = personWith(sandbox)
  personAccepts(sandbox, await sendTo(bot, person, { take: items }))
  expect(reverse(sandbox.world, person.id)).toEqual([])
  const { seller } = await takeCs2()
  advance(sandbox.world, 7 * day + 1)
  bot = await clientOf(sandbox, bot.account)
  expect(reverse(sandbox.world, seller.id)).toEqual([])
})
