import { afterEach, expect, test } from 'vitest'
import { Outage } from '@/lib/kernel/errors'
import { accept } from '@/sandbox/steam/answer'
import type { FaultAct, PresetName } from '@/sandbox/steam/fault-kinds'
import { Offer } from '@/sandbox/steam/numbers'
import type { Account } from '@/sandbox/steam/rows'
import { revokeTokens } from '@/sandbox/steam/tokens'
import { realSteam } from '@/tests/harness/real-steam'
import { steamWorld } from '@/tests/harness/steam-world'
import { SteamRefusal } from '../port'
import { steamOver } from './steam'

const steam = await steamWorld()
const port = steamOver({ steamUrl: steam.url, timeoutMs: 500 })
afterEach(() => steam.faults.clear())

const secretsOf = ({ login, password, sharedSecret, identitySecret }: Account) => ({
  login,
  password,
  sharedSecret,
  identitySecret,
})

async function newSession() {
  const account = steam.account({ bot: true })
  const session = port.openSession({ id: account.login, steamId: account.id })
  const signedIn = await session.signIn(secretsOf(account))
  return { account, session, signedIn }
}

const asset = (assetId = '') => ({ appId: 570, contextId: '2', assetId })

const asking = (person: Account, message: string) => ({
  partnerSteamId: person.id,
  partnerToken: person.tradeToken,
  take: steam.assetIds(person.id).map(asset),
  give: [],
  message,
})

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('it succeeded')
    },
    (error: unknown) => error,
  )

test('an item goes to the bot and back, and every step can be read', async () => {
  const { account, session } = await newSession()
  const person = steam.account({ items: 1 })
  const [item] = await session.readInventory(person.id, 570)
  expect(item).toMatchObject({ appId: 570, contextId: '2', tradable: true })
  expect(await session.checkPartner(person.id, person.tradeToken)).toEqual({ escrowDays: 0, problem: null })
  const sent = await session.sendOffer(asking(person, 'TP-1'))
  expect(sent.needsConfirmation).toBe(false)
  const [listed] = await session.sentOffers(new Date(0))
  expect(listed).toMatchObject({ offerId: sent.offerId, message: 'TP-1', state: 'active' })
  accept(steam.world, person.id, sent.offerId, true)
  const accepted = await session.readOffer(sent.offerId)
  expect(accepted.state).toBe('accepted')
  const taken = await session.readTrade(accepted.tradeId ?? '')
  expect(taken).toMatchObject({ status: 'complete', given: [] })
  const [received] = taken.received
  expect(received?.assetId).toBe(item?.assetId)
  expect(steam.assetIds(account.id)).toEqual([received?.newAssetId])

  const give = [asset(received?.newAssetId ?? '')]
  const back = await session.sendOffer({ ...asking(person, 'TP-2'), take: [], give })
  expect(back.needsConfirmation).toBe(true)
  await session.confirmOffer(back.offerId)
  accept(steam.world, person.id, back.offerId, true)
  const given = await session.readTrade((await session.readOffer(back.offerId)).tradeId ?? '')
  expect(steam.assetIds(person.id)).toEqual([given.given[0]?.newAssetId])
})

test('a refresh token opens the next session without the password; a dead one falls back to it', async () => {
  const { account, signedIn } = await newSession()
  const again = port.openSession({ id: account.login, steamId: account.id })
  const noPassword = { ...secretsOf(account), password: 'wrong' }
  const resumed = await again.signIn(noPassword, signedIn.refreshToken)
  expect(resumed.renewAt.getTime()).toBeGreaterThan(Date.now() + 3_600_000)
  revokeTokens(steam.world, account.id, ['access', 'refresh'])
  expect(await failureOf(again.signIn(noPassword, signedIn.refreshToken))).toMatchObject({
    reason: 'login_refused',
  })
  const fresh = await again.signIn(secretsOf(account), signedIn.refreshToken)
  expect(fresh.refreshToken).not.toBe(signedIn.refreshToken)
  expect(await again.sentOffers(new Date(0))).toEqual([])
})

