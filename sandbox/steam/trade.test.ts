import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start'
import { decline } from './answer'
import { advance } from './clock'
import { confirmationsOf, refuse } from './confirm'
import { rollBackEscrow } from './exchange'
import { consume } from './items'
import { day } from './numbers'
import { createAccount } from './people'
import { type Client, called, clientOf } from './real-client'
import { send } from './send'
import { giveItems } from './stock'
import { confirm, details, type Offer, personAccepts, personWith, read, sendTo } from './trading-kit'

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

const botItem = () => giveItems(sandbox.world, bot.account.id, { appid: 570 })
const stateOf = async (offer: Offer) => Number((await read(bot, offer)).state)

test('a bot takes an item from a person and hands it on to another through a confirmation', async () => {
  const seller = personWith(sandbox)
  const buyer = personWith(sandbox).person
  const take = await sendTo(bot, seller.person, { take: seller.items, message: 'TP-take' })
  expect((await read(bot, take)).message).toBe('TP-take')
  personAccepts(sandbox, take)
  const taken = await details(bot, take)
  expect(taken.status).toBe(3)
  const [got] = taken.received
  expect(got?.new_assetid).toBeDefined()
  expect(got?.new_assetid).not.toBe(got?.assetid)
  const held = sandbox.world.assets.get(got?.new_assetid ?? '')
  const give = await sendTo(bot, buyer, { give: held ? [held] : [] })
  expect(await stateOf(give)).toBe(9)
  await confirm(bot, give)
  expect(await stateOf(give)).toBe(2)
  personAccepts(sandbox, give)
  const given = await details(bot, give)
  expect(given.given[0]?.new_assetid).toBeDefined()
  expect(sandbox.world.assetsOf(buyer.id)).toHaveLength(2)
  expect(sandbox.world.assets.get(held?.id ?? '')).toBeUndefined()
})

test('the trade page tells names and escrow days of both', async () => {
  const { person, items } = personWith(sandbox, { appid: 570 }, { persona: 'Zoë "</script>"' })
  sandbox.world.accounts.put({ ...person, escrowDays: 15 })
  const offer = await sendTo(bot, person, { take: items })
  const draft = bot.manager.createOffer(person.id, person.tradeToken)
  const [me, them] = await called<
    [{ escrowDays: number }, { escrowDays: number; personaName: string; contexts: object }]
  >((done) => draft.getUserDetails(done as never))
  expect(me.escrowDays).toBe(0)
  expect(them).toMatchObject({
    escrowDays: 15,
    personaName: 'Zoë "</script>"',
    contexts: { 570: { asset_count: 1 } },
  })
  expect(offer.id).toBeTruthy()
})

test('declined, countered, cancelled and expired offers end in their own states', async () => {
  const offers: Offer[] = []
  const people = [0, 1, 2, 3].map(() => personWith(sandbox))
  for (const { person, items } of people) offers.push(await sendTo(bot, person, { take: items }))
  const [declined, countered, cancelled, expired] = offers as [Offer, Offer, Offer, Offer]
  decline(sandbox.world, people[0]?.person.id ?? '', declined.id ?? '')
  const counter = { give: [], token: null, message: '', counters: countered.id ?? '' }
  const [wanted] = botItem()
  const asked = { appid: 570, contextid: '2', assetid: wanted?.id ?? '' }
  send(sandbox.world, { ...counter, from: people[1]?.person.id ?? '', to: bot.account.id, take: [asked] })
  await called((done) => cancelled.cancel(done as never))
  advance(sandbox.world, 14 * day + 1)
  const again = await clientOf(sandbox, bot.account)
  const states = []
  for (const offer of [declined, countered, cancelled, expired]) states.push((await read(again, offer)).state)
  expect(states).toEqual([7, 4, 6, 5])
  bot = again
})

test('an unconfirmed offer is invisible to its recipient and can be refused on the phone', async () => {
  const { person } = personWith(sandbox)
  const other = await clientOf(sandbox, person)
  const offer = await sendTo(bot, person, { give: botItem() })
  const list = async () =>
    (await called<[Offer[], Offer[]]>((done) => other.manager.getOffers(1, done as never)))[1]
  expect(await list()).toHaveLength(0)
  const [waiting] = confirmationsOf(sandbox.world, bot.account.id)
  if (waiting) refuse(sandbox.world, waiting)
  expect(await stateOf(offer)).toBe(10)
  expect(await list()).toHaveLength(0)
})

test('an accepted trade turns every other offer for the same item into invalid items', async () => {
  const { person, items } = personWith(sandbox)
  const first = await sendTo(bot, person, { take: items })
  const second = await sendTo(bot, person, { take: items })
  personAccepts(sandbox, first)
  expect([await stateOf(first), await stateOf(second)]).toEqual([3, 8])
})

