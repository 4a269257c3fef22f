import { actorOfCookie, hasSession } from '@/lib/identity'
import { answerRequest, problemResponse, requestIdOf } from '@/lib/kernel/door'
import { problemOf, Refusal } from '@/lib/kernel/errors'
import { matchRoute } from '@/lib/kernel/match-route'
import type { Api } from '@/lib/kernel/openapi'
import { fromOurSite } from '@/lib/kernel/origin'

const root = '/api/v1'
const reading = new Set(['GET', 'HEAD'])

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
    demandOurSite(request)
    const actor = await actorOfCookie(request.headers.get('cookie'))
    const address = request.headers.get('x-tradepost-address') ?? undefined
    return await answerRequest(match.operation, { actor, address }, request, match.params)
  } catch (error) {
    return problemResponse(problemOf(error), requestId)
  }
}

function notAllowed(allow: string[], requestId: string): Response {
  const sentence = `This address answers ${allow.join(', ')} only.`
  const refusal = new Refusal('method_not_allowed', sentence, { status: 405 })
  const response = problemResponse(problemOf(refusal), requestId)
  response.headers.set('allow', allow.join(', '))
  return response
}

/** A session cookie is sent by the browser whoever asks; a change must therefore come from one of our pages. */
function demandOurSite({ method, headers }: Request): void {
  if (reading.has(method) || !hasSession(headers.get('cookie'))) return
  if (headers.get('sec-fetch-site') === 'same-origin') return
  if (fromOurSite(headers.get('origin'), headers.get('host'))) return
  throw new Refusal('foreign_origin', 'A change with a session must come from a page of this site.', {
    status: 403,
  })
}