test('a wrong password is a refusal, a wrong code an outage', async () => {
  const account = steam.account({ bot: true })
  const session = port.openSession({ id: account.login, steamId: account.id })
  expect(await failureOf(session.signIn({ ...secretsOf(account), password: 'x' }))).toMatchObject({
    reason: 'login_refused',
  })
  const sharedSecret = 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='
  const wrongCode = await failureOf(session.signIn({ ...secretsOf(account), sharedSecret }))
  expect(wrongCode).toBeInstanceOf(Outage)
  expect(wrongCode).toMatchObject({ code: 'login_code' })
})

const sendRefusals: [string, string, string][] = [
  ['wrong state', 'There was an error sending your trade offer. (11)', 'wrong_state'],
  ['token wrong', 'There was an error sending your trade offer. (15)', 'trade_url_invalid'],
  ['too many offers', 'You have sent too many trade offers (25)', 'offer_limit'],
  ['item gone', 'There was an error sending your trade offer. (26)', 'item_gone'],
  ['too many outstanding', 'There was an error sending your trade offer. (50)', 'offer_limit'],
  ['trade ban', 'You cannot trade with NAME because they have a trade ban.', 'trade_ban'],
  ['new device', 'You have logged in from a new device. You will be unable to trade.', 'new_device'],
  [
    'unavailable',
    'NAME is not available to trade. More information will be shown to NAME.',
    'partner_cannot_trade',
  ],
]
test.each(sendRefusals)('a clear no to a send is a refusal: %s', async (_, strError, reason) => {
  const { session } = await newSession()
  const person = steam.account({ items: 1 })
  const act: FaultAct = { kind: 'answer', status: 500, body: JSON.stringify({ strError }) }
  steam.faults.add({ path: '^/tradeoffer/new/send', act, count: 1 })
  const failure = await failureOf(session.sendOffer(asking(person, 'TP-no')))
  expect(failure).toBeInstanceOf(SteamRefusal)
  expect(failure).toMatchObject({ reason })
})

const doubtful: PresetName[] = [
  'sendLost',
  'sendLostByReset',
  'sendLostByHang',
  'sendTimeout',
  'sendUnavailable',
  'sendReset',
  'itemServerDown',
]
test.each(doubtful)('a send without a clear answer is in doubt: %s', async (preset) => {
  const { session } = await newSession()
  const person = steam.account({ items: 1 })
  steam.faults.add({ preset, count: 1 })
  const failure = await failureOf(session.sendOffer(asking(person, 'TP-doubt')))
  expect(failure).toBeInstanceOf(Outage)
  expect(failure).toMatchObject({ doubtful: true, system: 'steam' })
})

test('a Steam that cannot be reached leaves nothing in doubt', async () => {
  const nowhere = steamOver({ steamUrl: 'http://127.0.0.1:9', timeoutMs: 500 })
  const session = nowhere.openSession({ id: 'x', steamId: '76561198000000000' })
  const secrets = { login: 'x', password: 'x', sharedSecret: 'AAAA', identitySecret: 'AAAA' }
  expect(await failureOf(session.signIn(secrets))).toMatchObject({ code: 'unreachable', doubtful: false })
  expect(await failureOf(nowhere.openReader().readInventory('76561198000000000', 570))).toMatchObject({
    code: 'unreachable',
  })
})

