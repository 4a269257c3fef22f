import { env } from '@/lib/kernel/env'
import { problemOf } from '@/lib/kernel/errors'
import { reportSms } from '@/lib/notifications'

const largest = 20_000

/** Twilio tells what became of a text message, signed for the public address of this site. */
export async function POST(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const signature = request.headers.get('x-twilio-signature') ?? ''
  const body = await request.text()
  try {
    const form = Object.fromEntries(new URLSearchParams(body.slice(0, largest)))
    await reportSms(env().APP_URL + pathname + search, signature, form)
    return new Response(null, { status: 204 })
  } catch (error) {
    const problem = problemOf(error)
    const headers = { 'content-type': 'application/problem+json' }
    return Response.json(problem, { status: problem.status, headers })
  }
}
