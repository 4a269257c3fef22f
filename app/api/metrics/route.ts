import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/kernel/env'
import { metricsText } from '@/lib/ops'

export const dynamic = 'force-dynamic'

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** For this machine, and for whoever has METRICS_TOKEN. */
function mayRead({ headers }: Request): boolean {
  if (loopback.test(headers.get('x-tradepost-address') ?? '')) return true
  const token = env().METRICS_TOKEN
  return token !== undefined && same(headers.get('authorization') ?? '', `Bearer ${token}`)
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

export async function GET(request: Request): Promise<Response> {
  if (!mayRead(request)) return new Response('Not found\n', { status: 404 })
  return new Response(await metricsText(), { headers: { 'content-type': 'text/plain; version=0.0.4' } })
}
