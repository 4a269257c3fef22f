import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { steamBot } from '@/db/schema/steam'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { takeLease } from '@/lib/kernel/lease'
import { inTransaction } from '@/lib/kernel/operation'
import { cancelTrade } from '@/lib/steam'
import { accept } from '@/sandbox/steam/answer'
import { Offer } from '@/sandbox/steam/numbers'
import { freshDatabase } from '@/tests/harness/database'
import {
  eventually,
  lastTrade,
  newBot,
  newOwner,
  newSubject,
  order,
  ownerOf,
  reaches,
  retireBots,
} from '@/tests/harness/steam-trades'
import { steamWorld } from '@/tests/harness/steam-world'
import { steamOver } from '../adapters/steam'
import { leaseOf, readBot } from '../bot-rows'
import { startFleet } from './fleet'
import { BotRunner } from './runner'
import { type StepPoint, Stopped, stepPoints, writeAs } from './work'

const world = await steamWorld()
const ttlMs = 400
let steam: ReturnType<typeof steamOver>

beforeAll(async () => {
  await freshDatabase()
  steam = steamOver()
})
afterEach(async () => {
  world.faults.clear()
  await retireBots()
})

/** A worker that dies for good at its first arrival at the point: it writes nothing more and keeps its lease. */
async function doomedWorker(botId: string, point: StepPoint) {
  const lease = await takeLease(leaseOf(botId), `doomed ${point}`, 60_000)
  const bot = await readBot(rawDb(), botId)
  if (!lease || !bot) throw new Error('no lease')
  let died = false
  const probe = (at: StepPoint) => {
    if (at !== point && !died) return
    died = true
    throw new Stopped(at)
  }
  const runner = new BotRunner(bot, lease, { steam, probe })
  return { runner, died: () => died }
}

const expireLease = (botId: string) =>
  rawDb().execute(
    `update lease set expires_at = now() - interval '1 second' where resource = '${leaseOf(botId)}'`,
  )

const offersWith = (key: string) => [...world.world.offers.all()].filter((one) => one.message.startsWith(key))

function answerAll(steamId: string) {
  for (const offer of world.world.openOffers())
    if (offer.to === steamId && offer.state === Offer.active) accept(world.world, steamId, offer.id, true)
}

/** Which trouble makes a leg pass the point at all. */
const trouble: Partial<Record<StepPoint, () => void>> = {
  'send failed': () => world.faults.add({ preset: 'sendLost', count: 1 }),
  'doubt recorded': () => world.faults.add({ preset: 'sendLost', count: 1 }),
  'looked up': () => world.faults.add({ preset: 'sendLost', count: 1 }),
}

const giving: StepPoint[] = ['confirmed', 'confirmation recorded']
const ending: StepPoint[] = ['cancelled on Steam', 'ending recorded', 'offer read']
const exchanging = stepPoints.filter((point) => !ending.includes(point))

test.each(exchanging)(
  'the worker killed at "%s": one offer, and the item where it belongs',
  async (point) => {
    const { botId, account } = await newBot(world)
    const seller = await newOwner(world)
    const buyer = world.account()
    const subject = newSubject()
    const first = giving.includes(point) ? await startFleet({ steam, leaseTtlMs: ttlMs }) : null
    let { key } = await order({ subject, leg: 'take', partner: seller.account, itemId: seller.itemId, botId })
    if (first) {
      await eventually('the take', async () => {
        answerAll(seller.account.id)
        return (await lastTrade(subject)).state === 'exchanged' || 'it is open'
      })
      await first.stop()
      key = (await order({ subject, leg: 'give', partner: buyer, itemId: seller.itemId })).key
    }
    trouble[point]?.()
    const partner = first ? buyer : seller.account
    const { runner, died } = await doomedWorker(botId, point)
    await eventually(`death at ${point}`, async () => {
      answerAll(partner.id)
      return died() || 'it lives'
    })
    await runner.done
    await expireLease(botId)
    const second = startFleet({ steam, leaseTtlMs: ttlMs })
    await eventually('the end', async () => {
      answerAll(partner.id)
      const trade = await lastTrade(subject)
      return trade.state === 'exchanged' || `it is ${trade.state} ${trade.lastError}`
    })
    await second.stop()
    expect(offersWith(key)).toHaveLength(1)
    const owner = first ? buyer.id : account.id
    expect(world.assetIds(owner)).toHaveLength(1)
    expect(await ownerOf(seller.itemId)).toBe(owner)
  },
)

test.each(ending)('the worker killed at "%s" while a trade is called off: it ends once', async (point) => {
  const { botId } = await newBot(world)
  const seller = await newOwner(world)
  const subject = newSubject()
  const { tradeId, key } = await order({
    subject,
    leg: 'take',
    partner: seller.account,
    itemId: seller.itemId,
  })
  const first = startFleet({ steam, leaseTtlMs: ttlMs })
  const active = await reaches(subject, 'active')
  await first.stop()
  const reason = 'admin_refund'
  if (point === 'offer read') {
    const offer = world.world.offers.get(active.offerId ?? '')
    if (offer) world.world.putOffer({ ...offer, state: Offer.declined })
  } else await inTransaction(system('test'), (ctx) => cancelTrade(ctx, tradeId, reason))
  const { runner, died } = await doomedWorker(botId, point)
  await eventually(`death at ${point}`, async () => died() || 'it lives')
  await runner.done
  await expireLease(botId)
  const second = startFleet({ steam, leaseTtlMs: ttlMs })
  const ended = await reaches(subject, 'cancelled', 'declined')
  await second.stop()
  expect(ended.reason).toBe(point === 'offer read' ? 'declined' : reason)
  expect(offersWith(key)).toHaveLength(1)
  expect(await ownerOf(seller.itemId)).toBe(seller.account.id)
})

test('a bot of a dead worker is taken over when its lease has run out, and not before', async () => {
  const { botId } = await newBot(world)
  const dead = await takeLease(leaseOf(botId), 'dead', 700)
  expect(dead).not.toBeNull()
  const fleet = startFleet({ steam, leaseTtlMs: ttlMs })
  const startedAt = Date.now()
  await eventually('the takeover', async () => fleet.bots().includes(botId) || 'it is still the dead one’s')
  expect(Date.now() - startedAt).toBeGreaterThan(400)
  expect(Date.now() - startedAt).toBeLessThan(3_000)
  await fleet.stop()
})

test('an owner whose lease is gone writes nothing', async () => {
  const { botId } = await newBot(world)
  const old = await takeLease(leaseOf(botId), 'old', 60_000)
  if (!old) throw new Error('no lease')
  await expireLease(botId)
  const fresh = await takeLease(leaseOf(botId), 'new', 60_000)
  expect(fresh?.token).toBe(old.token + 1)
  const late = writeAs(old)(({ tx }) =>
    tx.update(steamBot).set({ name: 'late' }).where(eq(steamBot.id, botId)),
  )
  await expect(late).rejects.toThrow('was lost')
  expect((await readBot(rawDb(), botId))?.name).not.toBe('late')
  await expireLease(botId)
})

test('two processes never run one bot at the same time', async () => {
  const { botId } = await newBot(world)
  const fleets = [1, 2, 3].map((n) => startFleet({ steam, owner: `process ${n}`, leaseTtlMs: ttlMs }))
  await eventually(
    'an owner',
    async () => fleets.some((one) => one.bots().includes(botId)) || 'nobody has it',
  )
  expect(fleets.filter((one) => one.bots().includes(botId))).toHaveLength(1)
  await Promise.all(fleets.map((one) => one.stop()))
})
