import { expect, test } from 'vitest'
import { api } from '@/lib/api'
import { answerRest } from '@/lib/rest'
import { freshDatabase } from '@/tests/harness/database'
import { tradingPost } from '@/tests/harness/trading-post'
import { tokenOf, worldOf } from '@/tests/matrix/world'
import { rotating, signOut, tradepost } from './tradepost'

await freshDatabase()
const world = worldOf((await tradingPost()).steam)
const url = 'http://localhost:3000'

/** A client whose requests end in this process, with everything that was sent and answered. */
async function clientOf(items = 1) {
  const member = await world.member('user', items)
  const { secret } = await tokenOf(member)
  const sent: { request: Request; status: number }[] = []
  const faults: (() => Response | Error)[] = []
  const call = tradepost({
    url,
    token: secret,
    fetch: async (request) => {
      const fault = faults.shift()?.()
      if (fault instanceof Error) throw fault
      const answer = fault ?? (await answerRest(api, request))
      sent.push({ request, status: answer.status })
      return answer
    },
  })
  return { call, sent, faults, member }
}

test('a call is typed by its route, and a refusal is an error that carries the problem', async () => {
  const { call, member } = await clientOf()
  const account = await call('GET /me', {})
  expect(account.id).toBe(member.actor.id)
  const nobodys = 'deal_01jd7q2m4ke5tb6x8y9z0a1b2c'
  await expect(call('GET /deals/:dealId', { dealId: nobodys })).rejects.toMatchObject({
    problem: { code: 'not_found', status: 404 },
  })
})

test('all pages of a list come one after the other, nothing twice', async () => {
  const { call, member, sent } = await clientOf(3)
  const listed = [await world.listingOf(member), await world.listingOf(member), await world.listingOf(member)]
  const seen: string[] = []
  for await (const { id } of call.pages('GET /listings/mine', { limit: 1 })) seen.push(id)
  expect(seen).toEqual(listed.toReversed())
  expect(sent).toHaveLength(3)
})

test('what has not changed is not sent again, and what has is', async () => {
  const { call, sent } = await clientOf()
  const first = await call('GET /me', {})
  expect(await call('GET /me', {})).toEqual(first)
  await call('PATCH /me', { name: 'Somebody else' })
  expect(await call('GET /me', {})).toMatchObject({ name: 'Somebody else' })
  expect(sent.map(({ status }) => status)).toEqual([200, 304, 200, 200])
})

test('a POST whose answer was lost is sent again with its key, and happens once', async () => {
  const { call, sent, faults, member } = await clientOf(1)
  const input = { appId: 570, assetId: world.assetOf(member), priceMinor: 100, currency: 'EUR' } as const
  faults.push(() => new Response(null, { status: 503, headers: { 'retry-after': '0.01' } }))
  const key = 'one-intent'
  const { listingId } = await call('POST /listings', input, { idempotencyKey: key })
  faults.push(() => new Error('The line was cut.'))
  expect(await call('POST /listings', input, { idempotencyKey: key })).toEqual({ listingId })
  const keys = new Set(sent.map(({ request }) => request.headers.get('idempotency-key')))
  expect(keys).toEqual(new Set([key]))
  expect((await call('GET /listings/mine', {})).items).toHaveLength(1)
})

test('a program signs itself out: neither token opens anything any more, and a second time changes nothing', async () => {
  const { email, password } = await world.member()
  const options = { url, fetch: (request: Request) => answerRest(api, request) }
  const open = tradepost(options)
  const tokens = await open('POST /auth/tokens', { email, password, program: 'A test', scope: 'read' })
  await signOut(options, tokens)
  await signOut(options, tokens)
  const refused = { problem: { code: 'invalid_token', status: 401 } }
  const { refreshToken, accessToken } = tokens
  await expect(open('POST /auth/tokens/refresh', { refreshToken })).rejects.toMatchObject(refused)
  await expect(tradepost({ ...options, token: accessToken })('GET /me', {})).rejects.toMatchObject(refused)
  await signOut(options, { refreshToken: 'tp_refresh_unknown' })
})

test('a program signs in once and goes on by itself: its tokens are replaced when they run out, once for all calls', async () => {
  const { email, password, actor } = await world.member()
  const refreshed: string[] = []
  const send = (request: Request) => {
    if (request.url.endsWith('/refresh')) refreshed.push(request.url)
    return answerRest(api, request)
  }
  const open = tradepost({ url, fetch: send })
  const first = await open('POST /auth/tokens', { email, password, program: 'A test', scope: 'read' })
  const old = { ...first, accessExpiresAt: new Date().toISOString() }
  const kept: string[] = []
  const token = rotating({ url, fetch: send }, old, (tokens) => kept.push(tokens.refreshToken))
  const call = tradepost({ url, fetch: send, token })
  const seen = await Promise.all([call('GET /me', {}), call('GET /me', {}), call('GET /me', {})])
  expect(seen.map(({ id }) => id)).toEqual([actor.id, actor.id, actor.id])
  expect([refreshed.length, kept.length]).toEqual([1, 1])
})
