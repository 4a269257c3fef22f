import { EAuthTokenPlatformType, LoginSession } from 'steam-session'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start'
import { decline } from './answer'
import type { PresetName } from './fault-kinds'
import type { FaultInput } from './faults'
import { createAccount } from './people'
import { agentTo, type Client, called, clientOf, failureOf } from './real-client'
import { giveItems } from './stock'
import {
  confirm,
  details,
  draft,
  type Offer,
  personAccepts,
  personWith,
  read,
  sendTo,
  sent,
} from './trading-kit'

const sandbox: Sandbox = await startSandbox({ world: 'empty' })
let bot: Client
beforeEach(async () => {
  sandbox.faults.clear()
  bot = await clientOf(sandbox, createAccount(sandbox.world, { bot: true }))
})
afterAll(() => sandbox.close())

const once = (preset: PresetName, more: FaultInput = {}) => sandbox.faults.add({ preset, count: 1, ...more })
const offersOfBot = () => sandbox.world.offersWith(bot.account.id)
const list = async (filter = 1) =>
  (await called<[Offer[], Offer[]]>((done) => bot.manager.getOffers(filter, done as never)))[0]
const sendOnce = () => {
  const { person, items } = personWith(sandbox)
  return failureOf(sent(draft(bot, person, { take: items })))
}

test.each([
  ['sendLost', 'eresult', 16, 1],
  ['sendLostByReset', 'code', 'ECONNRESET', 1],
  ['sendTimeout', 'eresult', 16, 0],
  ['sendUnavailable', 'eresult', 20, 0],
  ['sendReset', 'code', 'ECONNRESET', 0],
  ['itemServerDown', 'cause', 'ItemServerUnavailable', 0],
  ['rateLimited', 'message', 'HTTP error 429', 0],
  ['forbidden', 'message', 'HTTP error 403', 0],
  ['emptyAnswer', 'message', 'Unknown response', 1],
  ['htmlAnswer', 'message', 'Unknown response', 1],
] as const)('%s: send fails with %s %s and leaves %i offers', async (preset, field, value, offers) => {
  const fault = once(preset, { path: '^/tradeoffer/new/send' })
  const failure = (await sendOnce()) as unknown as Record<string, unknown>
  expect(failure[field]).toBe(value)
  expect(offersOfBot()).toHaveLength(offers)
  expect(fault.hits).toBe(1)
})

test('a hanging send times out on our side although the offer exists', async () => {
  once('sendLostByHang')
  expect((await sendOnce()).code).toBe('ESOCKETTIMEDOUT')
  expect(offersOfBot()).toHaveLength(1)
})

test('a slow answer still arrives', async () => {
  once('slow', { act: { kind: 'slow', ms: 300 } })
  const started = performance.now()
  await list()
  expect(performance.now() - started).toBeGreaterThan(290)
})

test('a 401 page expires the session of the manager', async () => {
  let expired = 0
  bot.manager.on('sessionExpired', () => expired++)
  once('loginPage', { path: '^/IEcon' })
  await failureOf(list())
  expect(expired).toBe(1)
})

test('result 2 without a body is an error, with a body it is not', async () => {
  once('apiFail')
  expect((await failureOf(list())).eresult).toBe('2')
  once('apiFailWithBody')
  expect(await list()).toEqual([])
})

test('empty, stale and flapping lists hide what is there', async () => {
  const { person, items } = personWith(sandbox)
  const offer = await sendTo(bot, person, { take: items })
  once('emptyOffers')
  expect(await list()).toEqual([])
  once('staleListing')
  expect(await list()).toEqual([])
  expect(await list()).toHaveLength(1)
  personAccepts(sandbox, offer)
  once('flapping')
  expect((await list(3))[0]?.state).toBe(2)
  expect((await list(3))[0]?.state).toBe(3)
})

test('a lagging trade has status 1 and no new asset ids yet', async () => {
  const { person, items } = personWith(sandbox)
  const offer = await sendTo(bot, person, { take: items })
  personAccepts(sandbox, offer)
  once('tradeLag', { path: 'GetTradeStatus' })
  const early = await details(bot, offer)
  expect([early.status, early.received[0]?.new_assetid]).toEqual([1, undefined])
  expect((await details(bot, offer)).status).toBe(3)
})

test('a trade that fails after its acceptance has status 4 and leaves the items where they were', async () => {
  const { person, items } = personWith(sandbox)
  const offer = await sendTo(bot, person, { take: items })
  once('tradeFails')
  personAccepts(sandbox, offer)
  expect((await read(bot, offer)).state).toBe(3)
  const after = await details(bot, offer)
  expect([after.status, after.received[0]?.new_assetid]).toEqual([4, undefined])
  expect(sandbox.world.assetsOf(person.id).map((asset) => asset.id)).toEqual(items.map((item) => item.id))
})

test('an inventory that is unavailable carries its result', async () => {
  once('inventoryUnavailable')
  const look = called((done) => bot.manager.getInventoryContents(570, 2, true, done as never))
  expect((await failureOf(look)).eresult).toBe('20')
})

