import { hash } from '@node-rs/argon2'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { api } from '@/lib/api'
import { createToken } from '@/lib/identity'
import type { Person } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { matchRoute } from '@/lib/kernel/match-route'
import { answerRest } from '@/lib/rest'
import openapi from '@/public/openapi.json' with { type: 'json' }
import { freshDatabase } from '@/tests/harness/database'
import { cookieOf, newPerson } from '@/tests/harness/people'
import { buy, tradingPost } from '@/tests/harness/trading-post'
import { type FuzzRequest, type KnownIds, requestsOf, text } from './requests'

await freshDatabase()
const post = await tradingPost()

const requests = 20_000
const seed = 20_261_121
const origin = 'http://localhost:3000'

interface Caller {
  id: string
  admin: boolean
  headers: Record<string, string>
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(499),
  code: z.string(),
  detail: z.string().min(1),
})

/** People with items, listings, deals, sessions and tokens, and what of it is nobody else's business. */
async function populate() {
  const passwordHash = await hash('the password of everybody', { memoryCost: 8, timeCost: 1 })
  const callers: Caller[] = [{ id: 'stranger', admin: false, headers: {} }]
  const secrets = new Map<string, Set<string>>()
  const keep = (secret: string, ...owners: string[]) => secrets.set(secret, new Set(owners))
  const enter = async (actor: Person) => {
    const email = `canary-${callers.length}@private.example`
    await rawSql()`update person set email = ${email}, password_hash = ${passwordHash} where id = ${actor.id}`
    keep(email, actor.id)
    for (const scope of ['read', 'write'] as const) {
      const { secret, id } = await createToken.run({ actor }, { name: 'fuzz', scope, days: 1 })
      keep(id, actor.id)
      callers.push({ id: actor.id, admin: false, headers: { authorization: `Bearer ${secret}` } })
    }
    callers.push({
      id: actor.id,
      admin: actor.role === 'admin',
      headers: { cookie: await cookieOf(actor.id), origin },
    })
  }
  for (let n = 0; n < 8; n++) {
    const [seller, buyer] = [await post.newSeller(2), await post.newBuyer()]
    keep(seller.account.tradeToken, seller.actor.id)
    keep(buyer.account.tradeToken, buyer.actor.id)
    const listingId = await post.list(seller)
    const { dealId, orderId } = { orderId: '', ...(await buy(buyer, listingId)) }
    keep(dealId, buyer.actor.id, seller.actor.id)
    if (orderId) keep(orderId, buyer.actor.id, seller.actor.id)
    await post.list(seller).catch(() => null)
    await enter(seller.actor)
    await enter(buyer.actor)
  }
  await enter(await newPerson(rawDb(), 'admin'))
  return { callers, secrets }
}

async function knownIds(): Promise<KnownIds> {
  const ids = async (table: string) =>
    (await rawSql().unsafe<{ id: string }[]>(`select id from ${table} limit 40`)).map(({ id }) => id)
  return {
    usr: await ids('person'),
    lst: await ids('listing'),
    deal: await ids('deal'),
    bot: await ids('steam_bot'),
    ses: await ids('session'),
    tok: await ids('api_token'),
    ord: await ids('"order"'),
    itm: await ids('steam_item'),
  }
}

function toRequest({ method, path, query, body, idempotencyKey }: FuzzRequest, caller: Caller): Request {
  const url = new URL(`${origin}/api/v1${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, text(value))
  const headers = new Headers(caller.headers)
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  return new Request(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
}

test('20,000 requests by all kinds of callers: no 5xx, no answer out of shape, nothing of somebody else', async () => {
  const { callers, secrets } = await populate()
  const statuses: Record<string, number> = {}
  const reached = new Set<string>()
  const property = fc.asyncProperty(requestsOf(openapi, await knownIds(), callers.length), async (asked) => {
    const caller = callers[asked.caller] as Caller
    const answer = await answerRest(api, toRequest(asked, caller))
    const sent = await answer.text()
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    const match = matchRoute(api, asked.method, asked.path)
    if (answer.status >= 400) {
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      problem.parse(JSON.parse(sent))
    } else if (match && 'operation' in match) {
      // An answer out of shape is a bug to the operation itself, and would have come as a 500.
      JSON.parse(sent)
      reached.add(match.operation.name)
    }
    if (caller.admin) return
    for (const [secret, owners] of secrets)
      if (!owners.has(caller.id) && sent.includes(secret)) throw new Error(`${caller.id} was told ${secret}`)
  })
  await fc.assert(property, { numRuns: requests, seed, endOnFailure: true })
  expect(statuses['200']).toBeGreaterThan(requests / 20)
  expect(reached.size).toBeGreaterThan(Object.keys(api).length / 2)
}, 300_000)
