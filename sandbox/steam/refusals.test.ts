import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start'
import { createAccount } from './people'
import { type Client, called, clientOf, failureOf } from './real-client'
import type { Account } from './rows'
import { send } from './send'
import { giveItems } from './stock'
import { draft, personAccepts, personWith, sendTo, sent } from './trading-kit'

let sandbox: Sandbox
let bot: Client
beforeAll(async () => {
  sandbox = await startSandbox({ world: 'empty' })
})
beforeEach(async () => {
  bot = await clientOf(sandbox, createAccount(sandbox.world, { bot: true }))
})
afterAll(() => sandbox.close())

const refusedFor = async (theirs: Partial<Account>, ours: Partial<Account> = {}) => {
  const { person, items } = personWith(sandbox)
  const offer = draft(bot, person, { take: items })
  sandbox.world.accounts.put({ ...person, ...theirs })
  sandbox.world.accounts.put({ ...bot.account, ...ours })
  return failureOf(sent(offer))
}

test('a trade URL that is no longer valid is result 15 and says so on the page', async () => {
  const failure = await refusedFor({ tradeToken: 'renewed1' })
  expect(failure.eresult).toBe(15)
  const { person } = personWith(sandbox)
  const draftOffer = bot.manager.createOffer(person.id, 'oldtoken')
  const page = await failureOf(called((done) => draftOffer.getUserDetails(done as never)))
  expect(page.message).toContain('This Trade URL is no longer valid for sending a trade offer to')
})

test('people who cannot trade, are banned or hide their inventory are told apart', async () => {
  expect((await refusedFor({ cannotTrade: true })).cause).toBe('TargetCannotTrade')
  expect((await refusedFor({ tradeBanned: true })).cause).toBe('TradeBan')
  expect((await refusedFor({ private: true })).eresult).toBe(15)
})

test('an own account that may not trade is result 15, and a new device names itself', async () => {
  expect((await refusedFor({}, { cannotTrade: true })).eresult).toBe(15)
  expect((await refusedFor({}, { newDevice: true })).cause).toBe('NewDevice')
})

test('the first send is result 20 until Trade Protection is acknowledged, double slash and all', async () => {
  expect((await refusedFor({}, { acknowledged: false })).eresult).toBe(20)
  await called((done) =>
    (
      bot.community as unknown as { acknowledgeTradeProtection(done: unknown): void }
    ).acknowledgeTradeProtection(done),
  )
  expect(sandbox.world.accounts.get(bot.account.id)?.acknowledged).toBe(true)
  const { person, items } = personWith(sandbox)
  expect(await sent(draft(bot, person, { take: items }))).toBe('sent')
})

test('items that are gone, not tradable or of somebody else are result 26', async () => {
  const { person, items } = personWith(sandbox)
  const stranger = personWith(sandbox)
  expect((await failureOf(sent(draft(bot, person, { take: stranger.items })))).eresult).toBe(26)
  const bound = giveItems(sandbox.world, person.id, { appid: 570, tradable: false })
  expect((await failureOf(sent(draft(bot, person, { take: bound })))).eresult).toBe(26)
  expect(await sent(draft(bot, person, { take: items }))).toBe('sent')
})

test('the sixth offer to one partner is a limit, the thirty-first in all is result 50', async () => {
  const { person, items } = personWith(sandbox, { appid: 440, count: 6, name: 'Scrap Metal' })
  for (const item of items.slice(0, 5)) await sent(draft(bot, person, { take: [item] }))
  const sixth = await failureOf(sent(draft(bot, person, { take: items.slice(5) })))
  expect([sixth.cause, sixth.eresult]).toEqual(['OfferLimitExceeded', 25])
  for (let i = 0; i < 25; i++) {
    const other = personWith(sandbox)
    await sent(draft(bot, other.person, { take: other.items }))
  }
  expect((await refusedFor({})).eresult).toBe(50)
})

test('acting on an offer that has ended is result 11, accepting it twice is 28', async () => {
  const { person, items } = personWith(sandbox)
  const gone = await sendTo(bot, person, { take: items })
  personAccepts(sandbox, gone)
  expect((await failureOf(called((done) => gone.cancel(done as never)))).eresult).toBe(11)
  const gift = giveItems(sandbox.world, person.id, { appid: 570 })
  const give = gift.map(({ id }) => ({ appid: 570, contextid: '2', assetid: id }))
  const base = {
    from: person.id,
    to: bot.account.id,
    token: bot.account.tradeToken,
    message: '',
    counters: null,
  }
  const offer = send(sandbox.world, { ...base, give, take: [] }, true)
  const [twice] = await called<[ReturnType<typeof draft>]>((done) =>
    bot.manager.getOffer(offer.id, done as never),
  )
  await called((done) => twice.accept(true, done as never))
  expect((await failureOf(called((done) => twice.accept(true, done as never)))).eresult).toBe(28)
})

test('a form whose sessionid is not the cookie is refused', async () => {
  const { person, items } = personWith(sandbox)
  const offer = draft(bot, person, { take: items })
  bot.community.getSessionID = () => 'another'
  expect((await failureOf(sent(offer))).message).toBe('HTTP error 400')
})
