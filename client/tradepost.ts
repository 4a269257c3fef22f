import type { Problem, Routes } from './routes'

export type { Problem, Routes } from './routes'

export type Route = keyof Routes
export type Input<R extends Route> = Routes[R]['input']
export type Output<R extends Route> = Routes[R]['output']

/** What a call is refused with. `problem.code` is stable; the message is a sentence for a person. */
export class TradepostProblem extends Error {
  readonly problem: Problem
  readonly route: string

  constructor(route: string, problem: Problem) {
    super(`${route}: ${problem.detail}`)
    this.name = 'TradepostProblem'
    this.problem = problem
    this.route = route
  }
}

export interface Options {
  /** Where Tradepost is: `https://tradepost.example`. */
  url: string
  /** An API token, or what gives the access token of the moment; without one only what anyone may ask is answered. */
  token?: string | (() => string | Promise<string>)
  /** Sent with every request. */
  headers?: Record<string, string>
  /** Instead of the global fetch. */
  fetch?: (request: Request) => Promise<Response>
  /** How often a call that failed on the way, or was told to wait, is tried again. 3 unless given. */
  retries?: number
}

export interface CallOptions {
  /** One for each intent: the same key happens once. A POST without one gets a new one. */
  idempotencyKey?: string
  signal?: AbortSignal
}

type Fields = Record<string, unknown>

interface Page {
  items: unknown[]
  nextCursor: string | null
}

/** The routes whose lists have pages. */
export type PagedRoute = { [R in Route]: Output<R> extends Page ? R : never }[Route]
type Item<R extends Route> = Output<R> extends { items: (infer I)[] } ? I : never

const longestWaitS = 60

/** One function for the whole API: `const api = tradepost({ url, token }); await api('GET /me', {})`. */
export function tradepost(options: Options) {
  const answers = new Map<string, { etag: string; body: unknown }>()

  async function call<R extends Route>(
    route: R,
    input: Input<R>,
    given: CallOptions = {},
  ): Promise<Output<R>> {
    const [method = ''] = route.split(' ')
    const key = given.idempotencyKey ?? (method === 'POST' ? crypto.randomUUID() : undefined)
    const safe = method !== 'POST' || key !== undefined
    for (let left = options.retries ?? 3; ; left--) {
      const request = await requestFor(route, input as Fields, options, { ...given, key })
      const known = method === 'GET' ? answers.get(request.url) : undefined
      if (known) request.headers.set('if-none-match', known.etag)
      const answer = await (options.fetch ?? fetch)(request).catch((error: unknown) => {
        if (!safe || left <= 0 || given.signal?.aborted) throw error
        return null
      })
      if (answer?.status === 304 && known) return known.body as Output<R>
      if (answer?.ok) return remember(request.url, answer) as Promise<Output<R>>
      if (answer && (left <= 0 || (answer.status !== 429 && answer.status !== 503)))
        throw new TradepostProblem(route, await answer.json())
      await pause(Number(answer?.headers.get('retry-after') ?? 1))
    }
  }

  async function remember(url: string, answer: Response): Promise<unknown> {
    const body = await answer.json()
    const etag = answer.headers.get('etag')
    if (etag) answers.set(url, { etag, body })
    return body
  }

  /** Every item of a list, page after page. */
  async function* pages<R extends PagedRoute>(route: R, input: Input<R>): AsyncGenerator<Item<R>> {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await call(route, { ...(input as Fields), ...(cursor && { cursor }) } as Input<R>)
      yield* page.items as Item<R>[]
      cursor = page.nextCursor
    }
  }

  return Object.assign(call, { pages })
}

async function requestFor(
  route: string,
  input: Fields,
  { url, headers: own, token }: Options,
  { key, signal }: { key: string | undefined; signal?: AbortSignal },
): Promise<Request> {
  const headers = new Headers({ accept: 'application/json', ...own })
  const secret = typeof token === 'function' ? await token() : token
  if (secret) headers.set('authorization', `Bearer ${secret}`)
  if (key) headers.set('idempotency-key', key)
  return requestOf(url, route, input, { headers, signal: signal ?? null })
}

/** Path parameters first; the rest is the query of a read, and the body of everything else. */
export function requestOf(base: string, route: string, input: object, init: RequestInit = {}): Request {
  const [method = '', pattern = ''] = route.split(' ')
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(String(value))
  })
  const url = new URL(`/api/v1${path}`, base)
  if (method === 'GET' || method === 'DELETE') {
    for (const [name, value] of rest)
      for (const each of [value].flat()) url.searchParams.append(name, String(each))
    return new Request(url, { ...init, method })
  }
  const headers = new Headers(init.headers)
  headers.set('content-type', 'application/json')
  return new Request(url, { ...init, method, headers, body: JSON.stringify(Object.fromEntries(rest)) })
}

export type Tokens = Output<'POST /auth/tokens'>

/**
 * The access token of the moment, for `token` of a client: replaced a minute before it runs out, once for all calls
 * that wait for it. `keep` is told every new pair; store it before it is needed, for the old refresh token works once.
 */
export function rotating(options: Options, first: Tokens, keep: (tokens: Tokens) => void = () => {}) {
  const call = tradepost(options)
  let tokens = first
  let next: Promise<Tokens> | null = null
  const refresh = async () => {
    tokens = await call('POST /auth/tokens/refresh', { refreshToken: tokens.refreshToken })
    keep(tokens)
    return tokens
  }
  return async (): Promise<string> => {
    if (Date.parse(tokens.accessExpiresAt) - Date.now() > 60_000) return tokens.accessToken
    next ??= refresh().finally(() => {
      next = null
    })
    return (await next).accessToken
  }
}

/** Signs the program out: its newest refresh token, and the access token beside it, open nothing any more. */
export async function signOut(
  options: Options,
  { refreshToken }: Pick<Tokens, 'refreshToken'>,
): Promise<void> {
  await tradepost(options)('POST /auth/tokens/revoke', { refreshToken })
}

const pause = (seconds: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(seconds || 1, longestWaitS) * 1_000))
