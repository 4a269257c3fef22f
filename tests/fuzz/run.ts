import fc from 'fast-check'
import { requestOf } from '../../client/tradepost'
import { api } from '../../lib/api'
import { Refusal } from '../../lib/kernel/errors'
import { matchRoute } from '../../lib/kernel/match-route'
import type { Mountable, Route } from '../../lib/kernel/openapi'
import { answerRest } from '../../lib/rest'
import { origin } from '../matrix/ask'
import { examples } from '../matrix/examples'
import type { World } from '../matrix/world'
import { foreignId, type KnownIds, knownIds } from './ownership'
import { type Caller, type Canaries, enter, isAdmin, populate } from './population'
import { type FuzzRequest, requestsOf, text, withIds } from './requests'
import { publishedShapes } from './shapes'

/** One in so many requests is right in every detail, about things made for it; the two after it are nearly right. */
const rightEvery = 60
const idsEvery = 2_000
/** Drawn together; so many of them are under way at the same instant. */
const [batchSize, atOnce] = [128, 16]

export interface Findings {
  requests: number
  statuses: Record<string, number>
  /** Operations that answered 200. */
  reached: Set<string>
  /** Answers of 5xx, out of shape, or with something of somebody else: what was asked, and why it is wrong. */
  wrong: { kind: 'broke' | 'shape' | 'leak'; what: string }[]
}

/** Operations of the API that this can make succeed: all but those whose example ends in a refusal. */
export const reachable = (): string[] =>
  Object.values(api)
    .map(({ name }) => name)
    .filter((name) => examples[name]?.thenRefused === undefined)

export interface Fuzz {
  world: World
  document: Record<string, unknown>
  requests: number
  seed: number
  onProgress?: (findings: Findings) => void
}

/** Requests of all kinds by all kinds of callers, every answer looked at. */
export async function fuzz({ world, document, requests, seed, onProgress }: Fuzz): Promise<Findings> {
  const findings: Findings = { requests: 0, statuses: {}, reached: new Set(), wrong: [] }
  const { callers, canaries } = await populate(world, origin)
  const shapes = publishedShapes(document)
  let ids = await knownIds()
  const send = (caller: Caller, request: Request) => look({ findings, canaries, shapes }, caller, request)
  const routes = Object.entries(api) as [Route, Mountable][]
  let turn = 0
  const askOne = async (asked: FuzzRequest) => {
    const caller = callers[asked.caller] as Caller
    if (++turn % rightEvery === 0) {
      const route = routes[(turn / rightEvery) % routes.length] as [Route, Mountable]
      await rightAndNearlyRight(world, route, caller, Object.values(asked.query)[0] ?? null, send)
    }
    const status = await send(caller, toRequest(asked, caller, ids))
    if (status === 401 && caller.member)
      caller.headers = await enter(caller, origin).catch(() => caller.headers)
  }
  const size = { minLength: batchSize, maxLength: batchSize }
  const together = fc.array(requestsOf(document, callers.length), size)
  let idsReadAt = 0
  const property = fc.asyncProperty(together, async (batch) => {
    if (turn - idsReadAt >= idsEvery) {
      idsReadAt = turn
      ids = await knownIds()
      onProgress?.(findings)
    }
    const waiting = batch.values()
    const lane = async () => {
      for (const asked of waiting) await askOne(asked)
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
  })
  await fc.assert(property, { numRuns: Math.ceil(requests / batchSize), seed, endOnFailure: true })
  return findings
}

type Send = (caller: Caller, request: Request) => Promise<number>

/** Somebody else asks for a thing, its owner with one field out of place, and then the owner as tests/matrix says. */
async function rightAndNearlyRight(
  world: World,
  [route, { name, access }]: [Route, Mountable],
  stranger: Caller,
  odd: unknown,
  send: Send,
): Promise<void> {
  const owner = await world.member()
  const office = access.answers.owner !== 'allow' && access.answers.admin === 'allow'
  const caller = office ? await world.member('admin') : owner
  const input = await prepared(() => examples[name]?.input({ world, owner, caller }))
  if (!input) return
  const own: Caller = { member: caller, way: 'session', headers: { cookie: caller.cookie, origin } }
  const [field] = Object.keys(input)
  await send(stranger, requestOf(origin, route, input, { headers: stranger.headers }))
  if (field) await send(own, requestOf(origin, route, { ...input, [field]: odd }, own))
  await send(own, requestOf(origin, route, input, own))
}

/** Null when the house allows something so seldom, for all people together, that this run has used it up. */
async function prepared(make: () => unknown): Promise<Record<string, unknown> | null> {
  try {
    return ((await make()) ?? {}) as Record<string, unknown>
  } catch (error) {
    if (error instanceof Refusal && error.status === 429) return null
    throw error
  }
}

function toRequest(
  { method, path, params, query, body, idempotencyKey }: FuzzRequest,
  caller: Caller,
  ids: KnownIds,
) {
  const personId = caller.member?.actor.id ?? null
  const filled = (value: unknown) => text(withIds(value, ids, personId))
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(filled(params[name]).toWellFormed()),
  )
  const url = new URL(`${origin}/api/v1${address}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, filled(value))
  const headers = new Headers(caller.headers)
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  const sent = body === undefined ? {} : { body: JSON.stringify(withIds(body, ids, personId)) }
  return new Request(url, { method, headers, ...sent })
}

interface Expected {
  findings: Findings
  canaries: Canaries
  shapes: ReturnType<typeof publishedShapes>
}

/** Sends a request and notes everything that is wrong about its answer. */
async function look(
  { findings, canaries, shapes }: Expected,
  caller: Caller,
  request: Request,
): Promise<number> {
  const { method, url } = request
  const answer = await answerRest(api, request)
  const { status } = answer
  const sent = await answer.text()
  const who = caller.member
    ? `${caller.member.actor.role} ${caller.member.actor.id} by ${caller.way}`
    : 'a stranger'
  const note = (kind: Findings['wrong'][number]['kind'], why: string) =>
    findings.wrong.push({ kind, what: `${method} ${url} of ${who}: ${status} ${why}` })
  findings.requests++
  findings.statuses[status] = (findings.statuses[status] ?? 0) + 1
  const match = matchRoute(api, method, new URL(url).pathname.slice('/api/v1'.length))
  if (status >= 500) note('broke', sent)
  else if (status >= 400) {
    if (!shapes.get('Problem')?.safeParse(parsed(sent)).success) note('shape', sent)
  } else if (match && 'operation' in match) {
    findings.reached.add(match.operation.name)
    const read = shapes.get(match.operation.name)?.safeParse(parsed(sent))
    if (!read?.success) note('shape', `${read?.error.message} in ${sent.slice(0, 500)}`)
  }
  const leaked = isAdmin(caller) ? null : await leakIn(sent, canaries, caller)
  if (leaked) note('leak', `told ${leaked}`)
  return status
}

function parsed(sent: string): unknown {
  try {
    return JSON.parse(sent)
  } catch {
    return undefined
  }
}

async function leakIn(sent: string, canaries: Canaries, { member }: Caller): Promise<string | null> {
  const personId = member?.actor.id ?? null
  if (sent.includes('$argon2')) return 'the hash of a password'
  for (const [text, owners] of canaries)
    if (!(personId !== null && owners.has(personId)) && sent.includes(text)) return text
  return foreignId(sent, personId)
}
