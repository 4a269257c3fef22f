import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Fleet, startBots } from '@/lib/steam'
import { accept } from '@/sandbox/steam/answer'
import type { PresetName } from '@/sandbox/steam/fault-kinds'
import { freshDatabase } from '@/tests/harness/database'
import {
  lastTrade,
  newBot,
  newOwner,
  newSubject,
  order,
  ownerOf,
  reaches,
} from '@/tests/harness/steam-trades'
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
afterEach(() => world.faults.clear())

const offersWith = (key: string) => [...world.world.offers.all()].filter((one) => one.message.startsWith(key))

async function taken() {
  const seller = await newOwner(world)
  const subject = newSubject()
  const { key } = await order({ subject, leg: 'take', partner: seller.account, itemId: seller.itemId })
  return { seller, subject, key }
}

async function finish(run: Awaited<ReturnType<typeof taken>>) {
  const active = await reaches(run.subject, 'active')
  accept(world.world, run.seller.account.id, active.offerId ?? '', true)
  await reaches(run.subject, 'exchanged')
  expect(await ownerOf(run.seller.itemId)).toBe(bot.account.id)
  expect(offersWith(run.key)).toHaveLength(1)
}

const lost: PresetName[] = ['sendLost', 'sendLostByReset', 'sendLostByHang']
test.each(lost)('an offer whose answer was lost is adopted, not sent twice: %s', async (preset) => {
  world.faults.add({ preset, count: 1 })
  const run = await taken()
  await finish(run)
  expect((await lastTrade(run.subject)).tries).toBe(1)
})

const afterEffect: [string, object][] = [
  ['200 {}', { kind: 'answer', status: 200, body: '{}' }],
  ['200 html', { kind: 'answer', status: 200, body: '<html></html>', type: 'text/html' }],
  ['429', { kind: 'answer', status: 429, body: 'null' }],
  ['500 without a body', { kind: 'answer', status: 500, body: '' }],
]
test.each(afterEffect)('an unclear answer after the effect leads to adoption: %s', async (_, act) => {
  world.faults.add({ path: '^/tradeoffer/new/send', phase: 'after', count: 1, act: act as never })
  await finish(await taken())
})

const never: PresetName[] = ['sendTimeout', 'sendReset', 'sendUnavailable', 'itemServerDown']
test.each(never)(
  'an offer that was never made is sent again once its absence is proven: %s',
  async (preset) => {
    world.faults.add({ preset, count: 1 })
    const run = await taken()
    await finish(run)
    expect((await lastTrade(run.subject)).tries).toBe(2)
  },
)

test('empty listings do not prove absence: the offer is adopted when it shows', async () => {
  world.faults.add({ preset: 'sendLost', count: 1 })
  world.faults.add({ preset: 'emptyOffers', count: 3 })
  const run = await taken()
  await finish(run)
  expect((await lastTrade(run.subject)).tries).toBe(1)
})

test('a confirmation whose answer was lost is not asked for again, and one that is missing is waited for', async () => {
  const run = await taken()
  await finish(run)
  world.faults.add({ preset: 'confirmationsEmpty', count: 2 })
  world.faults.add({ preset: 'confirmationLost', count: 1 })
  const buyer = world.account()
  const { key } = await order({
    subject: run.subject,
    leg: 'give',
    partner: buyer,
    itemId: run.seller.itemId,
  })
  const active = await reaches(run.subject, 'active')
  accept(world.world, buyer.id, active.offerId ?? '', true)
  await reaches(run.subject, 'exchanged')
  expect(offersWith(key)).toHaveLength(1)
  expect(await ownerOf(run.seller.itemId)).toBe(buyer.id)
})

const bad: PresetName[] = [
  'rateLimited',
  'loginPage',
  'forbidden',
  'serverError',
  'reset',
  'emptyAnswer',
  'htmlAnswer',
]
test.each(bad)('a bad spell on every path delays a trade and breaks nothing: %s', async (preset) => {
  const run = await taken()
  await reaches(run.subject, 'active')
  world.faults.add({ preset, count: 3 })
  await finish(run)
})

test('a flapping state never leads back', async () => {
  world.faults.add({ preset: 'flapping', probability: 0.5 })
  await finish(await taken())
})

test('a trade that Steam finishes late is waited for in committing', async () => {
  world.faults.add({ preset: 'tradeLag', act: { kind: 'tradeLag', seconds: 2 } })
  const run = await taken()
  const active = await reaches(run.subject, 'active')
  accept(world.world, run.seller.account.id, active.offerId ?? '', true)
  await reaches(run.subject, 'committing')
  await reaches(run.subject, 'exchanged')
})