test('an item that left the inventory spoils the offer when it is accepted', async () => {
  const { person, items } = personWith(sandbox)
  const offer = await sendTo(bot, person, { take: items })
  for (const item of items) consume(sandbox.world, item)
  expect(() => personAccepts(sandbox, offer)).toThrow()
  expect(await stateOf(offer)).toBe(8)
})

test('escrow holds the items, then delivers them; called off, they stay where they were', async () => {
  const people = [personWith(sandbox), personWith(sandbox)]
  const offers: Offer[] = []
  for (const { person, items } of people) {
    sandbox.world.accounts.put({ ...person, escrowDays: 15 })
    const offer = await sendTo(bot, person, { take: items })
    personAccepts(sandbox, offer)
    offers.push(offer)
  }
  const [done, off] = offers as [Offer, Offer]
  const held = await read(bot, done)
  expect(held.state).toBe(11)
  expect(held.escrowEnds).toBeInstanceOf(Date)
  const before = await details(bot, done)
  expect(before.status).toBe(10)
  expect(before.received[0]?.new_assetid).toBeUndefined()
  const row = sandbox.world.offers.get(off.id ?? '')
  if (row) rollBackEscrow(sandbox.world, row)
  expect((await details(bot, off)).status).toBe(11)
  expect(sandbox.world.assetsOf(people[1]?.person.id ?? '')).toHaveLength(1)
  advance(sandbox.world, 15 * day + 1)
  bot = await clientOf(sandbox, bot.account)
  expect(await stateOf(done)).toBe(3)
  const after = await details(bot, done)
  expect([after.status, typeof after.received[0]?.new_assetid]).toEqual([3, 'string'])
})

test('a bot accepts what people send: at once when it gets, after a confirmation when it gives', async () => {
  const { person, items } = personWith(sandbox, { appid: 570, count: 2 })
  const wanted = botItem().map(({ id }) => ({ appid: 570, contextid: '2', assetid: id }))
  const mine = items.map(({ id }) => ({ appid: 570, contextid: '2', assetid: id }))
  const base = {
    from: person.id,
    to: bot.account.id,
    token: bot.account.tradeToken,
    message: '',
    counters: null,
  }
  const gift = send(sandbox.world, { ...base, give: mine.slice(0, 1), take: [] }, true)
  const swap = send(sandbox.world, { ...base, give: mine.slice(1), take: wanted }, true)
  const open = async (id: string) =>
    (await called<[Offer]>((done) => bot.manager.getOffer(id, done as never)))[0]
  const accepted = async (offer: Offer) =>
    (await called<[string]>((done) => offer.accept(true, done as never)))[0]
  expect(await accepted(await open(gift.id))).toBe('accepted')
  const second = await open(swap.id)
  expect(await accepted(second)).toBe('pending')
  expect((await open(swap.id)).confirmationMethod).toBe(2)
  await confirm(bot, second)
  expect((await open(swap.id)).state).toBe(3)
})

test('polling tells of the acceptance and the receipt names the item', async () => {
  const { person, items } = personWith(sandbox, { appid: 570, name: 'Dragonclaw Hook' })
  const poller = await clientOf(sandbox, bot.account)
  const offer = await sendTo(poller, person, { take: items })
  const changed = new Promise<Offer>((done) =>
    poller.manager.once('sentOfferChanged', (one: unknown) => done(one as Offer)),
  )
  personAccepts(sandbox, offer)
  ;(poller.manager as unknown as { doPoll(full: boolean): void }).doPoll(true)
  const seen = await changed
  expect([seen.id, seen.state]).toEqual([offer.id, 3])
  const [received] = await called<[{ name: string; assetid: string }[]]>((done) =>
    seen.getReceivedItems(done as never),
  )
  expect(received.map((item) => item.name)).toEqual(['Dragonclaw Hook'])
})

test('long histories come in pages that the library puts together', async () => {
  const busy = await clientOf(sandbox, createAccount(sandbox.world, { bot: true }))
  const { person } = personWith(sandbox, { appid: 440, name: 'Scrap Metal', count: 520 })
  for (const { id } of sandbox.world.assetsOf(person.id).slice(0, 520)) {
    const take = [{ appid: 440, contextid: '2', assetid: id }]
    const offer = {
      from: busy.account.id,
      to: person.id,
      token: person.tradeToken,
      message: '',
      give: [],
      take,
    }
    decline(sandbox.world, person.id, send(sandbox.world, { ...offer, counters: null }).id)
  }
  const [list] = await called<[Offer[], Offer[]]>((done) => busy.manager.getOffers(3, done as never))
  expect(new Set(list.map((offer) => offer.id)).size).toBe(520)
})
