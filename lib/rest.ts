import { actorOfCookie, bearerOf, personOfBearer } from '@/lib/identity'
import type { Actor } from '@/lib/kernel/access'
import { asOutage } from '@/lib/kernel/db'
import { answerRequest, problemResponse, requestIdOf } from '@/lib/kernel/door'
import { Outage, problemOf, Refusal } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { matchRoute } from '@/lib/kernel/match-route'
import type { Api } from '@/lib/kernel/openapi'

const root = '/api/v1'

/** Answers one REST request from the table of operations. Every error is problem+json. */
export async function answerRest(api: Api, request: Request): Promise<Response> {
  const requestId = requestIdOf(request)
  const path = new URL(request.url).pathname.slice(root.length)
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const match = matchRoute(api, method, path)
  try {
    if (match === null)
      throw new Refusal('not_found', 'There is no such address in this API.', { status: 404 })
    if ('allow' in match) return notAllowed(match.allow, requestId)
    const address = request.headers.get('x-tradepost-address') ?? undefined
    const actor = await callerOf(request.headers, address)
    return await answerRequest(match.operation, { actor, address }, request, match.params)
  } catch (raised) {
    const error = asOutage(raised)
    if (error instanceof Outage) log().warn({ err: error, requestId }, 'nobody could say who asks')
    else if (!(error instanceof Refusal)) log().error({ err: error, requestId }, 'a request broke')
    return problemResponse(problemOf(error), requestId)
  }
}

/** A token speaks for its request alone; without one, the session in the cookie does. */
function callerOf(headers: Headers, address: string | undefined): Promise<Actor> {
  const secret = bearerOf(headers.get('authorization'))
  return secret ? personOfBearer(secret, address) : actorOfCookie(headers.get('cookie'))
}

function notAllowed(allow: string[], requestId: string): Response {
  const sentence = `This address answers ${allow.join(', ')} only.`
  const refusal = new Refusal('method_not_allowed', sentence, { status: 405 })
  const response = problemResponse(problemOf(refusal), requestId)
  response.headers.set('allow', allow.join(', '))
  return response
}
