import { problemOf } from '@/lib/kernel/errors'
import { hearProcessor } from '@/lib/payments'

const largest = 512 * 1024

/** Stripe tells that something changed: verified, kept once, answered; a worker looks into it. */
export async function POST(request: Request): Promise<Response> {
  const signature = request.headers.get('stripe-signature') ?? ''
  const raw = await request.text()
  try {
    if (raw.length > largest) return new Response(null, { status: 413 })
    await hearProcessor(raw, signature)
    return new Response(null, { status: 200 })
  } catch (error) {
    const problem = problemOf(error)
    const headers = { 'content-type': 'application/problem+json' }
    return Response.json(problem, { status: problem.status, headers })
  }
}
