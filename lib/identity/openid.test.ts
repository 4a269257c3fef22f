import { beforeEach, expect, test } from 'vitest'
import { now, setClock } from '@/lib/kernel/clock'
import { freshDatabase } from '@/tests/harness/database'
import { steamWorld } from '@/tests/harness/steam-world'
import { finishSteam, startSteam } from './openid'
import { readSteamProof } from './proof'

const steam = await steamWorld()
await freshDatabase()

const returnUrl = 'http://localhost:3000/api/auth/callback/steam'
const state = 'state-of-this-browser'

beforeEach(() => setClock(() => new Date()))

/** What the browser brings back after a person chose an account at Steam. */
async function answerOf(steamId: string, ownState = state): Promise<URLSearchParams> {
  const { endpoint, params } = startSteam(returnUrl, ownState)
  const response = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({ ...params, steamId }),
    redirect: 'manual',
  })
  return new URL(response.headers.get('location') ?? '').searchParams
}

const finish = (query: URLSearchParams, cookie: string | undefined = state) =>
  finishSteam({ query, returnUrl, state: cookie })

/** How often Steam was asked about an answer or for one. */
const askedSteam = () => steam.requests.find({ path: '^/openid/' }).length

const changed = (query: URLSearchParams, name: string, value: string) => {
  const copy = new URLSearchParams(query)
  copy.set(name, value)
  return copy
}

test('an answer of Steam proves the SteamID', async () => {
  const { id } = steam.account()
  expect(readSteamProof(await finish(await answerOf(id)))).toBe(id)
})

test('an answer works once', async () => {
  const answer = await answerOf(steam.account().id)
  await finish(answer)
  await expect(finish(answer)).rejects.toMatchObject({ code: 'steam_used' })
})

test('an answer brought twice at the same instant works once', async () => {
  const answer = await answerOf(steam.account().id)
  const outcomes = await Promise.allSettled([finish(answer), finish(answer), finish(answer)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a forged SteamID is refused', async () => {
  const answer = await answerOf(steam.account().id)
  const forged = `https://steamcommunity.com/openid/id/${steam.account().id}`
  const query = changed(changed(answer, 'openid.claimed_id', forged), 'openid.identity', forged)
  await expect(finish(query)).rejects.toMatchObject({ code: 'steam_answer' })
})

test.each([
  [
    'a claimed id on another host',
    'openid.claimed_id',
    'https://steamcommunity.com.evil.example/openid/id/76561198000000001',
  ],
  [
    'an identity unlike the claimed id',
    'openid.identity',
    'https://steamcommunity.com/openid/id/76561198000000001',
  ],
  ['a foreign endpoint', 'openid.op_endpoint', 'https://evil.example/openid/login'],
  ['another address to return to', 'openid.return_to', `https://evil.example/?state=${state}`],
  ['another mode', 'openid.mode', 'id_res_not'],
  ['another namespace', 'openid.ns', 'http://openid.net/signon/1.0'],
  [
    'a missing signed field',
    'openid.signed',
    'signed,op_endpoint,claimed_id,identity,return_to,assoc_handle',
  ],
  ['a nonce that is no time', 'openid.response_nonce', 'yesterday'],
])('%s is refused before Steam is asked', async (_, name, value) => {
  const answer = await answerOf(steam.account().id)
  const before = askedSteam()
  await expect(finish(changed(answer, name, value))).rejects.toMatchObject({ code: 'steam_answer' })
  expect(askedSteam()).toBe(before)
})

test('a broken signature is refused by Steam', async () => {
  const answer = await answerOf(steam.account().id)
  const before = askedSteam()
  await expect(finish(changed(answer, 'openid.sig', 'AAAA'))).rejects.toMatchObject({ code: 'steam_answer' })
  expect(askedSteam()).toBe(before + 1)
})

test('a field given twice is refused', async () => {
  const answer = await answerOf(steam.account().id)
  answer.append('openid.claimed_id', answer.get('openid.claimed_id') ?? '')
  await expect(finish(answer)).rejects.toMatchObject({ code: 'steam_answer' })
})

test.each([
  ['too old', 6 * 60_000],
  ['from the future', -3 * 60_000],
])('an answer that is %s is refused', async (_, shiftMs) => {
  const answer = await answerOf(steam.account().id)
  setClock(() => new Date(Date.now() + shiftMs))
  await expect(finish(answer)).rejects.toMatchObject({ code: 'steam_used' })
})

test("an answer of another browser's round trip is refused", async () => {
  const answer = await answerOf(steam.account().id, 'state-of-the-attacker')
  await expect(finish(answer)).rejects.toMatchObject({ code: 'steam_state' })
  await expect(finishSteam({ query: answer, returnUrl, state: undefined })).rejects.toMatchObject({
    code: 'steam_state',
  })
})

test('a state beside an answer for another state is refused', async () => {
  const answer = changed(await answerOf(steam.account().id, 'state-of-the-attacker'), 'state', state)
  await expect(finish(answer)).rejects.toMatchObject({ code: 'steam_answer' })
})

test('a cancelled sign-in says so', async () => {
  const query = new URLSearchParams({ state, 'openid.mode': 'cancel' })
  await expect(finish(query)).rejects.toMatchObject({ code: 'steam_cancelled' })
})

test('a proof ends after five minutes and cannot be made up', async () => {
  const proof = await finish(await answerOf(steam.account().id))
  const later = now().getTime() + 6 * 60_000
  setClock(() => new Date(later))
  expect(() => readSteamProof(proof)).toThrow('already used or is too old')
  expect(() => readSteamProof(`${proof.slice(0, -6)}AAAAAA`)).toThrow('did not confirm')
})
