import { anonymous } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { problemOf } from '@/lib/kernel/errors'
import { unsubscribe } from '@/lib/notifications'

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? ''

/** RFC 8058: a mail program posts here, without a session and without a page of ours. */
export async function POST(request: Request): Promise<Response> {
  const address = request.headers.get('x-tradepost-address') ?? undefined
  try {
    await unsubscribe.run({ actor: anonymous, address }, { token: tokenOf(request) })
    return new Response(null, { status: 204 })
  } catch (error) {
    const problem = problemOf(error)
    return Response.json(problem, {
      status: problem.status,
      headers: { 'content-type': 'application/problem+json' },
    })
  }
}

/** A person who follows the link is asked first: programs that only look must change nothing. */
export function GET(request: Request): Response {
  const location = `${env().APP_URL}/unsubscribe?token=${encodeURIComponent(tokenOf(request))}`
  return new Response(null, { status: 303, headers: { location } })
}
