import { beforeAll, expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { lastTrade, newBot, newOwner, newSubject, order, retireBots } from '@/tests/harness/steam-trades'
import { steamWorld } from '@/tests/harness/steam-world'
import { bots, cancelTrade, checkTradeUrl, registerBot, setBotState, tradesOf } from './index'

const world = await steamWorld()
beforeAll(async () => {
  await freshDatabase()
})

const take = async () => {
  const seller = await newOwner(world)
  const subject = newSubject()
  const wanted = { subject, leg: 'take', partner: seller.account, itemId: seller.itemId } as const
  return { seller, subject, wanted }
}

test('a trade is stored with its key and attempt, once per subject and leg', async () => {
  await newBot(world)
  const { subject, wanted } = await take()
  const first = await order(wanted)
  expect(first).toMatchObject({ attempt: 1 })
  expect(first.key).toMatch(/^TP-[A-Za-z0-9]{11}$/)
  await expect(order(wanted)).rejects.toMatchObject({ code: 'trade_open' })
  await inTransaction(system('test'), (ctx) => cancelTrade(ctx, { subject, leg: 'take' }, 'declined_here'))
  expect(await order(wanted)).toMatchObject({ attempt: 2 })
  const trades = await tradesOf(rawDb(), subject)
  expect(trades.map((one) => [one.attempt, one.state, one.reason])).toEqual([
    [1, 'cancelled', 'declined_here'],
    [2, 'intent', null],
  ])
})

test('a request that is rolled back leaves nothing', async () => {
  await newBot(world)
  const { subject, seller } = await take()
  const failing = inTransaction(system('test'), async (ctx) => {
    const { requestTrade } = await import('./request-trade')
    await requestTrade(ctx, {
      subject,
      leg: 'take',
      partner: { steamId: seller.account.id, token: seller.account.tradeToken },
      items: [{ itemId: seller.itemId }],
      dueAt: new Date(Date.now() + 1_000),
      note: '',
    })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await tradesOf(rawDb(), subject)).toEqual([])
})

test('24 requests for the same leg at once make one trade', async () => {
  await newBot(world)
  const { subject, wanted } = await take()
  const all = await Promise.allSettled(Array.from({ length: 24 }, () => order(wanted)))
  expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const codes = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(new Set(codes)).toEqual(new Set(['trade_open']))
  expect(await tradesOf(rawDb(), subject)).toHaveLength(1)
})

test('an item that is somewhere else is not asked for', async () => {
  await newBot(world)
  const { wanted } = await take()
  const stranger = world.account()
  await expect(order({ ...wanted, partner: stranger })).rejects.toMatchObject({ code: 'item_moved' })
  await expect(order({ ...wanted, leg: 'give' })).rejects.toMatchObject({ code: 'item_moved' })
})

test('no bot is chosen that is stopped, full, or has five offers with the partner', async () => {
  await retireBots()
  const { wanted } = await take()
  await expect(order(wanted)).rejects.toMatchObject({ code: 'no_bot_free' })
  const { botId, account } = await newBot(world)
  const full = { ...account, steamId: account.id, name: 'full', capacity: 1 }
  await registerBot.run({ actor: system('test') }, full)
  expect((await order(wanted)).botId).toBe(botId)
  const next = await take()
  await expect(order(next.wanted)).rejects.toMatchObject({ code: 'no_bot_free' })
})

test('admins stop a bot and let it work again, with a reason; others see nothing', async () => {
  const { botId } = await newBot(world)
  const admin = await newPerson(rawDb(), 'admin')
  const user = await newPerson(rawDb())
  const run = (actor: typeof admin, input: object) => setBotState.run({ actor }, { botId, ...input })
  await expect(run(user, { enabled: false, reason: 'because' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(run(admin, { enabled: false, reason: '' })).rejects.toMatchObject({ code: 'invalid_input' })
  expect(await run(admin, { enabled: false, reason: 'Looks hijacked.' })).toMatchObject({ state: 'disabled' })
  const seen = (await bots.run({ actor: admin }, {})).find((one) => one.id === botId)
  expect(seen).toMatchObject({ state: 'disabled', heldItems: 0, openTrades: 0, leaseOwner: null })
  await expect(bots.run({ actor: user }, {})).rejects.toMatchObject({ code: 'not_found' })
  expect(await run(admin, { enabled: true, reason: 'All is well.' })).toMatchObject({ state: 'offline' })
})

test('secrets are sealed: the row shows none of them, and another row cannot open them', async () => {
  const { botId, account } = await newBot(world)
  const other = await newBot(world)
  const { readBot, secretsOf } = await import('./bot-rows')
  const row = await readBot(rawDb(), botId)
  if (!row) throw new Error('no bot')
  const text = JSON.stringify(row)
  for (const secret of [account.password, account.sharedSecret, account.identitySecret])
    expect(text).not.toContain(secret)
  expect(secretsOf(row)).toMatchObject({ sharedSecret: account.sharedSecret })
  expect(() => secretsOf({ ...row, id: other.botId })).toThrow()
})

test('a trade URL of another account is refused', async () => {
  const [one, other] = [world.account(), world.account()]
  const accountId = BigInt(one.id) - 76561197960265728n
  const url = `https://steamcommunity.com/tradeoffer/new/?partner=${accountId}&token=${one.tradeToken}`
  expect(checkTradeUrl(one.id, url)).toEqual({ token: one.tradeToken })
  expect(() => checkTradeUrl(other.id, url)).toThrow(/another Steam account/)
  expect(() => checkTradeUrl(one.id, 'https://example.com')).toThrow(/not a Steam trade URL/)
})

test('the view of a trade says who, what and by when', async () => {
  const { botId, account } = await newBot(world)
  const { subject, wanted, seller } = await take()
  await order({ ...wanted, botId })
  expect(await lastTrade(subject)).toMatchObject({
    botId,
    botSteamId: account.id,
    partnerSteamId: seller.account.id,
    items: [{ itemId: seller.itemId, assetId: seller.assetId, appId: 570, contextId: '2' }],
    state: 'intent',
    sentence: null,
  })
})
