import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { cancelTrade, expireUnsent, type Fleet, setBotState, startBots, whereIs } from '@/lib/steam'
import { accept, cancel } from '@/sandbox/steam/answer'
import { changeOffer } from '@/sandbox/steam/exchange'
import { Offer } from '@/sandbox/steam/numbers'
import { reverse } from '@/sandbox/steam/reversal'
import type { Account } from '@/sandbox/steam/rows'
import { revokeTokens } from '@/sandbox/steam/tokens'
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
  setDue,
} from '@/tests/harness/steam-trades'
import { steamWorld } from '@/tests/harness/steam-world'
import { readBot } from '../bot-rows'
import { recheckTrade } from '../recheck-trade'

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

async function take(change: Partial<Account> = {}, dueInMs?: number) {
  const seller = await newOwner(world)
  world.world.accounts.put({ ...seller.account, ...change })
  const subject = newSubject()
  const wanted = { subject, leg: 'take', partner: seller.account, itemId: seller.itemId } as const
  const asked = await order(dueInMs === undefined ? wanted : { ...wanted, dueInMs })
  return { ...asked, seller, subject }
}

async function active(change: Partial<Account> = {}) {
  const run = await take(change)
  const trade = await reaches(run.subject, 'active')
  const offerId = trade.offerId ?? ''
  const offer = world.world.offers.get(offerId)
  if (!offer) throw new Error('no offer')
  return { ...run, offerId, offer }
}

const call = (tradeId: string, reason: string) =>
  inTransaction(system('test'), (ctx) => cancelTrade(ctx, tradeId, reason))

const refusals: [string, Partial<Account>, string][] = [
  ['a stale trade URL', { tradeToken: 'changed1' }, 'trade_url_invalid'],
  ['a partner who cannot trade', { cannotTrade: true }, 'partner_cannot_trade'],
  ['a trade ban', { tradeBanned: true }, 'trade_ban'],
  ['a partner whose trades Steam holds', { escrowDays: 15 }, 'escrow_hold'],
]
test.each(refusals)('%s: refused before anything is sent, with a sentence', async (_, change, reason) => {
  const run = await take(change)
  const ended = await reaches(run.subject, 'refused')
  expect(ended).toMatchObject({ reason, offerId: null })
  expect(ended.sentence).toMatch(/\.$/)
  expect(world.world.offersWith(run.seller.account.id)).toHaveLength(0)
})

test('an item that has left the inventory: refused by Steam, told as item_gone', async () => {
  const seller = await newOwner(world)
  for (const asset of world.world.assetsOf(seller.account.id)) world.world.dropAsset(asset)
  const subject = newSubject()
  await order({ subject, leg: 'take', partner: seller.account, itemId: seller.itemId })
  expect((await reaches(subject, 'refused')).reason).toBe('item_gone')
})

test('nobody answers in time: the offer is cancelled on Steam and the trade expires', async () => {
  const run = await active()
  await setDue(run.tradeId, new Date())
  expect((await reaches(run.subject, 'expired')).reason).toBe('no_answer')
  expect(world.world.offers.get(run.offerId)?.state).toBe(Offer.cancelled)
})

test('the partner was quicker than our cancel: the exchange counts', async () => {
  const run = await active()
  await fleet.stop()
  accept(world.world, run.seller.account.id, run.offerId, true)
  await call(run.tradeId, 'admin_refund')
  fleet = await startBots()
  await reaches(run.subject, 'exchanged')
  expect(await ownerOf(run.seller.itemId)).toBe(bot.account.id)
})

test('a trade called off before it was sent never reaches Steam', async () => {
  await fleet.stop()
  const run = await take()
  expect(await call(run.tradeId, 'admin_refund')).toBe('cancelled')
  expect(await call(run.tradeId, 'admin_refund')).toBe('already_ended')
  fleet = await startBots()
  expect(await lastTrade(run.subject)).toMatchObject({ state: 'cancelled', reason: 'admin_refund', tries: 0 })
})

test('a trade that nobody could send in time expires without a bot', async () => {
  await fleet.stop()
  const run = await take({}, 1)
  await eventually('the sweep', async () => (await expireUnsent()) > 0 || 'nothing is overdue')
  expect(await lastTrade(run.subject)).toMatchObject({ state: 'expired', reason: 'not_sent', offerId: null })
  fleet = await startBots()
})

