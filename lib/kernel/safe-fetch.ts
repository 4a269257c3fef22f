import { Agent, type Dispatcher, request } from 'undici'
import { env } from './env'
import { Refusal, refuse } from './errors'
import { type FetchAnswer, fetchOutage, readAnswer } from './fetched-body'
import { AddressNotAllowed, isPublicAddress, publicLookup, type Resolve } from './public-address'

export interface FetchRequest {
  method?: 'GET' | 'HEAD' | 'POST'
  headers?: Record<string, string>
  body?: string | Buffer
  /** Hops that a GET or HEAD follows, at most and by default 3. With 0 the redirect itself is the answer. */
  redirects?: number
  /** Of the body, decoded; at most and by default 2 MB. */
  maxBytes?: number
  signal?: AbortSignal
}

export interface FetchRules {
  /** `host:port` on this machine that may be called all the same: what plays the outside world. Empty in live mode. */
  loopback: readonly string[]
  ports: readonly number[]
  resolve?: Resolve
  connectMs?: number
  /** Longest wait for the headers, and for the next part of the body. */
  idleMs?: number
  /** Longest time for everything, redirects included. */
  totalMs?: number
}

const maxUrlLength = 2_048
const maxRedirects = 3
const maxBytes = 2 * 1024 * 1024
const redirecting = new Set([301, 302, 303, 307, 308])
/** What another origin may be told; everything else the caller wrote for the first one. */
const harmless = new Set(['accept', 'accept-language', 'user-agent'])

type SafeFetch = (address: string, what?: FetchRequest) => Promise<FetchAnswer>

let shared: SafeFetch | undefined

/**
 * Calls an address that a person typed: the only way to do so. Refuses (`address_not_allowed`) what is not public;
 * throws an Outage with code `unreachable`, `timeout`, `too_large`, `unreadable` or `too_many_redirects`.
 * Any status is an answer. Show nobody more of it than status, content type and 1 kB.
 */
export const safeFetch: SafeFetch = (address, what) => {
  const { FETCH_LOOPBACK: loopback, FETCH_PORTS: ports } = env()
  shared ??= safeFetchBy({ loopback, ports })
  return shared(address, what)
}

/** Refuses an address that could never be called, for forms that store one. Names are looked up when they are called. */
export const demandCallable = (address: string): void => {
  const { FETCH_LOOPBACK: loopback, FETCH_PORTS: ports } = env()
  readAddress(address, { loopback, ports })
}

export function safeFetchBy(rules: FetchRules): SafeFetch {
  const { totalMs = 20_000 } = rules
  const agents = { outside: agentFor(rules, true), loopback: agentFor(rules, false) }
  return async (address, what = {}) => {
    const signal = AbortSignal.any([AbortSignal.timeout(totalMs), ...(what.signal ? [what.signal] : [])])
    const { method = 'GET' } = what
    try {
      return await follow(address, { ...what, method, signal }, rules, agents)
    } catch (error) {
      if (isNotAllowed(error)) return notAllowed()
      if (error instanceof Refusal) throw error
      throw fetchOutage(error, method)
    }
  }
}

const agentFor = ({ resolve, connectMs = 5_000, idleMs = 10_000 }: FetchRules, guarded: boolean): Agent =>
  new Agent({
    connect: { timeout: connectMs, ...(guarded ? { lookup: publicLookup(resolve) } : {}) },
    connections: 2,
    pipelining: 0,
    allowH2: false,
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
  })

type Call = FetchRequest & { method: NonNullable<FetchRequest['method']>; signal: AbortSignal }

async function follow(
  address: string,
  call: Call,
  rules: FetchRules,
  agents: { outside: Agent; loopback: Agent },
): Promise<FetchAnswer> {
  const hops = call.method === 'POST' ? 0 : Math.min(call.redirects ?? maxRedirects, maxRedirects)
  let headers = { 'user-agent': `Tradepost/1.0 (+${env().APP_URL})`, ...lowerCased(call.headers) }
  let at = readAddress(address, rules)
  for (let hop = 0; ; hop++) {
    const answer = await ask(at.url, call, headers, at.loopback ? agents.loopback : agents.outside)
    const target = redirecting.has(answer.statusCode) && hops > 0 ? answer.headers.location : undefined
    if (typeof target !== 'string') return readAnswer(answer, at.url, call.maxBytes ?? maxBytes)
    // Its error is ours, and nobody listens any more: unheard it would end the process.
    answer.body.on('error', () => {}).destroy()
    if (hop >= hops) throw new TooManyRedirects()
    const next = readAddress(URL.parse(target, at.url)?.href ?? '', rules)
    if (next.url.origin !== at.url.origin) headers = harmlessOf(headers)
    at = next
  }
}

class TooManyRedirects extends Error {
  readonly code = 'too_many_redirects'
}

function ask(
  url: URL,
  { method, body, signal }: Call,
  headers: Record<string, string>,
  dispatcher: Dispatcher,
): Promise<Dispatcher.ResponseData> {
  return request(url, {
    dispatcher,
    method,
    signal,
    headers: { ...headers, 'accept-encoding': 'identity' },
    ...(body === undefined ? {} : { body }),
  })
}

/** What the URL parser makes of an address, which knows all spellings of a number; names are checked on connecting. */
function readAddress(address: string, { loopback, ports }: FetchRules): { url: URL; loopback: boolean } {
  const url = address.length <= maxUrlLength ? URL.parse(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return notAllowed()
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (loopback.includes(`${url.hostname}:${port}`)) return { url, loopback: true }
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const isLiteral = literal !== url.hostname || /^[\d.]+$/.test(literal)
  if (!ports.includes(port) || (isLiteral && !isPublicAddress(literal))) return notAllowed()
  return { url, loopback: false }
}

const notAllowed = (): never =>
  refuse('address_not_allowed', 'This address is not allowed. Use a public http or https address.', {
    status: 400,
  })

function isNotAllowed(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isNotAllowed)
  return error instanceof AddressNotAllowed || (error instanceof Error && isNotAllowed(error.cause))
}

const lowerCased = (headers: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const harmlessOf = <T extends Record<string, string>>(headers: T): T =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => harmless.has(name))) as T