const answers: [string, FaultAct, string][] = [
  [
    '401 page',
    { kind: 'answer', status: 401, body: '<html>Access is denied.</html>', type: 'text/html' },
    'session_expired',
  ],
  ['403', { kind: 'answer', status: 403, body: 'null' }, 'session_expired'],
  ['429 null', { kind: 'answer', status: 429, body: 'null' }, 'rate_limited'],
  ['500', { kind: 'answer', status: 500, body: '{}' }, 'http_500'],
  ['result 2 without a body', { kind: 'eresult', eresult: 2, keepBody: false }, 'result_2'],
  ['html', { kind: 'answer', status: 200, body: '<html>busy</html>', type: 'text/html' }, 'unclear_answer'],
  ['a hang', { kind: 'hang' }, 'timeout'],
]
test.each(answers)('a bad answer to a poll is an outage with its own code: %s', async (_, act, code) => {
  const { session } = await newSession()
  steam.faults.add({ path: 'GetTradeOffers', act, count: 1 })
  const failure = await failureOf(session.sentOffers(new Date(0)))
  expect(failure).toBeInstanceOf(Outage)
  expect(failure).toMatchObject({ code, doubtful: false })
})

test('result 2 with a body is an answer', async () => {
  const { session } = await newSession()
  steam.faults.add({ preset: 'apiFailWithBody', count: 1 })
  expect(await session.sentOffers(new Date(0))).toEqual([])
})

test('a cancel that is called back twice answers once, with what Steam says', async () => {
  const { session } = await newSession()
  for (const preset of ['wrongCancelId', 'cancelLost'] as const) {
    const person = steam.account({ items: 1 })
    const { offerId } = await session.sendOffer(asking(person, 'TP-cancel'))
    steam.faults.add({ preset, count: 1 })
    expect((await session.cancelOffer({ offerId, partnerSteamId: person.id })).state).toBe('cancelled')
  }
  const person = steam.account({ items: 1 })
  const { offerId } = await session.sendOffer(asking(person, 'TP-done'))
  accept(steam.world, person.id, offerId, true)
  expect((await session.cancelOffer({ offerId, partnerSteamId: person.id })).state).toBe('accepted')
})

test('a cancel that Steam refused while the offer is still open is an error, not an answer', async () => {
  const { session } = await newSession()
  const person = steam.account({ items: 1 })
  const { offerId } = await session.sendOffer(asking(person, 'TP-refused'))
  const offer = { offerId, partnerSteamId: person.id }
  steam.faults.add({ preset: 'forbidden', path: '/cancel$', count: 1 })
  expect(await failureOf(session.cancelOffer(offer))).toMatchObject({ code: 'session_expired' })
  expect((await session.cancelOffer(offer)).state).toBe('cancelled')
})

test('escrow days are the larger of both sides, and unknown when the page is spelled differently', async () => {
  const { account, session } = await newSession()
  const person = steam.account()
  steam.world.accounts.put({ ...person, escrowDays: 15 })
  expect(await session.checkPartner(person.id, person.tradeToken)).toMatchObject({ escrowDays: 15 })
  steam.world.accounts.put({ ...person, escrowDays: 0 })
  steam.world.accounts.put({ ...account, escrowDays: 7 })
  expect(await session.checkPartner(person.id, person.tradeToken)).toMatchObject({ escrowDays: 7 })
  const body = '<html>\n<script type="text/javascript">\nvar g_rgAppContextData = {};\n</script></html>'
  const act: FaultAct = { kind: 'answer', status: 200, body, type: 'text/html' }
  steam.faults.add({ path: '^/tradeoffer/new/$', act, count: 1 })
  expect(await session.checkPartner(person.id, person.tradeToken)).toEqual({
    escrowDays: null,
    problem: null,
  })
})

test('a page that makes the library throw is an outage, not the end of the process', async () => {
  const { session } = await newSession()
  const person = steam.account()
  const body = '<html>\n<script type="text/javascript">\nvar g_rgAppContextData = ((;\n</script></html>'
  const act: FaultAct = { kind: 'answer', status: 200, body, type: 'text/html' }
  steam.faults.add({ path: '^/tradeoffer/new/$', act, count: 1 })
  expect(await failureOf(session.checkPartner(person.id, person.tradeToken))).toMatchObject({
    code: 'timeout',
  })
})