test('a backdated change is missed by a list that asks since a minute ago', async () => {
  const { person, items } = personWith(sandbox)
  const offer = await sendTo(bot, person, { take: items })
  once('backdated')
  decline(sandbox.world, person.id, offer.id ?? '')
  const since = new Date(Date.now() - 60_000)
  const [active] = await called<[Offer[], Offer[]]>((done) => bot.manager.getOffers(1, since, done as never))
  expect(active).toEqual([])
  expect((await list(3)).map((one) => one.state)).toEqual([7])
})

test('a wrong id in the answer of cancel makes the callback fire twice', async () => {
  const { person, items } = personWith(sandbox)
  const offer = await sendTo(bot, person, { take: items })
  once('wrongCancelId')
  const heard: unknown[] = []
  await new Promise<void>((done) =>
    offer.cancel((error) => {
      heard.push(error)
      if (heard.length === 2) done()
    }),
  )
  expect(heard).toEqual(['Wrong response', null])
})

test('a receipt without items asks to try again later', async () => {
  const { person, items } = personWith(sandbox)
  const offer = await sendTo(bot, person, { take: items })
  personAccepts(sandbox, offer)
  once('emptyReceipt')
  const fresh = await read(bot, offer)
  const receipt = () => called<[unknown[]]>((done) => fresh.getReceivedItems(done as never))
  expect((await failureOf(receipt())).message).toMatch(/^Data temporarily unavailable/)
  expect((await receipt())[0]).toHaveLength(1)
})

test('a dead refresh token is result 15', async () => {
  once('deadRefreshToken')
  const session = new LoginSession(EAuthTokenPlatformType.MobileApp, { agent: agentTo(sandbox.port) })
  session.refreshToken = bot.session.refreshToken
  expect((await failureOf(session.getWebCookies())).eresult).toBe(15)
})

test('an accept that says "already done" has taken effect', async () => {
  const { person, items } = personWith(sandbox)
  const offer = await sendTo(await clientOf(sandbox, person), bot.account, { take: [], give: items })
  const [waiting] = [...sandbox.world.confirmations.all()].filter((one) => one.offerId === offer.id)
  expect(waiting).toBeDefined()
  await confirm(await clientOf(sandbox, person), offer)
  const [received] = await called<[Offer]>((done) => bot.manager.getOffer(offer.id ?? '', done as never))
  once('acceptAlreadyDone')
  expect((await failureOf(called((done) => received.accept(true, done as never)))).eresult).toBe(28)
  expect(sandbox.world.offers.get(offer.id ?? '')?.state).toBe(3)
})

test('confirmations get lost and lists come back empty, and the next try finds the truth', async () => {
  const item = giveItems(sandbox.world, bot.account.id, { appid: 570 })
  const offer = await sendTo(bot, personWith(sandbox).person, { give: item })
  once('confirmationsEmpty')
  expect((await failureOf(confirm(bot, offer))).message).toMatch(/Could not find confirmation/)
  once('confirmationLost')
  expect((await failureOf(confirm(bot, offer))).code).toBe('ECONNRESET')
  expect((await read(bot, offer)).state).toBe(2)
})

test('a seeded probability strikes the same requests in every run', async () => {
  const strikes = async () => {
    sandbox.faults.clear()
    sandbox.faults.reseed(7)
    sandbox.faults.add({ preset: 'apiFail', probability: 0.5 })
    const outcomes: boolean[] = []
    for (let i = 0; i < 20; i++)
      outcomes.push(
        await list().then(
          () => true,
          () => false,
        ),
      )
    return outcomes
  }
  const first = await strikes()
  expect(await strikes()).toEqual(first)
  expect(new Set(first).size).toBe(2)
})

test('faults that wait for the same requests each keep their share, and no request meets two', () => {
  sandbox.faults.clear()
  const presets = ['apiFail', 'serverError', 'reset', 'hang', 'rateLimited', 'htmlAnswer'] as const
  const faults = presets.map((preset) => sandbox.faults.add({ preset, probability: 0.12 }))
  const call = {
    host: 'api.steampowered.com',
    method: 'GET',
    path: '/IEconService/GetTradeOffer/v1/',
    steamId: '',
  }
  const drawn = Array.from({ length: 500 }, () => sandbox.faults.draw(call).length)
  expect(Math.max(...drawn)).toBe(1)
  for (const { hits } of faults) expect(Math.abs(hits - 60)).toBeLessThanOrEqual(4)
  sandbox.faults.clear()
})

test('faults that change what happens keep their share too', () => {
  sandbox.faults.clear()
  const { id } = sandbox.faults.add({ preset: 'tradeFails', probability: 0.06 })
  for (let n = 0; n < 500; n++) sandbox.faults.tradeFails('/tradeoffer/1/accept')
  const hits = sandbox.faults.all().find((fault) => fault.id === id)?.hits ?? 0
  expect(Math.abs(hits - 30)).toBeLessThanOrEqual(1)
  sandbox.faults.clear()
})

test('a fault may strike one account only', async () => {
  const other = await clientOf(sandbox, createAccount(sandbox.world, { bot: true }))
  sandbox.faults.add({ preset: 'apiFail', account: other.account.id })
  expect(await list()).toEqual([])
  const theirs = called((done) => other.manager.getOffers(1, done as never))
  expect((await failureOf(theirs)).eresult).toBe('2')
})
