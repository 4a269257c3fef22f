import { timingSafeEqual } from 'node:crypto'
import { openidNonce } from '@/db/schema/identity'
import { now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { checkAuthentication, steamEndpoint } from './adapters/steam-openid'
import { makeSteamProof } from './proof'
import { type SignInProblem, signInSentences } from './schemas/sign-in'

const namespace = 'http://specs.openid.net/auth/2.0'
const anyIdentity = `${namespace}/identifier_select`
const claimedId = /^https:\/\/steamcommunity\.com\/openid\/id\/(7656119\d{10})$/
const mustBeSigned = ['op_endpoint', 'claimed_id', 'identity', 'return_to', 'response_nonce', 'assoc_handle']
const nonceLifetimeMs = 5 * 60_000
const clockSkewMs = 60_000

/** Where to send a browser that holds `state` in a cookie and comes back to `returnUrl`. */
export function startSteam(
  returnUrl: string,
  state: string,
): { endpoint: string; params: Record<string, string> } {
  return {
    endpoint: steamEndpoint(),
    params: {
      'openid.ns': namespace,
      'openid.mode': 'checkid_setup',
      'openid.identity': anyIdentity,
      'openid.claimed_id': anyIdentity,
      'openid.return_to': withState(returnUrl, state),
      'openid.realm': new URL(returnUrl).origin,
    },
  }
}

const withState = (returnUrl: string, state: string) => `${returnUrl}?state=${state}`

interface Answer {
  /** The query with which the browser came back. */
  query: URLSearchParams
  returnUrl: string
  /** State from the cookie of this browser. */
  state: string | undefined
}

/** Verifies an answer of Steam and returns the sealed proof of the SteamID. Each answer works once. */
export async function finishSteam({ query, returnUrl, state }: Answer): Promise<string> {
  const fields = fieldsOnce(query)
  if (fields.get('openid.mode') === 'cancel') no('steam_cancelled')
  demand(fields.get('openid.ns') === namespace && fields.get('openid.mode') === 'id_res')
  demand(fields.get('openid.op_endpoint') === steamEndpoint())
  demandState(query, fields, returnUrl, state)
  const signed = new Set(fields.get('openid.signed')?.split(','))
  demand(mustBeSigned.every((name) => signed.has(name)))
  const claimed = fields.get('openid.claimed_id') ?? ''
  const steamId = claimedId.exec(claimed)?.[1]
  demand(steamId !== undefined && claimed === fields.get('openid.identity'))
  await spendNonce(fields.get('openid.response_nonce') ?? '')
  demand(await checkAuthentication(new URLSearchParams([...fields])))
  return makeSteamProof(steamId)
}

/** Every `openid.` field exactly once: what is checked here and what Steam reads must be the same. */
function fieldsOnce(query: URLSearchParams): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of query) {
    if (!name.startsWith('openid.')) continue
    demand(!fields.has(name))
    fields.set(name, value)
  }
  return fields
}

function demandState(
  query: URLSearchParams,
  fields: Map<string, string>,
  returnUrl: string,
  state: string | undefined,
): void {
  const given = query.getAll('state')
  if (!state || given.length !== 1 || !same(given[0] ?? '', state)) no('steam_state')
  demand(fields.get('openid.return_to') === withState(returnUrl, state))
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

async function spendNonce(nonce: string): Promise<void> {
  const stamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)[\x21-\x7e]{0,235}$/.exec(nonce)?.[1]
  demand(stamp !== undefined)
  const ageMs = now().getTime() - Date.parse(stamp)
  if (!(ageMs < nonceLifetimeMs && ageMs > -clockSkewMs)) no('steam_used')
  const inserted = await rawDb()
    .insert(openidNonce)
    .values({ nonce, seenAt: now() })
    .onConflictDoNothing()
    .returning({ nonce: openidNonce.nonce })
  if (inserted.length === 0) no('steam_used')
}

function demand(condition: unknown): asserts condition {
  if (!condition) no('steam_answer')
}

function no(code: SignInProblem): never {
  refuse(code, signInSentences[code], { status: 403 })
}