test('a trade URL of nobody, a ban and a lock are told apart', async () => {
  const { session } = await newSession()
  const person = steam.account()
  const check = async () => (await session.checkPartner(person.id, person.tradeToken)).problem?.reason
  steam.world.accounts.put({ ...person, tradeToken: 'another1' })
  expect(await check()).toBe('trade_url_invalid')
  steam.world.accounts.put({ ...person, tradeBanned: true })
  expect(await check()).toBe('trade_ban')
  steam.world.accounts.put({ ...person, cannotTrade: true })
  expect(await check()).toBe('partner_cannot_trade')
})

test('a confirmation that is not listed yet is an outage that says so', async () => {
  const { session } = await newSession()
  expect(await failureOf(session.confirmOffer('5012345678'))).toMatchObject({ code: 'confirmation_missing' })
})

test('the rules of trade protection can be acknowledged; without that a send is in doubt', async () => {
  const { account, session } = await newSession()
  const person = steam.account({ items: 1 })
  steam.world.accounts.put({ ...account, acknowledged: false })
  expect(await failureOf(session.sendOffer(asking(person, 'TP-ack')))).toMatchObject({ doubtful: true })
  await session.acknowledgeTradeProtection()
  await session.sendOffer(asking(person, 'TP-ack'))
})

test('a reversed trade is seen although its offer stays accepted', async () => {
  const { session } = await newSession()
  const person = steam.account({ items: 1 })
  const { offerId } = await session.sendOffer(asking(person, 'TP-rev'))
  accept(steam.world, person.id, offerId, true)
  const { tradeId } = await session.readOffer(offerId)
  const trade = steam.world.trades.get(tradeId ?? '')
  if (trade) steam.world.putTrade({ ...trade, status: 12 })
  expect((await session.readTrade(tradeId ?? '')).status).toBe('reversed')
  expect(steam.world.offers.get(offerId)?.state).toBe(Offer.accepted)
})

test('an inventory: public without a login, empty, private, and over several pages', async () => {
  const reader = port.openReader()
  const rich = steam.account({ items: 1_203 })
  expect(await reader.readInventory(rich.id, 570)).toHaveLength(1_203)
  const poor = steam.account()
  expect(await reader.readInventory(poor.id, 570)).toEqual([])
  steam.world.accounts.put({ ...rich, private: true })
  expect(await failureOf(reader.readInventory(rich.id, 570))).toMatchObject({ reason: 'inventory_private' })
})

test('requests look like those of a browser', async () => {
  const { session } = await newSession()
  await session.sentOffers(new Date(0))
  steam.world.putMeta({ acceptLanguage: true })
  expect(await session.sentOffers(new Date(0))).toEqual([])
})

test('what an error carries on holds no token', async () => {
  const { session, signedIn } = await newSession()
  steam.faults.add({ path: 'GetTradeOffers', act: { kind: 'answer', status: 500, body: '{}' }, count: 1 })
  const failure = (await failureOf(session.sentOffers(new Date(0)))) as Outage
  const all = [failure, failure.cause]
    .map((one) => `${(one as Error).stack} ${JSON.stringify(one)}`)
    .join(' ')
  expect(all).not.toContain(signedIn.refreshToken.slice(0, 40))
  expect(all).not.toMatch(/access_token=|eyJ/)
})

const real = realSteam()
test.skipIf(!real)(
  'the real Steam answers as the sandbox does: sign in, resume, list, read',
  async () => {
    if (!real) return
    const steamId = real.steamId
    const session = steamOver({ steamUrl: 'https://steamcommunity.com', timeoutMs: 15_000 }).openSession({
      id: 'contract',
      steamId,
    })
    const { refreshToken, renewAt } = await session.signIn(real.secrets)
    expect(renewAt.getTime()).toBeGreaterThan(Date.now())
    await session.signIn(real.secrets, refreshToken)
    expect(Array.isArray(await session.sentOffers(new Date(Date.now() - 86_400_000)))).toBe(true)
    expect(Array.isArray(await session.readInventory(steamId, 440))).toBe(true)
  },
  120_000,
)