const endings: [string, number, string, string][] = [
  ['countered', Offer.countered, 'countered', 'countered'],
  ['expired in Steam', Offer.expired, 'expired', 'steam_expired'],
  ['with an item that is gone', Offer.invalidItems, 'invalid_items', 'items_unavailable'],
  ['cancelled in an authenticator', Offer.cancelledBySecondFactor, 'cancelled_2fa', 'confirmation_denied'],
]
test.each(endings)('an offer %s ends the trade', async (_, state, ended, reason) => {
  const run = await active()
  changeOffer(world.world, run.offer, { state }, 'test')
  expect(await reaches(run.subject, ended)).toMatchObject({ reason })
})

test('an offer cancelled by somebody else is told as suspicious', async () => {
  const run = await active()
  cancel(world.world, bot.account.id, run.offerId)
  expect((await reaches(run.subject, 'cancelled')).reason).toBe('cancelled_elsewhere')
})

test('cancel answers of the wrong offer or none at all are settled by reading', async () => {
  for (const preset of ['wrongCancelId', 'cancelLost'] as const) {
    const run = await active()
    world.faults.add({ preset, count: 1 })
    await call(run.tradeId, 'admin_refund')
    expect((await reaches(run.subject, 'cancelled')).reason).toBe('admin_refund')
  }
})

test('a trade that Steam holds is called off and the item stays', async () => {
  const run = await active()
  world.world.accounts.put({ ...run.seller.account, escrowDays: 15 })
  accept(world.world, run.seller.account.id, run.offerId, true)
  expect((await reaches(run.subject, 'cancelled')).reason).toBe('escrow_hold')
  expect(await ownerOf(run.seller.itemId)).toBe(run.seller.account.id)
})

test('a late twin of an offer is cancelled', async () => {
  const run = await active()
  const twinId = world.world.nextId('offer')
  world.world.putOffer({ ...run.offer, id: twinId, created: world.world.now(), updated: world.world.now() })
  await eventually('the twin to go', async () => {
    const state = world.world.offers.get(twinId)?.state
    return state === Offer.cancelled || `it is ${state}`
  })
  expect((await lastTrade(run.subject)).state).toBe('active')
})

test('an exchange that was reversed later is found by a recheck, and the item is back', async () => {
  const seller = await newOwner(world, 730)
  const subject = newSubject()
  const asked = await order({ subject, leg: 'take', partner: seller.account, itemId: seller.itemId })
  const out = await reaches(subject, 'active')
  accept(world.world, seller.account.id, out.offerId ?? '', true)
  await reaches(subject, 'exchanged')
  expect(reverse(world.world, seller.account.id)).toHaveLength(1)
  await recheckTrade.run({ actor: system('test') }, { tradeId: asked.tradeId })
  expect((await reaches(subject, 'reversed')).reason).toBe('reversed')
  const place = await whereIs(rawDb(), seller.itemId)
  expect(place?.ownerSteamId).toBe(seller.account.id)
  expect(world.assetIds(seller.account.id)).toEqual([place?.assetId])
})

test('a session that Steam ended is opened again, with a dead refresh token too', async () => {
  for (const kinds of [['access'], ['access', 'refresh']] as const) {
    const run = await active()
    revokeTokens(world.world, bot.account.id, [...kinds])
    accept(world.world, run.seller.account.id, run.offerId, true)
    await reaches(run.subject, 'exchanged')
  }
})

test('a bot that Steam limits says so, gets nothing new, and is let back by an admin', async () => {
  const limited = await newBot(world)
  world.world.accounts.put({ ...limited.account, newDevice: true })
  const seller = await newOwner(world)
  const subject = newSubject()
  const partner = seller.account
  await order({ subject, leg: 'take', partner, itemId: seller.itemId, botId: limited.botId })
  expect((await reaches(subject, 'refused')).reason).toBe('new_device')
  await eventually('the limit', async () => {
    const state = (await readBot(rawDb(), limited.botId))?.state
    return state === 'limited' || `it is ${state}`
  })
  expect((await order({ subject, leg: 'take', partner, itemId: seller.itemId })).botId).toBe(bot.botId)
  const reason = 'The seven days are over.'
  await setBotState.run({ actor: system('test') }, { botId: limited.botId, enabled: true, reason })
  await eventually('the bot to be back', async () => {
    const state = (await readBot(rawDb(), limited.botId))?.state
    return state === 'online' || `it is ${state}`
  })
})

test('the bot keeps its refresh token sealed, and its row is true', async () => {
  const row = await eventually('the row', async () => {
    const found = await readBot(rawDb(), bot.botId)
    return found?.state === 'online' ? found : `it is ${found?.state}`
  })
  expect(row.sealedRefreshToken).toMatch(/^v1\./)
  expect(row.acknowledgedAt).not.toBeNull()
  expect(JSON.stringify(row)).not.toContain(bot.account.sharedSecret)
})
