import { createHash } from 'node:crypto'
import { type Actor, anonymous } from './access'
import { Outage, type Problem, problemOf, Refusal } from './errors'
import { newId } from './ids'
import type { Operation } from './operation'

/** What a form gets back: the answer, or a problem to show beside the field. Bugs are thrown on. */
export type ActionResult<O> = { ok: true; value: O } | { ok: false; problem: Problem }

export interface Visitor {
  actor: Actor
  address?: string | undefined
}

/** Runs an operation for a server action: refusals and outages come back as values. */
export async function answerForm<I, O>(
  operation: Operation<I, O>,
  visitor: Visitor,
  input: unknown,
  idempotencyKey?: string,
): Promise<ActionResult<O>> {
  try {
    return { ok: true, value: await operation.run({ ...visitor, idempotencyKey }, input) }
  } catch (error) {
    if (error instanceof Refusal || error instanceof Outage) return { ok: false, problem: problemOf(error) }
    throw error
  }
}

const maxBodyBytes = 256 * 1024

/** Runs an operation for a REST request. Path parameters, query and JSON body make one input. */
export async function answerRequest<I, O>(
  operation: Operation<I, O>,
  visitor: Visitor,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  const requestId = requestIdOf(request)
  try {
    const input = { ...queryOf(new URL(request.url)), ...(await bodyOf(request)), ...params }
    const idempotencyKey = request.headers.get('idempotency-key') ?? undefined
    const answer = await operation.run({ ...visitor, requestId, idempotencyKey }, input)
    return answerWith(answer, request, requestId)
  } catch (error) {
    return problemResponse(problemOf(error), requestId)
  }
}

/**
 * A read carries the mark of its bytes: who has the same ones is told 304 and nothing more. The mark says nothing of who
 * asked, and a cache must ask again each time and never keep an answer for somebody else.
 */
function answerWith(answer: unknown, request: Request, requestId: string): Response {
  const headers = new Headers({ 'x-request-id': requestId, 'cache-control': 'no-store' })
  if (request.method !== 'GET' && request.method !== 'HEAD') return Response.json(answer, { headers })
  const body = JSON.stringify(answer)
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  headers.set('cache-control', 'private, no-cache')
  headers.set('vary', 'Authorization, Cookie')
  headers.set('etag', etag)
  if (knows(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  headers.set('content-type', 'application/json')
  return new Response(body, { headers })
}

/** Marks are compared weakly, as RFC 9110 wants it for If-None-Match. */
const knows = (given: string | null, etag: string): boolean =>
  (given ?? '').split(',').some((each) => `W/${each.trim().replace(/^W\//, '')}` === etag)

/** A caller may name its request, in the characters of an id. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id')
  return given && /^[\w.-]{1,80}$/.test(given) ? given : newId('request')
}

export function problemResponse(problem: Problem, requestId: string): Response {
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  })
  const waitS = problem.retryAfterS ?? (problem.status === 503 ? 3 : undefined)
  if (waitS !== undefined) headers.set('retry-after', String(waitS))
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}

/** Repeated parameters become arrays; numbers and booleans are left to the operation's schema. */
function queryOf(url: URL): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const key of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(key)
    found[key] = values.length > 1 ? values : (values[0] ?? '')
  }
  return found
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  if (request.method === 'GET' || request.method === 'HEAD') return {}
  const text = await limitedText(request)
  if (text === '') return {}
  try {
    const parsed: unknown = JSON.parse(text)
    if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed))
      return parsed as Record<string, unknown>
  } catch {}
  throw new Refusal('invalid_json', 'The body must be a JSON object.', { status: 400 })
}

const limitedText = async (request: Request): Promise<string> =>
  (await limitedBody(request, maxBodyBytes)).toString('utf8')

/** Reads no more than the limit, whatever the caller says the length is. */
export async function limitedBody({ body }: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > limit) throw new Refusal('too_large', 'This request is too large.', { status: 413 })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const stranger: Visitor = { actor: anonymous }
