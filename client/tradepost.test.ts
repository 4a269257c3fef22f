import { expect, test } from 'vitest'
import { api } from '@/lib/api'
import { answerRest } from '@/lib/rest'
import { freshDatabase } from '@/tests/harness/database'
import { tradingPost } from '@/tests/harness/trading-post'
import { tokenOf, worldOf } from '@/tests/matrix/world'
import { tradepost } from './tradepost'

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
