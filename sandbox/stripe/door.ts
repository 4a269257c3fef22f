import { json, type Reply } from '../http'
import { apiVersion, Desk, platformOf } from './desk'
import { inputOf, Router } from './endpoint'
import { endpoints } from './endpoints'
import { expanded } from './expand'
import type { KeyedAsk } from './idempotency'
import { StripeRefusal } from './refusal'
import { pass } from './schedule'
import type { Stripe } from './stripe'

export interface StripeAsk {
  method: string
  host: string
  path: string
  query: URLSearchParams
  form: Record<string, string>
  body: unknown
  raw: Buffer
  headers: Record<string, string>
}

const router = new Router(endpoints)
const testKey = /^Bearer (?:sk|rk)_test_([a-zA-Z0-9]+)/
let requests = 0

/** Answers one request of a client library. */
export function answerStripe(stripe: Stripe, ask: StripeAsk): Reply {
  const id = `req_${Date.now().toString(36)}${(requests++).toString(36).padStart(5, '0')}`
  const headers = { 'request-id': id, 'stripe-version': apiVersion }
  const reply = replyTo(stripe, ask, id)
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

function replyTo(stripe: Stripe, ask: StripeAsk, requestId: string): Reply {
  try {
    const desk = deskOf(stripe, ask, requestId)
    pass(desk)
    return keyed(stripe, desk, ask)
  } catch (error) {
    if (error instanceof StripeRefusal) return error.reply()
    throw error
  }
}

function deskOf({ world }: Stripe, { headers, host }: StripeAsk, requestId: string): Desk {
  const merchant = testKey.exec(headers.authorization ?? '')?.[1]
  if (!merchant) throw unauthorized(headers.authorization ?? '')
  const version = headers['stripe-version']
  if (version && version !== apiVersion)
    throw new StripeRefusal(
      400,
      `Invalid Stripe API version: ${version}. This simulator speaks ${apiVersion}.`,
    )
  const cause = { id: requestId, idempotency_key: headers['idempotency-key'] ?? null }
  const platform = platformOf(merchant)
  const owner = headers['stripe-account'] ?? platform
  const account = owner === platform ? undefined : world.get(owner)
  if (owner !== platform && account?.merchant !== merchant)
    throw new StripeRefusal(
      403,
      `The provided key does not have access to account '${owner}' (or that account does not exist).`,
      { code: 'account_invalid' },
    )
  return new Desk(world, { merchant, owner, origin: `http://${host}`, cause })
}

function unauthorized(authorization: string): StripeRefusal {
  if (authorization.includes('_live_'))
    return new StripeRefusal(401, 'This is the sandbox: a live key must never be sent here.')
  const given = authorization.replace(/^Bearer /, '')
  return new StripeRefusal(
    401,
    given ? `Invalid API Key provided: ${given.slice(0, 12)}…` : 'You did not provide an API key.',
  )
}

function keyed(stripe: Stripe, desk: Desk, ask: StripeAsk): Reply {
  const key = ask.headers['idempotency-key']
  if (!key || ask.method === 'GET') return run(desk, ask).reply
  const keyedAsk: KeyedAsk = { ...ask, key, scope: `${desk.merchant} ${desk.owner}` }
  const now = desk.world.now(desk.merchant)
  const known = stripe.keys.answered(keyedAsk, now)
  if (known) {
    const reply = { ...json(null, known.status), body: known.body }
    return { ...reply, headers: { ...reply.headers, 'idempotent-replayed': 'true' } }
  }
  const { reply, early } = run(desk, ask)
  if (!early) stripe.keys.keep(keyedAsk, reply.status, String(reply.body), now)
  return reply
}

/** What was refused before anything happened is not kept under the key. */
function run(desk: Desk, { method, path, query, form, body }: StripeAsk): { reply: Reply; early: boolean } {
  try {
    const found = router.find(method, path)
    if (!found) throw new StripeRefusal(404, `SIM: unimplemented ${method} ${path}`, {}, true)
    const { expand = [], ...input } = inputOf(path, method, query, form, body)
    const paths = Array.isArray(expand) ? expand.map(String) : []
    return { reply: json(expanded(desk, found.handle(desk, input, found.ids), paths)), early: false }
  } catch (error) {
    if (error instanceof StripeRefusal) return { reply: error.reply(), early: error.early }
    throw error
  }
}

/** Two requests under one key at once: Stripe lets the second one wait for its next try. */
export const busy = (): Reply =>
  new StripeRefusal(
    409,
    'There is currently another in-progress request using this Idempotent Key. Please try again later.',
    { code: 'idempotency_key_in_use' },
  ).reply()

/** Under which key a request runs; null when it has none. */
export const runningKey = ({ headers, method }: StripeAsk): string | null => {
  const key = headers['idempotency-key']
  return key && method !== 'GET' ? `${headers.authorization} ${headers['stripe-account'] ?? ''} ${key}` : null
}
